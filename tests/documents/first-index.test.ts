import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstIndex } from '../../src/documents/first-index.ts';

it('finds the first of numbers in order that is large enough', () => {
  expect(firstIndex(0, () => true)).toBe(0);
  expect(firstIndex(3, () => false)).toBe(3);
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(22), (numbers, least) => {
      const sorted = numbers.toSorted((a, b) => a - b);
      const found = sorted.findIndex((number) => number >= least);
      expect(firstIndex(sorted.length, (index) => (sorted[index] ?? 0) >= least)).toBe(found < 0 ? sorted.length : found);
    }),
  );
});

it('asks about few of many', () => {
  let asked = 0;
  firstIndex(1_000_000, (index) => {
    asked++;
    return index >= 777_777;
  });
  expect(asked).toBeLessThan(21);
});
