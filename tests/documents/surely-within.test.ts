import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/documents/limits.ts';
import type { Limits } from '../../src/documents/limits.ts';
import { scanBlocks } from '../../src/documents/scan.ts';
import { surelyWithin } from '../../src/documents/surely-within.ts';

const few = { min: 0, max: 6 };
const limits = fc.record({
  bytes: fc.constant(10_000), lines: fc.integer({ min: 1, max: 12 }), nesting: fc.integer(few), containers: fc.integer(few), marksInBlock: fc.integer(few), marks: fc.integer({ min: 0, max: 12 }),
  unclosed: fc.integer(few), tableCells: fc.integer(few), definitions: fc.integer(few), metadata: fc.constant(1000), metadataLines: fc.constant(100), braces: fc.integer(few),
});
const text = fc
  .array(fc.constantFrom('\n', '\n', '\r', '\r\n', ' ', '\t', '> ', '>', '- ', '+ ', '1. ', '12) ', '\\', '`', '``', '```', '*', '**', '_', '~', '[', ']', '](', '[a]: b', '<!--', '<?', '<![', '<!x', '-->', '|', '| - |', '}', 'a', 'é', '😀'), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('where it says yes, the scan finds no limit that is passed', () => {
  let yes = 0;
  fc.assert(
    fc.property(text, limits, fc.constantFrom('md', 'mdx'), (given, limit, format) => {
      if (!surelyWithin(given, limit, format)) return;
      yes++;
      expect(scanBlocks(given, 0, limit, format)).toBeNull();
    }),
    { numRuns: 20_000 },
  );
  expect(yes).toBeGreaterThan(1000);
});

test.each<[string, string, Partial<Limits>]>([
  ['lines', 'a\nb\nc', { lines: 2 }],
  ['quotes in each other', '> > > a', { nesting: 2 }],
  ['lists in each other', 'a\n\n- 1. * a', { nesting: 2 }],
  ['a tab, half a level', '\t\t\t\t\t\t- a', { nesting: 2 }],
  ['items', '- a\n- b\n- c', { containers: 2 }],
  ['marks', '*a* _b_', { marks: 3 }],
  ['marks of one paragraph', '`a` ~b~', { marksInBlock: 3 }],
  ['brackets', ']]]', { marks: 2 }],
  ['code spans', '` `` ```', { unclosed: 2 }],
  ['comments', 'a <!-- <!-- <?', { unclosed: 2 }],
  ['links', '](](](', { unclosed: 2 }],
  ['cells', '|a|b|', { tableCells: 2 }],
  ['definitions', '[a]: b\n[c]: d', { definitions: 1 }],
  ['a line that a carriage return ends', 'a\r- - - - a', {}],
])('too many %s are left to the scan', (_what, given, limit) => {
  expect(surelyWithin(given, { ...DEFAULT_LIMITS, ...limit }, 'md')).toBe(false);
});

test('an everyday document needs no scan', () => {
  const everyday = '# Checkout was slow\n\n- **Owner:** [Ada](ada.md), `SHOP-1`\n\n| Time | What |\n| --- | --- |\n| 02:40 | a |\n\n'.repeat(20);
  expect(surelyWithin(everyday, DEFAULT_LIMITS, 'md')).toBe(true);
  expect(surelyWithin(everyday.replaceAll('\n', '\r\n'), DEFAULT_LIMITS, 'mdx')).toBe(true);
});
