/** Scenarios worth looking at, found in the on-call file. */
import { chainsOf } from '../policy/chains.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { rotationOfTarget } from './chain.ts';
import { dayOf, instantOf, localAt, weekdayOf } from './civil.ts';
import { DAY, MINUTE, SECOND, type Instant } from './instant.ts';
import { shifts } from './shifts.ts';
import type { Scenario } from './simulation.ts';

export interface Preset {
  id: string;
  label: string;
  scenario: Scenario;
  /** Zone to show the start in. */
  zone: string;
}

const SATURDAY = 5;

/**
 * Saturday 03:00 in each region, the next DST night and the next handoff in the middle of an escalation, all on or
 * after an instant. What the on-call file has no case for is left out.
 */
export function presets(policy: Policy, oncall: OnCall, after: Instant): Preset[] {
  const severity = policy.declaring.justDeclare;
  const service = (oncall.services.find(({ id }) => id !== policy.services.default) ?? oncall.services[0])?.id ?? policy.services.default;
  const scenario = (at: Instant): Scenario => ({ severity, service, at, answers: [] });
  const zones = [...new Set(oncall.rotations.flatMap(({ layers }) => layers.map(({ zone }) => zone)))];
  const found: Preset[] = zones.map((zone) => ({ id: `saturday-${zone}`, label: `Saturday 03:00 in ${cityOf(zone)}`, scenario: scenario(saturday(zone, after)), zone }));
  const change = nextChange(zones, after);
  if (change) {
    found.push({ id: 'dst', label: `Clocks go ${change.forward ? 'forward' : 'back'} in ${cityOf(change.zone)}`, scenario: scenario(change.at - 10 * MINUTE), zone: change.zone });
  }
  const handoff = nextHandoff(policy, oncall, severity, service, after);
  if (handoff) found.push({ id: 'handoff', label: 'A handoff during the escalation', scenario: scenario(handoff.at), zone: handoff.zone });
  return found;
}

/** `New York` of `America/New_York`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

function saturday(zone: string, after: Instant): Instant {
  const today = dayOf(localAt(after, zone));
  const days = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => today + k).filter((day) => weekdayOf(day) === SATURDAY);
  return days.map((day) => instantOf(day * DAY + 3 * 60 * MINUTE, zone)).find((instant) => instant >= after) ?? after;
}

/** The first change of the clocks in any of the zones within a year. */
function nextChange(zones: readonly string[], after: Instant): { at: Instant; zone: string; forward: boolean } | null {
  const offset = (instant: Instant, zone: string): number => localAt(instant, zone) - instant;
  const start = Math.ceil(after / MINUTE) * MINUTE;
  for (let day = start; day < start + 366 * DAY; day += DAY) {
    for (const zone of zones) {
      const before = offset(day, zone);
      if (offset(day + DAY, zone) === before) continue;
      let [low, high] = [day, day + DAY];
      while (high - low > MINUTE) {
        const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
        if (offset(middle, zone) === before) low = middle;
        else high = middle;
      }
      return { at: high, zone, forward: offset(high, zone) > before };
    }
  }
  return null;
}

/** A trigger shortly before somebody else comes on call in a rotation that the severity pages. */
function nextHandoff(policy: Policy, oncall: OnCall, severity: string, service: string, after: Instant): { at: Instant; zone: string } | null {
  const wait = (policy.escalation.steps[0]?.wait ?? 300) * SECOND;
  for (const { id } of chainsOf(policy, severity)) {
    const rotation = oncall.rotations.find((candidate) => candidate.id === rotationOfTarget(policy, oncall, id, service));
    if (!rotation) continue;
    const all = shifts(rotation, after + wait, after + 60 * DAY);
    const next = all.find(({ person }, k) => k > 0 && person !== null && all[k - 1]?.person !== null && person !== all[k - 1]?.person);
    const zone = rotation.layers.find((layer) => layer.id === next?.layer)?.zone;
    if (next) return { at: Math.floor((next.from - wait / 2) / MINUTE) * MINUTE, zone: zone ?? 'UTC' };
  }
  return null;
}
