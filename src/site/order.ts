/** The order of pages in the sidebar, and with it of previous and next. */

interface NavLink {
  type: 'link';
  href: string;
  isCurrent: boolean;
}
interface NavGroup {
  type: 'group';
  entries: NavEntry[];
}
export type NavEntry = NavLink | NavGroup;
type LinkOf<Entry> = Extract<Entry, { type: 'link' }>;

/**
 * Sorts the links inside each group by `sortOf`, whatever folders they come from; links without one stay behind in the order
 * they had. Groups keep their places.
 */
export function sorted<Entry extends NavEntry>(entries: readonly Entry[], sortOf: (href: string) => number | undefined): Entry[] {
  const weight = (entry: NavEntry): number => (entry.type === 'link' ? (sortOf(entry.href) ?? Number.MAX_SAFE_INTEGER) : Number.MAX_SAFE_INTEGER);
  return entries
    .map((entry) => (entry.type === 'group' ? { ...entry, entries: sorted(entry.entries, sortOf) } : entry))
    .sort((a, b) => weight(a) - weight(b));
}

/** All links, from top to bottom. */
function flat<Entry extends NavEntry>(entries: readonly Entry[]): LinkOf<Entry>[] {
  return entries.flatMap((entry) => (entry.type === 'group' ? flat(entry.entries as Entry[]) : [entry as LinkOf<Entry>]));
}

/**
 * The sidebar as it says where a page is that it does not list: at the link nearest above it by address, such as the list of
 * rules for a rule. A page it lists has its own place already.
 */
export function placed<Entry extends NavEntry>(entries: readonly Entry[], path: string): Entry[] {
  const links = flat(entries);
  const above = links.some(({ isCurrent }) => isCurrent) ? undefined : links.map(({ href }) => href).filter((href) => path.startsWith(href)).sort((a, b) => b.length - a.length)[0];
  const mark = (entry: Entry): Entry => (entry.type === 'group' ? { ...entry, entries: (entry.entries as Entry[]).map(mark) } : entry.href === above ? { ...entry, isCurrent: true } : entry);
  return above === undefined ? [...entries] : entries.map(mark);
}

/** The pages before and after the current one. */
export function neighbours<Entry extends NavEntry>(entries: readonly Entry[]): { prev: LinkOf<Entry> | undefined; next: LinkOf<Entry> | undefined } {
  const links = flat(entries);
  const at = links.findIndex(({ isCurrent }) => isCurrent);
  return at < 0 ? { prev: undefined, next: undefined } : { prev: links[at - 1], next: links[at + 1] };
}
