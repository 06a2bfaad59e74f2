/** Who is awake when, from the waking hours in the on-call file. */
import type { Person } from '../policy/oncall-schema.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import { windowAt, windowsBetween } from './window.ts';

/** Whether a person is in their waking hours. */
export function awakeAt(person: Person, instant: Instant): boolean {
  return windowAt([person.awake], person.zone, instant) !== null;
}

/** A period in which a person is awake, or asleep. */
export interface AwakeSpan extends Interval {
  awake: boolean;
}

/** When a person is awake and asleep over [from, to): contiguous, in order. */
export function awakeSpans(person: Person, from: Instant, to: Instant): AwakeSpan[] {
  const spans: AwakeSpan[] = [];
  let reached = from;
  for (const hours of windowsBetween([person.awake], person.zone, from, to)) {
    if (hours.from > reached) spans.push({ from: reached, to: hours.from, awake: false });
    reached = Math.min(hours.to, to);
    spans.push({ from: Math.max(hours.from, from), to: reached, awake: true });
  }
  return reached < to ? [...spans, { from: reached, to, awake: false }] : spans;
}

/** The next instant at which a sleeping person's waking hours begin. */
export function nextWaking(person: Person, instant: Instant): Instant {
  return awakeSpans(person, instant, instant + 3 * DAY).find(({ awake }) => awake)?.from ?? instant + 3 * DAY;
}
