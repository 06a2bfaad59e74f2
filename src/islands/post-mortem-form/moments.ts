/** Between the text of a `datetime-local` input and the instants of a post-mortem. */
import type { Seconds } from '../../policy/duration.ts';
import { formatTimelineTime, parseInstant } from '../../postmortem/deadline.ts';

/** The zone in which times are typed: UTC, or that of the device. */
export type TypedIn = 'utc' | 'own';

/** The instant that was typed; `null` where there is none. */
export function readMoment(typed: string, zone: TypedIn): Seconds | null {
  const utc = parseInstant(`${typed}Z`);
  if (utc === null || zone === 'utc') return utc;
  const own = new Date(typed).getTime() / 1000;
  return Number.isFinite(own) ? own : null;
}

/** The text for the input. */
export function writeMoment(seconds: Seconds | null, zone: TypedIn): string {
  if (seconds === null) return '';
  const shift = zone === 'utc' ? 0 : new Date(seconds * 1000).getTimezoneOffset() * 60;
  return formatTimelineTime(seconds - shift).replace(' ', 'T');
}

/** Minutes east of UTC that a local time has in the chosen zone. */
export function offsetIn(zone: TypedIn): (local: string) => number {
  return (local) => (zone === 'utc' ? 0 : -(new Date(local).getTimezoneOffset() || 0));
}
