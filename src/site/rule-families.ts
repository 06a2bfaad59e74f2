/** What the families of rules look at, in words. */
export const FAMILIES: Readonly<Record<string, string>> = {
  pm: 'Post-mortems',
  rb: 'Runbooks and alerts',
  comms: 'Messages',
  policy: 'Policy and pages',
  links: 'Links',
  template: 'Templates',
  document: 'Any document',
  config: 'Configuration',
};

/** `pm` of `pm/action-items`. */
export const familyOf = (id: string): string => id.slice(0, id.indexOf('/'));
