/** The computed answers against a brute-force walk, over generated rotas, policies and scenarios. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { awakeAt } from '../../src/escalation/awake.ts';
import { onCallAt } from '../../src/escalation/duty.ts';
import { shifts } from '../../src/escalation/shifts.ts';
import { simulate } from '../../src/escalation/simulate.ts';
import { anyAnswers, anyPolicy, anyResolve, moment, onCallAround, rotationAround } from './arbitrary.ts';
import { oracleAwake, oracleOnCall, oracleSimulation } from './oracle.ts';

const HOURS = 4;

test('who is on call, minute by minute', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), rotationAround(around))), ([around, rotation]) => {
      const [from, to] = [around - 90 * 60_000, around + 90 * 60_000];
      const table = shifts(rotation, from, to);
      for (let instant = from; instant < to; instant += 300_000) {
        const expected = oracleOnCall(rotation, instant);
        expect(onCallAt(rotation, instant)?.person ?? null).toBe(expected);
        expect(table.find((shift) => shift.from <= instant && instant < shift.to)?.person).toBe(expected);
      }
    }),
    { numRuns: 100 },
  );
});

test('who is awake', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), ([around, { people }]) => {
      for (const person of people) {
        for (let hour = -12; hour <= 12; hour += 0.5) expect(awakeAt(person, around + hour * 3_600_000)).toBe(oracleAwake(person, around + hour * 3_600_000));
      }
    }),
    { numRuns: 25 },
  );
});

test('an incident, in steps of 30 seconds', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), anyPolicy, anyAnswers, anyResolve, ([around, oncall], policy, answers, resolve) => {
      const scenario = { severity: 'SEV-1', service: 'shop', at: around, answers, resolve };
      const computed = simulate(policy, oncall, scenario).events
        .filter(({ kind, minute }) => ['page', 'ack', 'skip', 'resolve'].includes(kind) && minute <= HOURS * 60)
        .map(({ minute, kind, person, chain, step }) => [minute, kind, person, kind === 'skip' ? `${chain}/${step}` : chain].filter((word) => word !== null).join(' '));
      expect(computed).toEqual(oracleSimulation(policy, oncall, scenario, HOURS));
    }),
    { numRuns: 200 },
  );
});
