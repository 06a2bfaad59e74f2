import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enclosing } from '../../src/documents/enclosing.ts';
import { LineIndex } from '../../src/documents/position.ts';

const index = new LineIndex('x'.repeat(100));

/** Stretches that lie apart or one in the other: brackets, whatever their order. */
const nested = fc.array(fc.constantFrom('(', ')', '.'), { maxLength: 60 }).map((marks) => {
  const open: number[] = [];
  return marks.flatMap((mark, at) => {
    if (mark === '(') open.push(at);
    const start = mark === ')' ? open.pop() : undefined;
    return start === undefined ? [] : [{ range: index.rangeAt(start, at + 1) }];
  });
});

test('the innermost stretch is found, as by asking all of them', () => {
  fc.assert(
    fc.property(nested, fc.nat(70), fc.nat(12), (stretches, start, length) => {
      const holding = stretches.filter(({ range }) => range.start.offset <= start && start + length <= range.end.offset);
      const [innermost] = holding.sort((a, b) => b.range.start.offset - a.range.start.offset);
      expect(enclosing(stretches)(start, start + length)).toBe(innermost);
    }),
    { numRuns: 1000 },
  );
});
