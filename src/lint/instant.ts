/** Points in time as people write them, read strictly: what `Date` would roll over or guess is a problem with a name. */

/** A point in time, or one sentence on what is wrong with the text. */
export type ReadInstant = { epochMilliseconds: number; utc: string } | { problem: string };

/** A calendar date, or one sentence on what is wrong with it. */
export type ReadDate = { year: number; month: number; day: number } | { problem: string };

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?$/;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Reads an instant such as `2026-03-14T03:02Z` or `2026-03-14 04:02+01:00`. */
export function parseInstant(text: string): ReadInstant {
  const match = text.length > 60 ? null : INSTANT.exec(text.trim());
  if (!match) return { problem: 'It is no date and time.' };
  const [, dateText = '', hourText, minuteText, secondText, fraction = '', zone] = match;
  const date = parseDate(dateText);
  if ('problem' in date) return date;
  if (hourText === undefined) return { problem: 'It has a date but no time.' };
  const clock = clockProblem(Number(hourText), Number(minuteText), Number(secondText ?? 0));
  if (clock) return { problem: clock };
  if (zone === undefined) return { problem: 'It has no zone, so nobody can say which moment it is.' };
  const offset = offsetMinutes(zone);
  if (offset === null) return { problem: `No zone is ${zone} from UTC.` };
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const epochMilliseconds = utcMilliseconds(date) + ((Number(hourText) * 60 + Number(minuteText) - offset) * 60 + Number(secondText ?? 0)) * 1000 + milliseconds;
  return { epochMilliseconds, utc: writeInstant(epochMilliseconds) };
}

/** Reads a date `YYYY-MM-DD` that exists. */
export function parseDate(text: string): ReadDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return { problem: 'It is no date such as 2026-03-14.' };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const name = MONTHS[month - 1];
  if (name === undefined) return { problem: `There is no month ${match[2] ?? ''}.` };
  const days = daysIn(year, month);
  if (day < 1 || day > days) return { problem: `${name} ${year} has ${days} days.` };
  return { year, month, day };
}

/** Why a time of day does not exist, or `null`. */
export function clockProblem(hour: number, minute: number, second = 0): string | null {
  if (hour === 24 && minute === 0 && second === 0) return '24:00 can be read as either day; it is 00:00 of the next one.';
  if (hour > 23) return `A day has no hour ${hour}.`;
  if (minute > 59) return `An hour has no minute ${minute}.`;
  if (second === 60) return 'Clocks here know no leap second; it is second 00 of the next minute.';
  if (second > 60) return `A minute has no second ${second}.`;
  return null;
}

/** An instant to the minute or, where it has seconds, to the second: `2026-03-14T03:02Z`. */
export function writeInstant(epochMilliseconds: number): string {
  const iso = new Date(epochMilliseconds).toISOString();
  return iso.endsWith(':00.000Z') ? `${iso.slice(0, 16)}Z` : iso.endsWith('.000Z') ? `${iso.slice(0, 19)}Z` : iso;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function utcMilliseconds({ year, month, day }: { year: number; month: number; day: number }): number {
  // Date.UTC takes years below 100 for 19xx; the file may hold nonsense, the sum must still be exact.
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function offsetMinutes(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60 || Number(match[3]) > 59) return null;
  return match[1] === '-' ? -minutes : minutes;
}
