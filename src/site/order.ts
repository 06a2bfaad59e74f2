/** The order of pages in the sidebar, and with it of previous and next. */

export interface NavLink {
  type: 'link';
  label: string;
  href: string;
  isCurrent: boolean;
}
export interface NavGroup<Link> {
  type: 'group';
  label: string;
  entries: NavEntry<Link>[];
}
export type NavEntry<Link> = Link | NavGroup<Link>;

/**
 * Sorts the links inside each group by `sortOf`, whatever folders they come from; links without one stay behind in the order
 * they had. Groups keep their places.
 */
export function sorted<Link extends NavLink, Group extends NavGroup<Link>>(entries: readonly (Link | Group)[], sortOf: (href: string) => number | undefined): (Link | Group)[] {
  const weight = (entry: Link | Group): number => (entry.type === 'link' ? (sortOf(entry.href) ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER);
  return entries
    .map((entry) => (entry.type === 'link' ? entry : { ...entry, entries: sorted(entry.entries as (Link | Group)[], sortOf) }))
    .sort((a, b) => weight(a) - weight(b));
}

/** All links, from top to bottom. */
export function flat<Link extends NavLink, Group extends NavGroup<Link>>(entries: readonly (Link | Group)[]): Link[] {
  return entries.flatMap((entry) => (entry.type === 'link' ? [entry] : flat<Link, Group>(entry.entries as (Link | Group)[])));
}

/** The pages before and after the current one. */
export function neighbours<Link extends NavLink, Group extends NavGroup<Link>>(entries: readonly (Link | Group)[]): { prev: Link | undefined; next: Link | undefined } {
  const links = flat<Link, Group>(entries);
  const at = links.findIndex(({ isCurrent }) => isCurrent);
  return at < 0 ? { prev: undefined, next: undefined } : { prev: links[at - 1], next: links[at + 1] };
}
