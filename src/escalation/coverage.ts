/** What a rota leaves open over a period: minutes without anybody, sleepers, and steps that page nobody. */
import { chainsOf } from '../policy/chains.ts';
import type { OnCall, Person } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { escalate, type Escalation } from './escalate.ts';
import { MINUTE, type Instant, type Interval } from './instant.ts';
import { rotaOf, type Rota } from './rota.ts';
import { shifts } from './shifts.ts';

export interface RotationCoverage {
  rotation: string;
  /** Nobody is on call and no planned gap says why; contiguous pieces in order. */
  uncovered: Interval[];
  uncoveredMinutes: number;
  /** Minutes of planned gaps that nobody covers. */
  plannedMinutes: number;
}

/** Which minutes of [from, to) no rotation covers, one entry for each rotation. */
export function coverage(oncall: OnCall, from: Instant, to: Instant): RotationCoverage[] {
  return oncall.rotations.map((rotation) => {
    const empty = shifts(rotation, from, to).filter(({ person }) => person === null);
    const uncovered = empty.filter(({ gap }) => gap === null).map((shift) => ({ from: shift.from, to: shift.to }));
    return { rotation: rotation.id, uncovered, uncoveredMinutes: length(uncovered), plannedMinutes: length(empty) - length(uncovered) };
  });
}

const length = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, to }) => sum + (to - from), 0) / MINUTE;

export interface TimeToHuman {
  /** Minutes until the first page to somebody who is awake; `null` where no pass of the chains reaches anybody awake. */
  minutes: number | null;
  /** Triggers in [from, to) all take this long (the first of them, where pages are held until somebody wakes; the later ones less). */
  from: Instant;
  to: Instant;
}

/**
 * The time from a trigger to the first page that reaches somebody awake, for every trigger in [from, to): whoever is
 * awake answers at once, whoever sleeps does not. Contiguous, in order; exact, because each answer of the rota says how
 * long it stays true, so the walk jumps to the first trigger for which one of them changes.
 */
export function timesToHuman(policy: Policy, oncall: OnCall, severity: string, service: string, from: Instant, to: Instant): TimeToHuman[] {
  return walk(policy, oncall, severity, service, from, to, true, ({ happenings }, at) => {
    const answered = happenings.find(({ kind }) => kind === 'ack');
    return answered ? (answered.at - at) / MINUTE : null;
  }).map(({ value, ...period }) => ({ minutes: value, ...period }));
}

/** The longest of `timesToHuman` (`null` minutes are the worst of all), the first one where several are equal. */
export function worstTimeToHuman(policy: Policy, oncall: OnCall, severity: string, service: string, from: Instant, to: Instant): TimeToHuman | null {
  const worse = (a: TimeToHuman, b: TimeToHuman): TimeToHuman => ((b.minutes ?? Infinity) > (a.minutes ?? Infinity) ? b : a);
  const all = timesToHuman(policy, oncall, severity, service, from, to);
  return all.length > 0 ? all.reduce(worse) : null;
}

/** What a trigger comes to while whoever is awake answers at once and whoever sleeps does not. */
export interface FirstPass extends TimeToHuman {
  /** Who is paged while asleep, in the order of their ids. */
  woken: readonly string[];
}

/** As `timesToHuman`, and whom it wakes. */
export function firstPasses(policy: Policy, oncall: OnCall, severity: string, service: string, from: Instant, to: Instant): FirstPass[] {
  const read = ({ happenings }: Escalation, at: Instant, rota: Rota): string => {
    const answered = happenings.find(({ kind }) => kind === 'ack');
    const asleep = happenings.filter(({ kind, person, at: paged }) => kind === 'page' && !rota.awake(rota.person(person ?? '') as Person, paged));
    return JSON.stringify([answered ? (answered.at - at) / MINUTE : null, [...new Set(asleep.map(({ person }) => person))].sort()]);
  };
  return walk(policy, oncall, severity, service, from, to, true, read).map(({ value, ...period }) => {
    const [minutes, woken] = JSON.parse(value) as [number | null, string[]];
    return { minutes, woken, ...period };
  });
}

/** A step of the policy's chain that never pages anybody. */
export interface UnreachableStep {
  /** Index in `escalation.steps`. */
  index: number;
  reason: string;
}

/** Steps that page nobody in [from, to), whatever the severity and service, even if nobody ever answers. */
export function unreachableSteps(policy: Policy, oncall: OnCall, from: Instant, to: Instant): UnreachableStep[] {
  const onChains = (severity: string): number[] => chainsOf(policy, severity).flatMap(({ levels }) => levels.map(({ index }) => index));
  const planned = new Set(policy.severities.flatMap(({ id }) => onChains(id)));
  const reached = new Set<number>();
  for (const { id: severity } of policy.severities) {
    for (const { id: service } of oncall.services) {
      if (onChains(severity).every((index) => reached.has(index))) continue;
      const pieces = walk(policy, oncall, severity, service, from, to, false, pagedSteps);
      for (const index of pieces.flatMap(({ value }) => value.split(' ').filter(Boolean))) reached.add(Number(index));
    }
  }
  return policy.escalation.steps.map((_, index) => index).filter((index) => !reached.has(index)).map((index) => ({
    index,
    reason: planned.has(index) ? 'whenever it is reached, everybody it would page has been paged in that pass or nobody is on call' : 'no chain comes to it',
  }));
}

const pagedSteps = ({ happenings }: Escalation): string =>
  [...new Set(happenings.filter(({ kind }) => kind === 'page').flatMap(({ causes }) => causes.map(({ index }) => index)))].sort((a, b) => a - b).join(' ');

interface Piece<T> extends Interval {
  value: T;
}

/** Plays one pass for every trigger in [from, to), jumping from one change to the next. */
function walk<T extends number | string | null>(
  policy: Policy, oncall: OnCall, severity: string, service: string, from: Instant, to: Instant, awakeAnswer: boolean, read: (play: Escalation, at: Instant, rota: Rota) => T,
): Piece<T>[] {
  const onePass: Policy = { ...policy, escalation: { ...policy.escalation, acknowledgementTimeout: 'none', simulate: { passes: 1 } } };
  const rota = rotaOf(oncall);
  const pieces: Piece<T>[] = [];
  for (let at = from; at < to;) {
    rota.steady = Infinity;
    const value = read(escalate({ policy: onePass, oncall, rota, awakeAnswer, scenario: { severity, service, at, answers: [], resolve: 0 } }), at, rota);
    const next = Math.min(at + rota.steady, to);
    const last = pieces.at(-1);
    if (last && last.value === value) last.to = next;
    else pieces.push({ value, from: at, to: next });
    at = next;
  }
  return pieces;
}
