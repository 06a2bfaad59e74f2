/**
 * Local time in a named zone: the only place that meets Temporal, through the functions of its polyfill
 * (a third of the size of the classes, and native where the platform has it).
 *
 * A local time that a DST change skips is moved forward by the length of the gap, one that happens twice is
 * the first of the two (Temporal's disambiguation `compatible`).
 */
import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { offsetNanoseconds } from 'temporal-polyfill/fns/ZonedDateTime';
import { DAY, MINUTE, parseFields, type Instant } from './instant.ts';

/** Wall-clock date and time, written as the milliseconds it would be in UTC; whole days are multiples of DAY. */
export type LocalTime = number;

/** The local time of `2026-01-05T07:00` (seconds optional, no offset), or `null` where there is no such date. */
export function parseLocal(text: string): LocalTime | null {
  const fields = parseFields(text);
  return fields && fields.offset === null ? fields.local : null;
}

/** Offsets at the start of days (UTC), by zone: asking Temporal costs some microseconds, and a drawing asks thousands of times. */
const offsets = new Map<string, Map<number, number>>();

function offsetAt(instant: Instant, zone: string): number {
  return offsetNanoseconds(toZonedDateTimeISO(fromEpochMilliseconds(instant), zone)) / 1_000_000;
}

/** The offset of a zone during a day (UTC), or `null` where the clocks change in it; no zone changes them twice in a day. */
function offsetOn(day: number, zone: string): number | null {
  const known = offsets.get(zone) ?? new Map<number, number>();
  const [start, end] = [day, day + 1].map((each) => {
    const offset = known.get(each) ?? offsetAt(each * DAY, zone);
    known.set(each, offset);
    return offset;
  }) as [number, number];
  offsets.set(zone, known);
  return start === end ? start : null;
}

/** What the clocks of a zone show at an instant. Throws a RangeError for an unknown zone. */
export function localAt(instant: Instant, zone: string): LocalTime {
  return instant + (offsetOn(dayOf(instant), zone) ?? offsetAt(instant, zone));
}

/** The instant at which the clocks of a zone show a local time. Throws a RangeError for an unknown zone. */
export function instantOf(local: LocalTime, zone: string): Instant {
  const day = dayOf(local);
  const offset = offsetOn(day, zone);
  // Every instant that may be meant lies within a day; where no clock changes in that time there is only one.
  if (offset !== null && offset === offsetOn(day - 1, zone) && offset === offsetOn(day + 1, zone)) return local - offset;
  const date = new Date(local);
  const plain = create(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds());
  return toZonedDateTime(plain, zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

/** Milliseconds since midnight of a time such as `08:30`. */
export function parseClock(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))) * MINUTE;
}

/** The number of the day of a local time, counted from 1970-01-01. */
export function dayOf(local: LocalTime): number {
  return Math.floor(local / DAY);
}

/** 0 (Monday) to 6 of a day number. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
