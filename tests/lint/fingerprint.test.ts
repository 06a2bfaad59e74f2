import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import { withFingerprints } from '../../src/lint/fingerprint.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { finding } from '../report/findings.ts';
import { context } from './context.ts';

const prints = (findings: Parameters<typeof withFingerprints>[0]): string[] => withFingerprints(findings, (file) => file, (text) => text).map(({ fingerprint = '' }) => fingerprint);
const [first = ''] = prints([finding()]);

describe('withFingerprints', () => {
  const place = { start: { line: 90, column: 2, offset: 900 }, end: { line: 90, column: 4, offset: 902 } };
  it.each([
    ['another line', finding({ range: place }), true],
    ['other words around it', finding({ excerpt: { text: '- severity is P1 today', from: 14, length: 2, cut: { before: true, after: false } } }), true],
    ['another level', finding({ level: 'warning' }), true],
    ['another file', finding({ file: 'b.md' }), false],
    ['another rule', finding({ rule: 'pm/deadline' }), false],
    ['other marked words', finding({ excerpt: { text: 'severity: P2', from: 10, length: 2, cut: { before: false, after: false } } }), false],
    ['another message', finding({ message: 'The severity is missing.' }), false],
  ])('%s', (_name, other, same) => expect(prints([other])[0] === first).toBe(same));

  it('time passes, and lines move', () => {
    const late = (hours: string, line: number) => finding({ message: `Not published yet; it was due ${hours} ago, see line ${line}.` });
    expect(prints([late('67 hours', 3)])).toEqual(prints([late('1 week', 12)]));
  });

  it('the same finding several times has several fingerprints', () => expect(new Set(prints([finding(), finding(), finding()])).size).toBe(3));

  it('survive any lines put in between', () => {
    const bad: Rule = { id: 'a/bad', title: 'x', why: 'x', policyKeys: [], level: 'error', kinds: ['other'], examples: [], check: (document) => [...document.text.matchAll(/BAD\w*/g)].map(({ index, 0: word }) => ({ range: document.rangeAt(index, index + word.length), message: `There is ${word}` })) };
    const of = (lines: readonly string[]) => prints(lintDocuments([parseDocument('a.md', `Text.\n${lines.join('\n')}`)], context(), { rules: [bad] }));
    const line = fc.constantFrom<string>('BAD', 'see BADGE', 'BAD and BAD', 'fine', '');
    fc.assert(fc.property(fc.array(line, { minLength: 1 }), fc.array(fc.tuple(fc.nat(), fc.constantFrom('a new line', '', '# Heading', '- item'))), (lines, inserted) => {
      const edited = [...lines];
      for (const [at, text] of inserted) edited.splice(at % (edited.length + 1), 0, text);
      expect(of(edited).sort()).toEqual(of(lines).sort());
    }));
  });
});
