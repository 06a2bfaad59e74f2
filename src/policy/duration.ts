/**
 * Durations of the policy: whole seconds of elapsed time (72 h = 259,200 s, across DST changes too).
 * The file writes them as `15 minutes`, `72 hours`, `90 days`; a day is 24 hours.
 */

/** Elapsed time in whole seconds. */
export type Seconds = number;

const UNITS = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const;
type Unit = keyof typeof UNITS;

/** How the policy file may write a duration; also the pattern of the published JSON Schema. */
export const DURATION_PATTERN = /^(0|[1-9]\d{0,4}) (second|minute|hour|day|week)s?$/;

/** Seconds of a duration as the policy file writes it (`15 minutes`), or `null` where it is none. */
export function parseDuration(text: string): Seconds | null {
  const match = DURATION_PATTERN.exec(text);
  if (!match) return null;
  return Number(match[1]) * UNITS[match[2] as Unit];
}

/**
 * Words for a duration in the unit a reader expects: whole days from five days on, else whole hours,
 * else minutes (`15 minutes`, `72 hours`, `90 days`).
 */
export function formatDuration(seconds: Seconds): string {
  const unit: Unit =
    seconds % 60 !== 0 ? 'second'
    : seconds === 0 || seconds % 3600 !== 0 ? 'minute'
    : seconds < 432_000 || seconds % 86_400 !== 0 ? 'hour'
    : 'day';
  const count = seconds / UNITS[unit];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** The short form for drawings and tables: `15 min`, `72 h`, `90 d`, `45 s`. */
export function shortDuration(seconds: Seconds): string {
  const [count, word] = formatDuration(seconds).split(' ') as [string, string];
  const short: Record<string, string> = { second: 's', minute: 'min', hour: 'h', day: 'd' };
  return `${count} ${short[word.replace(/s$/, '')] ?? word}`;
}

/** The short form of a measured time, to the minute; below one, to the second. */
export function roundDuration(seconds: number): string {
  return shortDuration(seconds < 60 ? Math.round(seconds) : Math.round(seconds / 60) * 60);
}

/** Whole minutes, for what counts in them: rather a little longer than shorter. */
export function wholeMinutes(seconds: Seconds): number {
  return Math.ceil(seconds / UNITS.minute);
}
