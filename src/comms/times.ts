/** Times in messages, always UTC. All arguments are milliseconds since 1970 or lengths in milliseconds. */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const MINUTE = 60_000;

/** Placeholders that are filled in with a time of day, without its zone. */
export const CLOCK_PLACEHOLDERS: readonly string[] = ['start', 'end', 'next'];

/** `14 March 2026`. */
export function longDate(at: number): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

/** `02:40`. */
export function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** `84 minutes`, `3 hours and 10 minutes`, `6 days and 2 hours`: below two hours in minutes, below five days in hours. */
export function lengthInWords(length: number): string {
  const minutes = Math.max(1, Math.round(length / MINUTE));
  if (minutes < 120) return words(minutes, 'minute');
  if (minutes < 7200) return both(words(Math.floor(minutes / 60), 'hour'), minutes % 60, 'minute');
  return both(words(Math.floor(minutes / 1440), 'day'), Math.floor((minutes % 1440) / 60), 'hour');
}

function words(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function both(larger: string, rest: number, one: string): string {
  return rest === 0 ? larger : `${larger} and ${words(rest, one)}`;
}
