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

/** `84 minutes`, `3 hours`, `3 hours and 10 minutes`; below two hours in minutes. */
export function lengthInWords(length: number): string {
  const minutes = Math.max(1, Math.round(length / MINUTE));
  const words = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
  if (minutes < 120) return words(minutes, 'minute');
  const rest = minutes % 60;
  return `${words(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` and ${words(rest, 'minute')}`}`;
}
