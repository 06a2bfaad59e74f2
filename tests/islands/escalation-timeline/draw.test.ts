import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simulate } from '../../../src/escalation/simulate.ts';
import { timeline } from '../../../src/escalation/timeline.ts';
import { inputFromAddress } from '../../../src/islands/escalation-timeline/address.ts';
import { draw, scale } from '../../../src/islands/escalation-timeline/draw.ts';
import type { Shape } from '../../../src/islands/escalation-timeline/shape.ts';
import { anyAnswers, anyPolicy, anyResolve, moment, onCallAround } from '../../escalation/arbitrary.ts';

const all = (shape: Shape): Shape[] => [shape, ...shape.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
const numbersOf = (shape: Shape): number[] => Object.entries(shape.attributes).flatMap(([name, value]) => (['x', 'y', 'd', 'cx', 'cy', 'r', 'width', 'height'].includes(name) ? (String(value).match(/-?[\d.]+(?:e[+-]?\d+)?|NaN|Infinity/g) ?? []).map(Number) : []));

test('any simulation is drawn at any width: finite numbers, nothing right of the edge, no style and no id', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), anyPolicy, anyAnswers, anyResolve, fc.integer({ min: 300, max: 1200 }), ([around, oncall], policy, answers, resolve, width) => {
      const scenario = { severity: 'SEV-1', service: 'shop', at: around, answers, resolve };
      const simulation = simulate(policy, oncall, scenario);
      const laidOut = timeline(oncall, scenario, simulation);
      const picture = draw(laidOut, { width, at: around, zone: 'UTC', cursor: 3, says: 'words' });
      for (const part of all(picture)) {
        expect(Object.keys(part.attributes)).not.toContain('style');
        expect(Object.keys(part.attributes)).not.toContain('id');
        expect(numbersOf(part).every((value) => Number.isFinite(value))).toBe(true);
        if (part.tag === 'rect') expect(Number(part.attributes['x']) + Number(part.attributes['width'])).toBeLessThanOrEqual(width);
      }
      const count = (name: string) => all(picture).filter(({ attributes }) => attributes['class'] === name).length;
      expect(count('tl-page')).toBe(simulation.events.filter(({ kind }) => kind === 'page').length);
      expect(count('tl-answer')).toBe(simulation.events.filter(({ kind }) => kind === 'ack').length);
    }),
    { numRuns: 50 },
  );
});

test.each([[360, 60], [1200, 67.5], [300, 525_600]])('a point of the axis leads back to its minute (%s px, %s min)', (width, end) => {
  const { x, minute } = scale(width, end);
  for (const part of [0, 0.25, 0.5, 1]) expect(minute(x(part * end)) / end).toBeCloseTo(part, 2);
  expect([minute(-50), minute(9999)]).toEqual([0, end]);
});

test.each([
  ['#sev=2&answer=ada@7m&answer=ben@8m', '', { sev: '2', answers: ['ada@7m', 'ben@8m'] }],
  ['', '?at=2026-11-28T04:00%2B01:00', { at: '2026-11-28T04:00+01:00', answers: [] }],
  ['#worked-examples', '?service=checkout', { service: 'checkout', answers: [] }],
  ['#worked-examples', '', null],
  ['', '', null],
])('address %s %s', (hash, search, expected) => {
  const input = inputFromAddress(hash, search);
  expect(input && Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))).toEqual(expected);
});
