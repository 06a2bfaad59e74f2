/** Why a date or time as somebody wrote it is none: what `Date` would roll over or guess has a name here. */
import { parseInstant } from '../postmortem/deadline.ts';

/** A calendar date, or one sentence on what is wrong with it. */
export type ReadDate = { year: number; month: number; day: number } | { problem: string };

const PARTS = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?(.{1,20}))?)?$/;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** One sentence on why a text is no instant such as `2026-03-14T03:02Z`, or `null` where it is one. */
export function instantProblem(text: string): string | null {
  if (text.length > 60) return 'It is no date and time.';
  if (parseInstant(text) !== null) return null;
  const match = PARTS.exec(text.trim());
  if (!match) return 'It is no date and time.';
  const [, dateText = '', hour, minute, second, zone] = match;
  const date = parseDate(dateText);
  if ('problem' in date) return date.problem;
  if (hour === undefined) return 'It has a date but no time.';
  const clock = clockProblem(Number(hour), Number(minute), Number(second ?? 0));
  if (clock !== null) return clock;
  return zone === undefined ? 'It has no zone, so nobody can say which moment it is.' : 'Its zone is no Z and no offset such as +01:00.';
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

/** One sentence on why a time of day does not exist, or `null`. */
export function clockProblem(hour: number, minute: number, second = 0): string | null {
  if (hour === 24 && minute === 0 && second === 0) return '24:00 can be read as either day; it is 00:00 of the next one.';
  if (hour > 23) return `A day has no hour ${hour}.`;
  if (minute > 59) return `An hour has no minute ${minute}.`;
  if (second === 60) return 'Clocks here know no leap second; it is second 00 of the next minute.';
  if (second > 60) return `A minute has no second ${second}.`;
  return null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
