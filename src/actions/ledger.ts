/** The ledger: the action items of all post-mortems together, with what their dates and owners say as of an instant. */
import type { Policy } from '../policy/schema.ts';
import type { Seconds } from '../policy/duration.ts';
import type { ActionItem } from './model.ts';
import { shippedOf } from './shipped.ts';
import type { Shipped } from './shipped.ts';

/** A post-mortem and its action items. */
export interface LedgerSource {
  title: string;
  /** Id of the incident as written; `null` where it is not. */
  incident: string | null;
  /** When its action items began to be owed; `null` where nothing says. */
  since: Seconds | null;
  /** The same where a moment says it and not only a day, and where it is no invented example: what the policy's alarm counts. */
  promised: Seconds | null;
  items: readonly ActionItem[];
}

export interface LedgerEntry {
  item: ActionItem;
  title: string;
  incident: string | null;
  since: Seconds | null;
  /** From `since` to the instant of the ledger; `null` where unknown. */
  age: Seconds | null;
  /** Not known to be done or declined. */
  open: boolean;
  /** Open, and its due date has passed. */
  overdue: boolean;
  /** Open, and nobody whom the policy accepts owns it. */
  unowned: boolean;
}

export interface Ledger {
  /** The oldest first; those of which nobody knows how old last. */
  entries: readonly LedgerEntry[];
  /** What came of the old ones, and whether that is the pattern that the policy escalates. */
  shipped: Shipped;
}

export interface LedgerFilter {
  open?: boolean;
  overdue?: boolean;
  unowned?: boolean;
  /** Part of the owner's name; capitals do not count. */
  owner?: string;
  /** The incident's id; capitals do not count. */
  incident?: string;
}

/** Ways to group a ledger. */
export const GROUPINGS = ['owner', 'age', 'incident'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface LedgerGroup {
  title: string;
  entries: readonly LedgerEntry[];
}

type Rules = Pick<Policy['postMortem'], 'neverShip'> & { actionItems: Pick<Policy['postMortem']['actionItems'], 'owner'> };

const DAY: Seconds = 86_400;

/** The ledger as of an instant. */
export function ledgerOf(sources: readonly LedgerSource[], { neverShip, actionItems }: Rules, now: Seconds): Ledger {
  const entries = sources.flatMap(({ title, incident, since, items }) =>
    items.map((item): LedgerEntry => {
      const open = item.status !== 'done' && item.status !== 'declined';
      const end = item.due === null ? null : dueEnd(item.due);
      const owned = item.ownerKind === 'person' || (item.ownerKind === 'team' && actionItems.owner === 'person-or-team');
      return { item, title, incident, since, age: since === null ? null : Math.max(0, now - since), open, overdue: open && end !== null && end <= now, unowned: open && !owned };
    }),
  );
  const promised = sources.flatMap(({ promised: at, items }) => (at === null ? [] : items.map(({ status }) => ({ status, since: at }))));
  return { entries: entries.sort(byAge), shipped: shippedOf(promised, neverShip, now) };
}

/** Numbers of a ledger. */
export function ledgerTotals(entries: readonly LedgerEntry[]): { items: number; open: number; overdue: number; unowned: number; done: number; declined: number } {
  const having = (test: (entry: LedgerEntry) => boolean): number => entries.filter(test).length;
  return {
    items: entries.length,
    open: having(({ open }) => open),
    overdue: having(({ overdue }) => overdue),
    unowned: having(({ unowned }) => unowned),
    done: having(({ item }) => item.status === 'done'),
    declined: having(({ item }) => item.status === 'declined'),
  };
}

export function filterLedger(entries: readonly LedgerEntry[], { open, overdue, unowned, owner, incident }: LedgerFilter): LedgerEntry[] {
  return entries.filter(
    (entry) =>
      (open !== true || entry.open) &&
      (overdue !== true || entry.overdue) &&
      (unowned !== true || entry.unowned) &&
      (owner === undefined || (entry.item.owner ?? '').toLowerCase().includes(owner.toLowerCase())) &&
      (incident === undefined || entry.incident?.toLowerCase() === incident.toLowerCase()),
  );
}

/** Groups in the order of their titles (ages: the oldest first); nobody's and unknown ones last. Entries keep their order. */
export function groupLedger(entries: readonly LedgerEntry[], by: Grouping): LedgerGroup[] {
  const groups = new Map<string, { order: string; entries: LedgerEntry[] }>();
  for (const entry of entries) {
    const { title, order } = groupOf(entry, by);
    const known = groups.get(title);
    if (known) known.entries.push(entry);
    else groups.set(title, { order, entries: [entry] });
  }
  return [...groups].sort(([, a], [, b]) => compare(a.order, b.order)).map(([title, group]) => ({ title, entries: group.entries }));
}

const LAST = '\uffff';
const AGES: readonly { over: Seconds; title: string }[] = [
  { over: 365 * DAY, title: 'older than a year' },
  { over: 90 * DAY, title: 'older than 90 days' },
  { over: 30 * DAY, title: 'older than 30 days' },
  { over: -1, title: '30 days or younger' },
];

function groupOf({ item, incident, title, age }: LedgerEntry, by: Grouping): { title: string; order: string } {
  if (by === 'owner') return item.owner === null ? { title: 'nobody', order: LAST } : { title: item.owner, order: item.owner.toLowerCase() };
  if (by === 'incident') return { title: incident === null ? title : `${incident} ${title}`, order: incident === null ? `${LAST}${title}` : incident };
  const at = age === null ? -1 : AGES.findIndex(({ over }) => age > over);
  return { title: AGES[at]?.title ?? 'nobody knows how old', order: at < 0 ? LAST : String(at) };
}

/** The first instant at which something due then is late; `null` where the words name no end that a calendar knows. */
export function dueEnd(due: string): Seconds | null {
  const text = due.trim().toLowerCase();
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (day) return utc(Number(day[1]), Number(day[2]) - 1, Number(day[3]) + 1);
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month) return utc(Number(month[1]), Number(month[2]), 1);
  const quarter = /^q([1-4])[ -]?(\d{4})$/.exec(text) ?? swapped(/^(\d{4})[ -]?q([1-4])$/.exec(text));
  if (quarter) return utc(Number(quarter[2]), Number(quarter[1]) * 3, 1);
  const half = /^h([12])[ -]?(\d{4})$/.exec(text) ?? swapped(/^(\d{4})[ -]?h([12])$/.exec(text));
  return half ? utc(Number(half[2]), Number(half[1]) * 6, 1) : null;
}

function swapped(match: RegExpExecArray | null): (string | undefined)[] | null {
  return match && [match[0], match[2], match[1]];
}

function utc(year: number, month: number, day: number): Seconds {
  return Date.UTC(year, month, day) / 1000;
}

function byAge(a: LedgerEntry, b: LedgerEntry): number {
  return (b.age ?? -1) - (a.age ?? -1) || compare(a.item.file, b.item.file) || a.item.line - b.item.line;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
