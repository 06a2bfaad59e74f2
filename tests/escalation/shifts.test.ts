import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, formatInstant } from '../../src/escalation/instant.ts';
import { dutySpans, shifts } from '../../src/escalation/shifts.ts';
import { moment, rotationAround } from './arbitrary.ts';
import { at, layer, rotation } from './rota.ts';

const table = (...args: Parameters<typeof shifts>): string[] =>
  shifts(...args).map((shift) => `${formatInstant(shift.from).slice(5, 16)} ${shift.gap ?? shift.person ?? '-'}${shift.by === 'override' ? ' (override)' : ''}`);

test('layers, an override, a planned gap and a hole', () => {
  const shop = rotation('shop', [
    layer(['ada', 'ben'], { start: '2026-01-05T09:00', handoff: { every: '1 day' }, end: '2026-01-08T00:00' }),
    layer(['eun'], { start: '2026-01-05T00:00', restrict: [{ from: '22:00', to: '02:00' }] }),
  ], {
    overrides: [{ person: 'chidi', from: '2026-01-06T23:00Z', to: '2026-01-07T03:00Z' }],
    gaps: [{ from: '2026-01-07T12:00Z', to: '2026-01-07T13:00Z', reason: 'fire drill' }],
  });
  expect(table(shop, at('2026-01-06T00:00Z'), at('2026-01-08T12:00Z'))).toEqual([
    '01-06T00:00 eun', '01-06T02:00 ada', '01-06T09:00 ben', '01-06T22:00 eun', '01-06T23:00 chidi (override)', '01-07T02:00 chidi (override)',
    '01-07T03:00 ben', '01-07T09:00 ada', '01-07T12:00 fire drill', '01-07T13:00 ada', '01-07T22:00 eun', '01-08T02:00 -',
  ]);
});

test('an empty period has no shifts', () => {
  expect(shifts(rotation('shop', [layer(['ada'])]), at('2026-01-06T00:00Z'), at('2026-01-06T00:00Z'))).toEqual([]);
});

test('everybody gets the same number of turns over whole rounds, whatever the clocks do', () => {
  const fair = rotation('shop', [layer(['ada', 'ben', 'eun'], { zone: 'America/New_York', start: '2026-01-05T09:00', handoff: { every: '1 day' } })]);
  const turns = shifts(fair, at('2026-01-05T14:00Z'), at('2027-01-05T14:00Z')).map(({ person }) => person);
  expect(turns).toHaveLength(365);
  expect(['ada', 'ben', 'eun'].map((id) => turns.filter((person) => person === id).length)).toEqual([122, 122, 121]);
  expect(turns.every((person, k) => k === 0 || person !== turns[k - 1])).toBe(true);
});

describe('for any rotation', () => {
  const anyRotation = moment.chain((around) => fc.tuple(fc.constant(around), rotationAround(around)));

  test('shifts are contiguous, in order, without overlap, and neighbours differ', () => {
    fc.assert(fc.property(anyRotation, ([around, shop]) => {
      const [from, to] = [around - 3 * DAY, around + 3 * DAY];
      const all = shifts(shop, from, to);
      expect(all[0]?.from).toBe(from);
      expect(all.at(-1)?.to).toBe(to);
      for (const [k, shift] of all.entries()) {
        expect(shift.from).toBeLessThan(shift.to);
        if (k > 0) expect(shift.from).toBe(all[k - 1]?.to);
        expect({ ...shift, from: 0, to: 0 }).not.toEqual({ ...all[k - 1], from: 0, to: 0 });
      }
    }));
  });

  test('a window of the whole is the whole cut to the window', () => {
    fc.assert(fc.property(anyRotation, fc.integer({ min: -4000, max: 4000 }), fc.integer({ min: 1, max: 2000 }), ([around, shop], start, length) => {
      const whole = dutySpans(shop, around - 5 * DAY, around + 5 * DAY);
      const [from, to] = [around + start * 60_000, around + (start + length) * 60_000];
      const cut = whole.filter((span) => span.from < to && span.to > from).map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }));
      expect(dutySpans(shop, from, to)).toEqual(cut);
    }));
  });
});
