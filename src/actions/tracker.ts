/** What a tracker says of the tickets that action items name. Handed in: the core asks nobody. */
import type { ActionItem, ActionStatus } from './model.ts';

export interface TrackedTicket {
  /** The key it has now; another than was written where it moved. */
  key: string;
  status: 'open' | 'done' | 'cancelled';
  /** The tracker's own word for the status, such as `In Review`. */
  state: string;
  /** Whether it carries the label that the policy asks for. */
  labelled: boolean;
  /** The name to show first, then every other name, handle, address and id of the person; `null`: nobody's. */
  assignee: readonly [name: string, ...others: string[]] | null;
}

export interface Tracker {
  /** Its name, such as `Linear`. */
  title: string;
  /** The ticket behind a key or an address as written; `missing` where the tracker has none, `null` where it was not asked. */
  ticket(reference: string): TrackedTicket | 'missing' | null;
}

/** A ticket as an item names it, and what the tracker says of it. */
export interface TrackedReference {
  reference: string;
  ticket: TrackedTicket | 'missing';
}

/** The item as the tracker sees it: what its tickets say of the status counts, not what was written. */
export function asTracked(item: ActionItem, tracker: Tracker): ActionItem {
  const tracked = item.tickets.flatMap((reference): TrackedReference[] => {
    const ticket = tracker.ticket(reference);
    return ticket === null ? [] : [{ reference, ticket }];
  });
  if (tracked.length === 0) return item;
  return { ...item, tracked, status: statusOf(item.status, tracked.map(({ ticket }) => ticket)) };
}

/** Done once nothing is open; declined where all was cancelled. A ticket that is not there says nothing, and what was declined here stays so. */
function statusOf(written: ActionStatus | null, tickets: readonly (TrackedTicket | 'missing')[]): ActionStatus | null {
  const known = tickets.flatMap((ticket) => (ticket === 'missing' ? [] : [ticket.status]));
  if (written === 'declined' || known.length === 0) return written;
  if (known.includes('open') || known.length < tickets.length) return 'open';
  return known.includes('done') ? 'done' : 'declined';
}
