/** The wall clock of a named zone, the same on every machine: the zone is always given, the words are fixed. */
import type { Person } from '../policy/oncall-schema.ts';

export interface LocalTime {
  /** Such as `Mon`. */
  day: string;
  /** Such as `03:25`. */
  time: string;
}

/** What a clock in `zone` shows at an instant (milliseconds since 1970); `null` where this machine does not know the zone. */
export function localTime(zone: string, instant: number): LocalTime | null {
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return { day: part['weekday'] ?? '', time: `${part['hour'] ?? ''}:${part['minute'] ?? ''}` };
  } catch {
    return null;
  }
}

/** Whether a local time lies in somebody's waking hours; hours may go over midnight. */
export function isAwake({ from, to }: Person['awake'], { time }: LocalTime): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}
