import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../src/lint/fix.ts';

describe('applyFixes', () => {
  it.each([
    ['nothing', 'abc', [], 'abc', 0],
    ['two places', 'abcdef', [[{ start: 4, end: 5, text: 'E' }], [{ start: 0, end: 1, text: 'A' }]], 'AbcdEf', 2],
    ['one finding, two edits', 'abcdef', [[{ start: 4, end: 6, text: '' }, { start: 0, end: 0, text: '>' }]], '>abcd', 1],
    ['the second of two that overlap waits', 'abcdef', [[{ start: 0, end: 3, text: 'X' }], [{ start: 2, end: 4, text: 'Y' }]], 'Xdef', 1],
    ['two insertions at one place: which comes first?', 'abc', [[{ start: 1, end: 1, text: 'X' }], [{ start: 1, end: 1, text: 'Y' }]], 'aXbc', 1],
    ['the same repair asked for twice is made once', 'abc', [[{ start: 1, end: 2, text: 'X' }], [{ start: 1, end: 2, text: 'X' }]], 'aXc', 2],
    ['all edits of a finding or none', 'abcdef', [[{ start: 0, end: 2, text: 'X' }], [{ start: 1, end: 2, text: 'Y' }, { start: 4, end: 5, text: 'Z' }]], 'Xcdef', 1],
    ['the same text in two places', 'abcdef', [[{ start: 0, end: 1, text: '' }], [{ start: 4, end: 5, text: '' }]], 'bcdf', 2],
    ['the same text up to the same place, from two', 'abcd', [[{ start: 1, end: 3, text: 'X' }], [{ start: 2, end: 3, text: 'X' }]], 'aXd', 1],
    ['between the edits of another, and beside them', 'abcdef', [[{ start: 0, end: 1, text: 'A' }, { start: 5, end: 6, text: 'F' }], [{ start: 2, end: 5, text: 'X' }]], 'AbXF', 2],
    ['no edits are no repair', 'abc', [[]], 'abc', 0],
    ['one edit outside takes the others with it', 'abc', [[{ start: 0, end: 1, text: 'X' }, { start: 2, end: 9, text: 'Y' }]], 'abc', 0],
    ['places that are none', 'abc', [[{ start: -1, end: 1, text: 'X' }], [{ start: 2, end: 1, text: 'X' }]], 'abc', 0],
    ['places outside the text are left alone', 'abc', [[{ start: 2, end: 9, text: 'X' }]], 'abc', 0],
    ['line ends become those of the file', 'a\r\nb\r\n', [[{ start: 3, end: 3, text: 'x\ny\n' }]], 'a\r\nx\r\ny\r\nb\r\n', 1],
  ])('%s', (_name, text, fixes, expected, applied) => {
    expect(applyFixes(text, fixes.map((fix) => ({ fix })))).toMatchObject({ text: expected, applied });
  });

  it('leaves everything outside the edits as it was', () => {
    const edit = fc.tuple(fc.nat(30), fc.nat(5), fc.constantFrom('', 'X', 'YY')).map(([start, length, text]) => ({ start, end: start + length, text }));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 30 }), fc.array(edit, { maxLength: 6 }), (text, edits) => {
        const { text: after, applied } = applyFixes(text, edits.map((one) => ({ fix: [one] })));
        const kept = (value: string): string => value.replace(/[XY]/g, '');
        expect(applied).toBeLessThanOrEqual(edits.length);
        // What remains of the old text stands in its old order.
        let at = 0;
        for (const character of kept(after)) {
          at = text.indexOf(character, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      }),
    );
  });
});
