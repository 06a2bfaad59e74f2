/** Places that a rotation fills in an escalation, and who fills them from one change to the next. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { everyoneOf, nextInRotation } from './duty.ts';
import type { Instant, Interval } from './instant.ts';
import { dutySpans } from './shifts.ts';

/** A place that a rotation fills: with whoever is on call, or with the next one in its order. */
export interface Post {
  rotation: string;
  next: boolean;
}

/** Who of a rotation is meant: the one on call, everybody on call in any layer, or the next behind these. */
export type Holders = 'one' | 'everyone' | 'after-one' | 'after-everyone';

export type Held = Readonly<Record<Holders, readonly string[]>>;

/** A period in which a rotation fills its places with the same people. */
export interface HeldSpan extends Interval {
  held: Held;
  /** The reason of a planned gap that leaves nobody on call, else `null`. */
  gap: string | null;
}

/** Who fills the places of a rotation over [from, to): contiguous, in order; none where there is no such rotation. */
export function heldSpans({ escalation }: Policy, oncall: OnCall, id: string, from: Instant, to: Instant): readonly HeldSpan[] {
  const rotation = oncall.rotations.find((one) => one.id === id);
  if (!rotation) return [];
  return dutySpans(rotation, from, to).map(({ duty, ...span }) => {
    const everyone = everyoneOf(duty);
    const one = everyone.slice(0, 1);
    const after = (paged: readonly string[]): string[] => {
      const next = nextInRotation(rotation, duty, new Set(paged), escalation.nextInRotation);
      return next === null ? [] : [next];
    };
    return { ...span, gap: duty.gap, held: { one, everyone, 'after-one': after(one), 'after-everyone': after(everyone) } };
  });
}

/** Where two lists of spans, each contiguous over the same period, meet. */
export function overlaps<Left extends Interval, Right extends Interval>(left: readonly Left[], right: readonly Right[]): (Interval & { left: Left; right: Right })[] {
  const found: (Interval & { left: Left; right: Right })[] = [];
  for (let l = 0, r = 0; l < left.length && r < right.length;) {
    const [one, other] = [left[l] as Left, right[r] as Right];
    const to = Math.min(one.to, other.to);
    found.push({ from: Math.max(one.from, other.from), to, left: one, right: other });
    if (one.to === to) l++;
    if (other.to === to) r++;
  }
  return found;
}
