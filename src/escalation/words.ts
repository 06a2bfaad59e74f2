/** Times in the words of a table or a drawing: always English, always in a named zone. */
import { dayOf, localAt, weekdayOf } from './civil.ts';
import type { Instant } from './instant.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (count: number): string => String(count).padStart(2, '0');

/** `Sat 04:00`, with seconds only where there are some. */
export function dayAndTime(instant: Instant, zone: string): string {
  const local = localAt(instant, zone);
  return `${WEEKDAYS[weekdayOf(dayOf(local))] as string} ${timeOf(local)}`;
}

/** `04:00`, with seconds only where there are some. */
export function timeIn(instant: Instant, zone: string): string {
  return timeOf(localAt(instant, zone));
}

/** `Sat 28 Nov 2026 04:00`. */
export function dateAndTime(instant: Instant, zone: string): string {
  const local = localAt(instant, zone);
  const date = new Date(local);
  return `${WEEKDAYS[weekdayOf(dayOf(local))] as string} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] as string} ${date.getUTCFullYear()} ${timeOf(local)}`;
}

function timeOf(local: number): string {
  const date = new Date(local);
  const seconds = date.getUTCSeconds();
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds > 0 ? `:${two(seconds)}` : ''}`;
}

/** Minutes since the trigger as people say them: `7 min`, `7:30 min`, `25 h 7 min`, `3 d 1 h`. */
export function elapsedWords(minute: number): string {
  const seconds = Math.round(minute * 60);
  const [days, hours, minutes, rest] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60];
  if (seconds < 3 * 3600) return `${Math.floor(seconds / 60)}${rest > 0 ? `:${two(rest)}` : ''} min`;
  if (seconds < 3 * 86_400) return `${days * 24 + hours} h${minutes > 0 ? ` ${minutes} min` : ''}`;
  return `${days} d${hours > 0 ? ` ${hours} h` : ''}`;
}
