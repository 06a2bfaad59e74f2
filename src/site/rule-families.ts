/** What the families of rules look at, in words. */
export const FAMILIES: Readonly<Record<string, string>> = {
  pm: 'Post-mortems',
  policy: 'Policy and pages',
  links: 'Links',
  document: 'Any document',
};

/** `pm` of `pm/action-items`. */
export const familyOf = (id: string): string => id.slice(0, id.indexOf('/'));
