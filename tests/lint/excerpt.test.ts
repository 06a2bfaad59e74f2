import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptAt, excerptOf } from '../../src/lint/excerpt.ts';
import { LineIndex } from '../../src/documents/position.ts';

const text = 'version: 1\r\nupdates:\r\n  every: soon # or so\r\n';

it.each([
  [3, 10, { text: '  every: soon # or so', from: 9, length: 4, cut: { before: false, after: false } }],
  [1, 1, { text: 'version: 1', from: 0, length: 7, cut: { before: false, after: false } }],
  [9, 1, null],
])('line %i, column %i', (line, column, excerpt) => {
  expect(excerptAt(text, line, column)).toEqual(excerpt);
});

it('shows the line around a place, cut only where something is left out, and never within a character', () => {
  const characters = fc.array(fc.constantFrom('a', '😀', 'ü', '\n', '\r\n', ' '.repeat(30), 'b'.repeat(59)), { maxLength: 12 });
  fc.assert(fc.property(characters, characters, (before, after) => {
    const [ahead, written] = [before.join(''), `${before.join('')}BAD${after.join('')}`];
    const excerpt = excerptOf(written, new LineIndex(written).rangeAt(ahead.length, ahead.length + 3));
    const shown = excerpt.text;
    const line = written.split(/\r\n|\n|\r/)[ahead.split(/\r\n|\n|\r/).length - 1] ?? '';
    expect(shown.isWellFormed()).toBe(true);
    expect(shown.slice(excerpt.from, excerpt.from + 3)).toBe('BAD');
    expect(line).toContain(shown);
    expect(excerpt.cut).toEqual({ before: !line.startsWith(shown), after: !line.endsWith(shown) });
  }));
});
