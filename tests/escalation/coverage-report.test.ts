import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coverage, firstPasses } from '../../src/escalation/coverage.ts';
import { coverageReport } from '../../src/escalation/coverage-report.ts';
import { MINUTE, formatInstant, intervalOf } from '../../src/escalation/instant.ts';
import { anyPolicy, moment, onCallAround } from './arbitrary.ts';
import { oracleAwake, oracleOnCall, oracleSimulation } from './oracle.ts';
import { at, layer, onCall, person, policyWith, rotation, step } from './rota.ts';

const NIGHTS = onCall([
  rotation('shop', [layer(['ada'], { restrict: [{ from: '06:00', to: '22:00' }] })]),
  rotation('leads', [layer(['lea'])]),
  rotation('other', [layer(['ben'], { end: '2026-02-02T00:00' })]),
], [person('ada', 'UTC', { from: '08:00', to: '22:00' }), person('lea', 'UTC', { from: '07:00', to: '21:00' })]);
const policy = policyWith(['owner'], { steps: [step('on-call', 5), step('lead', 10)] });
const DAY = { from: at('2026-02-03T00:00Z'), to: at('2026-02-04T00:00Z') };

test('holes, the worst wait, and whom an incident would wake', () => {
  const report = coverageReport(policy, NIGHTS, ['shop'], DAY);
  expect(report.rotations).toMatchObject([{ rotation: 'shop', uncoveredMinutes: 8 * 60 }, { rotation: 'leads', uncoveredMinutes: 0 }, { rotation: 'other', uncoveredMinutes: 24 * 60 }]);
  // From 22:00 on the shop's step is empty and Lea sleeps; from 06:00 to 07:00 Ada sleeps too. At 06:55 Lea wakes in time.
  expect(report.worst).toEqual([{ severity: 'SEV-1', service: 'shop', minutes: null, first: { from: DAY.from, to: at('2026-02-03T06:55Z') }, duration: (6 * 60 + 55) + 2 * 60 }]);
  expect(report.woken).toEqual([
    // Every trigger from midnight to 06:55 and from 22:00 on pages Lea in her sleep.
    { person: 'lea', minutes: { 'SEV-1': 6 * 60 + 55 + 2 * 60 } },
    { person: 'ada', minutes: { 'SEV-1': 2 * 60 } },
  ]);
});

test('for one of several services only what its incidents can reach', () => {
  const several = { ...NIGHTS, services: [...NIGHTS.services, { id: 'desk', name: 'Desk', aliases: [], owner: 'other', ids: {} }] };
  expect(coverageReport(policy, several, ['shop'], DAY).rotations.map(({ rotation: id }) => id)).toEqual(['shop', 'leads']);
  expect(coverageReport(policy, several, ['desk'], DAY).worst).toMatchObject([{ service: 'desk', minutes: null }]);
  expect(coverageReport(policy, several, ['shop', 'desk'], DAY).rotations).toHaveLength(3);
});

test('the service that waits longest, and for how long the period does', () => {
  const two = { ...onCall([rotation('shop', [layer(['ada'])]), rotation('desk', [layer(['ben'])]), rotation('leads', [layer(['lea'])])], [person('ben', 'UTC', { from: '10:00', to: '22:00' })]), services: ['shop', 'desk', 'twin'].map((id) => ({ id, name: id, aliases: [], owner: id === 'shop' ? 'shop' : 'desk', ids: {} })) };
  // Ada and Lea are awake from 07:00 to 23:00, so Ben's sleep costs five minutes, from 07:00 to 10:00 and from 22:00 to 22:55.
  expect(coverageReport(policy, two, ['shop', 'desk', 'twin'], { from: at('2026-02-03T07:00Z'), to: at('2026-02-03T22:55Z') }).worst).toEqual([
    { severity: 'SEV-1', service: 'desk', minutes: 5, first: { from: at('2026-02-03T07:00Z'), to: at('2026-02-03T10:00Z') }, duration: 180 + 55 },
  ]);
});

test('pages that wait for waking hours wake nobody', () => {
  expect(coverageReport(policyWith(['owner'], {}, { pageWhen: 'waking-hours' }), onCall([rotation('shop', [layer(['ada'])]), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['dora'])])]), ['shop'], DAY).woken).toEqual([]);
});

test('for any rota: holes, minute by minute', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), ([around, oncall]) => {
      const [from, to] = [around - 45 * MINUTE, around + 45 * MINUTE];
      for (const { rotation: id, uncovered, uncoveredMinutes, plannedMinutes } of coverage(oncall, from, to).slice(0, 2)) {
        const shifts = oncall.rotations.find((one) => one.id === id);
        if (!shifts) throw new Error(id);
        const minutes = Array.from({ length: (to - from) / MINUTE }, (_, k) => from + k * MINUTE);
        const nobody = minutes.filter((instant) => oracleOnCall(shifts, instant) === null);
        const planned = nobody.filter((instant) => shifts.gaps.map(intervalOf).some((gap) => gap.from <= instant && instant < gap.to));
        expect([id, uncoveredMinutes, plannedMinutes]).toEqual([id, nobody.length - planned.length, planned.length]);
        expect(minutes.filter((instant) => uncovered.some((hole) => hole.from <= instant && instant < hole.to)).map(formatInstant)).toEqual(nobody.filter((instant) => !planned.includes(instant)).map(formatInstant));
      }
    }),
    { numRuns: 15 },
  );
});

test('for any rota: who is paged asleep before somebody awake answers, as a plain simulation says', () => {
  let compared = 0;
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), anyPolicy, ([around, oncall], any) => {
      const one = { ...any, escalation: { ...any.escalation, acknowledgementTimeout: 'none' as const, simulate: { passes: 1 } } };
      const passes = firstPasses(one, oncall, 'SEV-1', 'shop', around, around + 60 * MINUTE);
      for (let trigger = around; trigger < around + 60 * MINUTE; trigger += 20 * MINUTE) {
        // A person who falls asleep or wakes in between answers differently in a simulation with fixed answers.
        const steady = oncall.people.every((someone) => Array.from({ length: 13 }, (_, k) => oracleAwake(someone, trigger + k * 5 * MINUTE)).every((awake) => awake === oracleAwake(someone, trigger)));
        if (!steady) continue;
        compared++;
        const awake = oncall.people.filter((someone) => oracleAwake(someone, trigger));
        const lines = oracleSimulation(one, oncall, { severity: 'SEV-1', service: 'shop', at: trigger, answers: awake.map(({ id }) => ({ person: id, after: 0 })), resolve: 0 }, 2).map((line) => line.split(' '));
        const woken = lines.filter(([, kind, who]) => kind === 'page' && !awake.some(({ id }) => id === who)).map(([, , who]) => who);
        const answered = lines.find(([, kind]) => kind === 'ack');
        expect(passes.find((pass) => pass.from <= trigger && trigger < pass.to)).toMatchObject({ minutes: answered ? Number(answered[0]) : null, woken: [...new Set(woken)].sort() });
      }
    }),
    { numRuns: 15 },
  );
  expect(compared).toBeGreaterThan(12);
});
