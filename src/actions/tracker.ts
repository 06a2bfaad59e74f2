/** What a tracker says of the tickets that action items name. Handed in: the core asks nobody. */

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
