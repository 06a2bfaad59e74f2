/** Instants and elapsed time. The whole layer reckons in instants; local time is met in `civil.ts` only. */

/** Milliseconds since 1970-01-01T00:00Z; always whole seconds here. */
export type Instant = number;

/** Half-open: `from` belongs to it, `to` does not. */
export interface Interval {
  from: Instant;
  to: Instant;
}

export const SECOND = 1000;
export const MINUTE = 60_000;
export const DAY = 86_400_000;

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.0{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/i;

/** The fields of a date and time as if in UTC (milliseconds), or `null` where there is no such date or time. */
export function parseFields(text: string): { local: number; offset: string | null } | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return { local: date.getTime() + (hour * 3600 + minute * 60 + second) * SECOND, offset: match[7] ?? null };
}

/** The instant of an ISO 8601 date and time with `Z` or an offset (`2026-11-28T03:00Z`), or `null`. */
export function parseInstant(text: string): Instant | null {
  const fields = parseFields(text);
  if (!fields?.offset) return null;
  const [sign, hours, minutes] = /^z$/i.test(fields.offset) ? [1, 0, 0] : [fields.offset.startsWith('-') ? -1 : 1, Number(fields.offset.slice(1, 3)), Number(fields.offset.slice(4))];
  return hours > 23 || minutes > 59 ? null : fields.local - sign * (hours * 60 + minutes) * MINUTE;
}

const parsed = new WeakMap<object, Interval>();

/** The interval of an override or a planned gap of the on-call file; empty where its dates are none. */
export function intervalOf(entry: { from: string; to: string }): Interval {
  const known = parsed.get(entry);
  if (known) return known;
  const interval = { from: parseInstant(entry.from) ?? 0, to: parseInstant(entry.to) ?? 0 };
  parsed.set(entry, interval);
  return interval;
}

/** ISO 8601 in UTC, to the second: `2026-11-28T03:00:00Z`. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');
}
