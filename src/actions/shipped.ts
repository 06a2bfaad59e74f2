/** What came of action items once they were old enough that something should have come of them. */
import type { ActionStatus } from './model.ts';
import type { Policy } from '../policy/schema.ts';
import type { Seconds } from '../policy/duration.ts';

/** An action item and the moment since which it could have been done. */
export interface Promised {
  status: ActionStatus | null;
  since: Seconds;
}

export interface Shipped {
  /** Items older than the policy's window, without those declined and those of which nothing is known. */
  old: number;
  /** How many of them are done. */
  done: number;
  /** Whether that is the pattern that the policy escalates. */
  never: boolean;
}

/** Judges items against `postMortem.neverShip` at an instant. Without a single old item there is no pattern. */
export function shippedOf(items: readonly Promised[], { window, share }: Policy['postMortem']['neverShip'], now: Seconds): Shipped {
  const old = items.filter(({ status, since }) => (status === 'open' || status === 'done') && now - since > window);
  const done = old.filter(({ status }) => status === 'done').length;
  return { old: old.length, done, never: old.length > 0 && done / old.length <= share };
}
