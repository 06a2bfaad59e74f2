/** Who is awake when, from the waking hours in the on-call file. */
import type { Person } from '../policy/oncall-schema.ts';
import { DAY, type Instant, type Interval } from './instant.ts';
import { windowAt, windowsBetween } from './window.ts';

/** Whether a person is in their waking hours. */
export function awakeAt(person: Person, instant: Instant): boolean {
  return windowAt([person.awake], person.zone, instant) !== null;
}

/** The waking hours of a person that meet [from, to), in order, not clipped. */
export function wakingHours(person: Person, from: Instant, to: Instant): Interval[] {
  return windowsBetween([person.awake], person.zone, from, to);
}

/** The next instant at which a sleeping person's waking hours begin. */
export function nextWaking(person: Person, instant: Instant): Instant {
  const next = windowsBetween([person.awake], person.zone, instant, instant + 3 * DAY).find(({ from }) => from > instant);
  return next?.from ?? instant + 3 * DAY;
}
