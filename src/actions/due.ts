/** What post-mortems promised by a date. */
import { dueEnd } from './ledger.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Seconds } from '../policy/duration.ts';

export interface DueAction {
  entry: LedgerEntry;
  /** The first instant at which it is late: the end of its day, month, quarter or half-year, UTC. */
  at: Seconds;
  late: boolean;
}

/** Open action items whose date a calendar knows, the earliest first. */
export function dueActions(entries: readonly LedgerEntry[], now: Seconds): DueAction[] {
  return entries
    .flatMap((entry): DueAction[] => {
      const at = entry.open && entry.item.due !== null ? dueEnd(entry.item.due) : null;
      return at === null ? [] : [{ entry, at, late: at <= now }];
    })
    .sort((a, b) => a.at - b.at || (a.entry.item.file < b.entry.item.file ? -1 : a.entry.item.file > b.entry.item.file ? 1 : a.entry.item.line - b.entry.item.line));
}
