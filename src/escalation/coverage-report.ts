/** What a rota and a policy come to over a period: holes, doubles, the worst wait for a human, and whom incidents would wake. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { rotationOfTarget } from './chain.ts';
import { coverage, firstPasses, type RotationCoverage } from './coverage.ts';
import { doubleDuties, type DoubleDuty } from './doubles.ts';
import { MINUTE, type Interval } from './instant.ts';
import { join } from './window.ts';

export interface WorstWait {
  severity: string;
  /** The service whose incidents wait longest; the first of the file where several do. */
  service: string;
  /** Minutes from the trigger to somebody awake; `null` where a whole pass of the chains reaches nobody awake. */
  minutes: number | null;
  /** The first triggers that wait so long. */
  first: Interval;
  /** For how many minutes of the period a trigger waits so long (or less where pages are held until somebody wakes). */
  duration: number;
}

export interface Woken {
  person: string;
  /** Minutes of the period in which an incident (of some service) would wake them, by severity. */
  minutes: Readonly<Record<string, number>>;
}

export interface CoverageReport extends Interval {
  services: readonly string[];
  rotations: readonly RotationCoverage[];
  doubles: readonly DoubleDuty[];
  worst: readonly WorstWait[];
  /** Whoever would be woken most comes first; nobody else is named. */
  woken: readonly Woken[];
}

/** The report for some services over [from, to). Only rotations that their incidents can reach count; for all services, every rotation. */
export function coverageReport(policy: Policy, oncall: OnCall, services: readonly string[], { from, to }: Interval): CoverageReport {
  const reached = rotationsReached(policy, oncall, services);
  const worst: WorstWait[] = [];
  const woken = new Map<string, Map<string, Interval[]>>();
  for (const { id: severity } of policy.severities) {
    let longest: WorstWait | null = null;
    for (const service of services) {
      const passes = firstPasses(policy, oncall, severity, service, from, to);
      for (const { woken: people, ...pass } of passes) {
        for (const person of people) {
          const nights = woken.get(person) ?? new Map<string, Interval[]>();
          const pieces = nights.get(severity) ?? [];
          pieces.push(pass);
          woken.set(person, nights.set(severity, pieces));
        }
      }
      const minutes = Math.max(...passes.map((pass) => pass.minutes ?? Infinity));
      if (passes.length === 0 || (longest && minutes <= (longest.minutes ?? Infinity))) continue;
      const such = passes.filter((pass) => (pass.minutes ?? Infinity) === minutes);
      longest = { severity, service, minutes: minutes === Infinity ? null : minutes, first: join(such)[0] as Interval, duration: lengthOf(such) };
    }
    if (longest) worst.push(longest);
  }
  const total = ({ minutes }: Woken): number => Object.values(minutes).reduce((sum, one) => sum + one, 0);
  return {
    from, to, services,
    rotations: coverage(oncall, from, to).filter(({ rotation }) => services.length === oncall.services.length || reached.has(rotation)),
    doubles: doubleDuties(policy, oncall, services, from, to),
    worst,
    woken: [...woken]
      .map(([person, nights]): Woken => ({ person, minutes: Object.fromEntries([...nights].map(([severity, pieces]) => [severity, lengthOf(join(pieces))])) }))
      .sort((a, b) => total(b) - total(a) || (a.person < b.person ? -1 : 1)),
  };
}

function rotationsReached(policy: Policy, oncall: OnCall, services: readonly string[]): ReadonlySet<string> {
  const targets = [...policy.severities.flatMap(({ page }) => page), ...policy.escalation.steps.map(({ page }) => page)];
  return new Set(services.flatMap((service) => targets.map((target) => rotationOfTarget(policy, oncall, target, service) ?? '')));
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0) / MINUTE;
}
