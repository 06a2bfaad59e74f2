import { expect, it } from 'vitest';
import { excerptAt } from '../../src/lint/excerpt.ts';

const text = 'version: 1\r\nupdates:\r\n  every: soon # or so\r\n';

it.each([
  [3, 10, { text: '  every: soon # or so', from: 9, length: 4, cut: { before: false, after: false } }],
  [1, 1, { text: 'version: 1', from: 0, length: 7, cut: { before: false, after: false } }],
  [9, 1, null],
])('line %i, column %i', (line, column, excerpt) => {
  expect(excerptAt(text, line, column)).toEqual(excerpt);
});
