import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { awakeAt } from '../../src/escalation/awake.ts';
import { coverage, timesToHuman, unreachableSteps, worstTimeToHuman } from '../../src/escalation/coverage.ts';
import { formatInstant } from '../../src/escalation/instant.ts';
import { simulate } from '../../src/escalation/simulate.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { anyPolicy, moment, onCallAround } from './arbitrary.ts';
import { STEPS, at, layer, onCall, person, policyWith, rotation, step } from './rota.ts';

const NIGHTS = onCall([
  rotation('shop', [layer(['ada', 'ben'], { zone: 'Europe/Berlin', restrict: [{ from: '08:00', to: '20:00' }] })], { gaps: [{ from: '2026-02-01T20:00Z', to: '2026-02-02T03:00Z', reason: 'moving' }] }),
  rotation('leads', [layer(['lea'])]),
], [person('lea', 'UTC', { from: '06:00', to: '22:00' })]);

test('minutes that nobody covers, without planned gaps', () => {
  const [shop, leads] = coverage(NIGHTS, at('2026-02-01T00:00Z'), at('2026-02-03T00:00Z'));
  expect(shop?.uncovered.map(({ from, to }) => `${formatInstant(from)} ${formatInstant(to)}`)).toEqual([
    '2026-02-01T00:00:00Z 2026-02-01T07:00:00Z', '2026-02-01T19:00:00Z 2026-02-01T20:00:00Z', '2026-02-02T03:00:00Z 2026-02-02T07:00:00Z', '2026-02-02T19:00:00Z 2026-02-03T00:00:00Z',
  ]);
  expect(shop).toMatchObject({ rotation: 'shop', uncoveredMinutes: 17 * 60, plannedMinutes: 7 * 60 });
  expect(leads).toMatchObject({ uncoveredMinutes: 0, plannedMinutes: 0 });
});

test('a DST night makes a hole an hour shorter or longer', () => {
  const hole = (from: string, to: string) => coverage(NIGHTS, at(from), at(to))[0]?.uncoveredMinutes;
  expect([hole('2026-03-28T12:00Z', '2026-03-29T12:00Z'), hole('2026-03-27T12:00Z', '2026-03-28T12:00Z'), hole('2026-10-24T12:00Z', '2026-10-25T12:00Z')]).toEqual([11 * 60, 12 * 60, 13 * 60]);
});

test('the worst time to a human', () => {
  const policy = policyWith(['owner'], { steps: [step('on-call', 5), step('lead', 5)] });
  const pieces = timesToHuman(policy, NIGHTS, 'SEV-1', 'shop', at('2026-02-03T17:00Z'), at('2026-02-04T08:00Z')).map(({ minutes, from }) => `${formatInstant(from).slice(11, 16)} ${minutes}`);
  // Ada sleeps from 23:00 to 07:00 UTC, but is off at 19:00 already; Lea sleeps from 22:00 to 06:00.
  expect(pieces).toEqual(['17:00 0', '22:00 null', '06:00 0']);
  expect(worstTimeToHuman(policy, NIGHTS, 'SEV-1', 'shop', at('2026-02-03T17:00Z'), at('2026-02-04T08:00Z'))).toEqual({ minutes: null, from: at('2026-02-03T22:00Z'), to: at('2026-02-04T06:00Z') });
  expect(worstTimeToHuman(policy, NIGHTS, 'SEV-1', 'shop', at('2026-02-03T17:00Z'), at('2026-02-03T17:00Z'))).toBeNull();
});

test('somebody who wakes during the escalation', () => {
  const policy = policyWith(['owner'], { steps: [step('on-call', 5), step('next-in-rotation', 5)] });
  const rota = onCall([rotation('shop', [layer(['ada', 'ben'])])], [person('ada', 'UTC', { from: '09:00', to: '20:00' }), person('ben', 'UTC', { from: '07:00', to: '20:00' })]);
  expect(timesToHuman(policy, rota, 'SEV-1', 'shop', at('2026-01-06T06:00Z'), at('2026-01-06T10:00Z')).map(({ minutes, from }) => `${formatInstant(from).slice(11, 16)} ${minutes}`)).toEqual(['06:00 null', '06:55 5', '09:00 0']);
});

describe('steps that page nobody', () => {
  const year = [at('2026-02-01T00:00Z'), at('2027-02-01T00:00Z')] as const;
  const full = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['lea'])])]);
  const indexes = (policy: Policy, rota = full) => unreachableSteps(policy, rota, ...year).map(({ index }) => index);
  test.each([
    ['the same person in both', policyWith(['owner']), [3]],
    ['a team of one has no next', policyWith(['lead', 'director'], { steps: [step('next-in-rotation', 5), step('director', 5)] }), []],
    ['no chain comes to the steps before its start', policyWith(['director']), [0, 1, 2]],
    ['paged once only', policyWith(['owner'], { firstTargets: 'once' }), [1, 2, 3]],
    ['all reached', policyWith(['owner'], { steps: STEPS.slice(0, 3) }), []],
  ])('%s', (_name, policy, expected) => {
    expect(indexes(policy)).toEqual(expected);
  });

  test('a step that is reached on one day of the year only', () => {
    const late = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('leads', [layer(['lea'], { start: '2026-12-24T00:00', end: '2026-12-25T00:00' })]), rotation('directors', [layer(['dora'])])]);
    expect(indexes(policyWith(['owner']), late)).toEqual([]);
  });
});

test('for any rota: the same answer at every trigger as a simulation in which whoever is awake answers at once', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), anyPolicy, ([around, oncall], any) => {
      const policy = { ...any, escalation: { ...any.escalation, acknowledgementTimeout: 'none' as const, simulate: { passes: 1 } } };
      const [from, to] = [around - 60 * 60_000, around + 60 * 60_000];
      const pieces = timesToHuman(policy, oncall, 'SEV-1', 'shop', from, to);
      expect([pieces[0]?.from, pieces.at(-1)?.to]).toEqual([from, to]);
      for (let trigger = from; trigger < to; trigger += 420_000) {
        const pages = simulate(policy, oncall, { severity: 'SEV-1', service: 'shop', at: trigger, answers: [] }).events.filter(({ kind }) => kind === 'page');
        const human = pages.find((page) => oncall.people.some((someone) => someone.id === page.person && awakeAt(someone, Date.parse(page.at))));
        expect(pieces.find((piece) => piece.from <= trigger && trigger < piece.to)?.minutes ?? null).toBe(human?.minute ?? null);
      }
    }),
    { numRuns: 30 },
  );
});
