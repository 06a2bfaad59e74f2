import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyFixes } from '../../src/lint/fix.ts';
import { unifiedDiff } from '../../src/lint/fix-diff.ts';
import { folder } from '../cli/harness.ts';

const hunks = (text: string, ...edits: { start: number; end: number; text: string }[]): string => unifiedDiff('a.md', text, applyFixes(text, edits.map((edit) => ({ fix: [edit] }))).edits).replace(/^--- a\/a\.md\n\+\+\+ b\/a\.md\n/, '');

it.each([
  ['a word', 'one\ntwo\nthree\n', [{ start: 4, end: 7, text: '2' }], '@@ -2 +2 @@\n-two\n+2\n'],
  ['two words on a line', 'one two\n', [{ start: 0, end: 3, text: '1' }, { start: 4, end: 7, text: '2' }], '@@ -1 +1 @@\n-one two\n+1 2\n'],
  ['a line put in', 'one\ntwo\n', [{ start: 4, end: 4, text: 'new\n' }], '@@ -1,0 +2 @@\n+new\n'],
  ['a line taken out, and one changed below', 'one\ntwo\nthree\n', [{ start: 0, end: 4, text: '' }, { start: 8, end: 13, text: '3' }], '@@ -1 +0,0 @@\n-one\n@@ -3 +2 @@\n-three\n+3\n'],
  ['the last line, without its end', 'one\ntwo', [{ start: 4, end: 7, text: '2' }], '@@ -2 +2 @@\n-two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n'],
  ['an empty file', '', [{ start: 0, end: 0, text: 'one\n' }], '@@ -0,0 +1 @@\n+one\n'],
  ['nothing', 'one\n', [{ start: 0, end: 3, text: 'one' }], ''],
] as const)('%s', (_, text, edits, expected) => expect(hunks(text, ...edits)).toBe(expected));

it('git makes the same file of it', () => {
  const made = folder({});
  const line = fc.constantFrom('', 'a', 'bb', 'a\r');
  const text = fc.tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean()).map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : '')).filter((made) => made !== '');
  const edit = fc.record({ at: fc.nat(30), length: fc.nat(6), text: fc.constantFrom('', 'x', 'x\n', '\nx', 'x\ny\n') });
  fc.assert(fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (before, wanted) => {
    const fixes = wanted.map(({ at, length, text: by }) => ({ fix: [{ start: Math.min(at, before.length), end: Math.min(at + length, before.length), text: by }] }));
    const { text: after, edits } = applyFixes(before, fixes);
    // git takes no patch that empties a file without deleting it.
    fc.pre(after !== '');
    const diff = unifiedDiff('a.md', before, edits);
    made.write('a.md', before);
    if (diff !== '') {
      const { status, stderr } = spawnSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', '-'], { cwd: made.path, input: diff, encoding: 'utf8', env: { ...process.env, GIT_CEILING_DIRECTORIES: made.path } });
      expect({ status, stderr, diff }).toEqual({ status: 0, stderr: '', diff });
    }
    expect(readFileSync(join(made.path, 'a.md'), 'utf8')).toBe(after);
  }), { numRuns: 60 });
  made.remove();
});
