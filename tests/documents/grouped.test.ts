import { expect, it } from 'vitest';
import { grouped } from '../../src/documents/grouped.ts';

it('keeps the order of keys and of what is below them', () => {
  expect([...grouped([3, 1, 4, 1, 5], (number) => number % 2 === 0)]).toEqual([[false, [3, 1, 1, 5]], [true, [4]]]);
  expect([...grouped([], String)]).toEqual([]);
});
