import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineIndex } from '../../src/documents/position.ts';

const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1f600}'), { maxLength: 30 }).map((parts) => parts.join(''));

/** The same by walking from the start. */
function pointByWalking(source: string, offset: number): { line: number; column: number } {
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset; at++) {
    const ends = source[at] === '\n' || (source[at] === '\r' && source[at + 1] !== '\n');
    if (ends) line++;
    column = ends ? 1 : column + 1;
  }
  return { line, column };
}

test('lines and columns are those of a walk from the start', () => {
  fc.assert(
    fc.property(text, fc.nat(60), (source, nat) => {
      const offset = Math.min(nat, source.length);
      const point = new LineIndex(source).pointAt(offset);
      expect(point).toEqual({ ...pointByWalking(source, offset), offset });
    }),
  );
});

test('a point leads back to its offset', () => {
  fc.assert(
    fc.property(text, fc.nat(60), (source, nat) => {
      const index = new LineIndex(source);
      const { line, column, offset } = index.pointAt(Math.min(nat, source.length));
      expect(index.startOf(line) + column - 1).toBe(offset);
    }),
  );
});

test('offsets outside the text are moved to its ends', () => {
  const index = new LineIndex('ab\ncd');
  expect(index.rangeAt(-3, 99)).toEqual({ start: { line: 1, column: 1, offset: 0 }, end: { line: 2, column: 3, offset: 5 } });
  expect(index.rangeAt(4, 1).end.offset).toBe(4);
  expect(index.pointAt(Number.NaN).offset).toBe(0);
});
