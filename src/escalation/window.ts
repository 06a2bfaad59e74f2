/** Hours that come back every day or on some days: the restrictions of a layer and people's waking hours. */
import { dayOf, instantOf, localAt, parseClock, weekdayOf } from './civil.ts';
import { DAY, type Instant, type Interval } from './instant.ts';

/**
 * Local hours of the day, half-open. Without `from` they start at midnight, without `to` they end there; a `to`
 * not after `from` is on the next day. `days` are the days on which the hours start.
 */
export interface ClockWindow {
  days?: readonly string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The window that starts on a day (a number as `dayOf` gives), or `null` where it does not on that day. */
function windowOn(day: number, window: ClockWindow, zone: string): Interval | null {
  if (window.days && !window.days.includes(WEEKDAYS[weekdayOf(day)] as string)) return null;
  const from = window.from === undefined ? 0 : parseClock(window.from);
  const to = window.to === undefined ? DAY : parseClock(window.to);
  const interval = { from: instantOf(day * DAY + from, zone), to: instantOf(day * DAY + (to > from ? to : to + DAY), zone) };
  return interval.from < interval.to ? interval : null;
}

/** The window around an instant, or `null` where the instant lies in none. */
export function windowAt(windows: readonly ClockWindow[], zone: string, instant: Instant): Interval | null {
  const today = dayOf(localAt(instant, zone));
  for (const window of windows) {
    // The day before for hours over midnight; the day after where clocks went back across midnight.
    for (const day of [today, today - 1, today + 1]) {
      const found = windowOn(day, window, zone);
      if (found && found.from <= instant && instant < found.to) return found;
    }
  }
  return null;
}

/** All windows that meet [from, to), joined where they touch or overlap, in order; not clipped. */
export function windowsBetween(windows: readonly ClockWindow[], zone: string, from: Instant, to: Instant): Interval[] {
  const found: Interval[] = [];
  const last = dayOf(localAt(to, zone)) + 1;
  for (let day = dayOf(localAt(from, zone)) - 2; day <= last; day++) {
    for (const window of windows) {
      const interval = windowOn(day, window, zone);
      if (interval && interval.from < to && interval.to > from) found.push(interval);
    }
  }
  return join(found);
}

/** Intervals in order, joined where they touch or overlap. */
export function join(intervals: readonly Interval[]): Interval[] {
  const joined: Interval[] = [];
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
