/** A layer of a rotation as a layer of a PagerDuty schedule. */
import { parseDuration } from '../../policy/duration.ts';
import type { Layer, Person } from '../../policy/oncall-schema.ts';
import { parseClock } from '../civil.ts';
import { SECOND, type Instant } from '../instant.ts';
import { formatLocal } from '../scenario.ts';
import { endOf, startOf } from '../turn.ts';
import type { PagerLayer, Remark, Restriction } from './model.ts';

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** PagerDuty takes turns from an hour to a year. */
const TURNS = { shortest: HOUR_SECONDS, longest: 365 * DAY_SECONDS };

/** `null` where PagerDuty cannot have such a layer, or it is over; `remarks` hears why. */
export function pagerLayer(layer: Layer, users: readonly Person[], now: Instant, remarks: Remark[]): PagerLayer | null {
  const { id, zone, handoff } = layer;
  const end = endOf(layer);
  if (end <= now) {
    remarks.push({ missing: false, message: `Layer ${id} has ended and is left out.` });
    return null;
  }
  const turnSeconds = parseDuration(handoff.every) ?? 0;
  if (turnSeconds < TURNS.shortest || turnSeconds > TURNS.longest) {
    remarks.push({ missing: true, message: `Layer ${id} is left out: its turns of ${handoff.every} are ${turnSeconds < TURNS.shortest ? 'shorter than the hour' : 'longer than the year'} that PagerDuty allows.` });
    return null;
  }
  if (!/(day|week)s?$/.test(handoff.every)) remarks.push({ missing: false, message: `Layer ${id} hands over every ${handoff.every}, counted in elapsed time; look at PagerDuty's handoffs after the clocks change.` });
  const restrictions = restrictionsOf(layer);
  if (restrictions.some(atNight)) remarks.push({ missing: false, message: `Layer ${id} is restricted to hours over the night, and PagerDuty counts them in seconds; look at the nights on which the clocks change.` });
  return { name: id, start: withSeconds(startOf(layer), zone), end: end === Infinity ? null : withSeconds(end, zone), turnSeconds, users, restrictions };
}

/** RFC 3339, which wants seconds. */
function withSeconds(instant: Instant, zone: string): string {
  return formatLocal(instant, zone).replace(/(T\d\d:\d\d)(?=[Z+-])/, '$1:00');
}

/** One kind only for a layer: as soon as one restriction has days, every one is written by the day. Never longer than PagerDuty allows. */
function restrictionsOf({ restrict }: Layer): Restriction[] {
  const weekly = restrict.some(({ days }) => days !== undefined);
  return restrict.flatMap(({ days, from, to }): Restriction[] => {
    const begin = from === undefined ? 0 : parseClock(from) / SECOND;
    const finish = to === undefined ? DAY_SECONDS : parseClock(to) / SECOND;
    const hours = { start: `${from ?? '00:00'}:00`, seconds: finish > begin ? finish - begin : finish - begin + DAY_SECONDS };
    if (!weekly) return [{ day: null, ...hours }];
    return WEEK.flatMap((day, k) => (days === undefined || days.includes(day) ? [{ day: k + 1, ...hours }] : []));
  });
}

/** Whether hours hold some of those in which clocks change, midnight to 04:00. */
function atNight({ start, seconds }: Restriction): boolean {
  const begin = parseClock(start) / SECOND;
  return begin < 4 * HOUR_SECONDS || begin + seconds > DAY_SECONDS;
}
