/** Schedules and escalation policies as requests to PagerDuty's REST API, in the order in which they must be sent. */
import { formatInstant } from '../instant.ts';
import type { PagerModel, PagerPolicy, PagerSchedule } from './model.ts';
import type { Person } from '../../policy/oncall-schema.ts';

export interface PagerRequest {
  method: 'POST';
  /** `{schedule:key}` in it, and for ids in the body, stands for the id that PagerDuty gave to the request with this `as`. */
  path: string;
  as?: string;
  body: unknown;
}

/** Every person needs `ids.pagerduty`. */
export function pagerDutyRequests({ schedules, policies }: PagerModel): PagerRequest[] {
  return [
    ...schedules.flatMap((schedule): PagerRequest[] => [
      { method: 'POST', path: '/schedules', as: `schedule:${schedule.key}`, body: { schedule: scheduleBody(schedule) } },
      ...(schedule.overrides.length === 0 ? [] : [{
        method: 'POST' as const, path: `/schedules/{schedule:${schedule.key}}/overrides`,
        body: { overrides: schedule.overrides.map(({ person, from, to }) => ({ start: formatInstant(from), end: formatInstant(to), user: userOf(person) })) },
      }]),
    ]),
    ...policies.map((policy): PagerRequest => ({ method: 'POST', path: '/escalation_policies', as: `policy:${policy.key}`, body: { escalation_policy: policyBody(policy) } })),
  ];
}

function scheduleBody({ name, zone, layers }: PagerSchedule): unknown {
  return {
    type: 'schedule',
    name,
    time_zone: zone,
    schedule_layers: layers.map((layer) => ({
      name: layer.name,
      start: layer.start,
      ...(layer.end === null ? {} : { end: layer.end }),
      rotation_virtual_start: layer.start,
      rotation_turn_length_seconds: layer.turnSeconds,
      users: layer.users.map((person) => ({ user: userOf(person) })),
      ...(layer.restrictions.length === 0 ? {} : {
        restrictions: layer.restrictions.map(({ day, start, seconds }) => ({
          type: day === null ? 'daily_restriction' : 'weekly_restriction',
          start_time_of_day: start,
          duration_seconds: seconds,
          ...(day === null ? {} : { start_day_of_week: day }),
        })),
      }),
    })),
  };
}

function policyBody({ name, loops, rules }: PagerPolicy): unknown {
  return {
    type: 'escalation_policy',
    name,
    num_loops: loops,
    escalation_rules: rules.map(({ minutes, schedules }) => ({ escalation_delay_in_minutes: minutes, targets: schedules.map((key) => ({ id: `{schedule:${key}}`, type: 'schedule_reference' })) })),
  };
}

function userOf({ ids }: Person): { id: string; type: 'user_reference' } {
  return { id: ids.pagerduty ?? '', type: 'user_reference' };
}
