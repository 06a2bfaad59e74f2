/** YAML that is no data file: tricks, bombs and broken syntax. Nothing may throw, loop or reach into JavaScript's objects. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import { MAX_CHARACTERS, readSource } from '../../src/policy/source.ts';

const TEXT = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8');
const said = (text: string): string[] => readSource(text, 'x.yaml').problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

describe('readSource', () => {
  it.each<[string, string, string[]]>([
    ['an alias', 'a: &x 1\nb: *x\n', ['2:4 Unexpected alias `*x`, expected the value itself']],
    ['an alias of itself', 'a: &x [*x]\n', ['1:8 Unexpected alias `*x`, expected the value itself']],
    ['an unknown tag', 'a: !!js/function x\n', ['1:18 Unexpected tag `!!js/function`, expected a plain value']],
    ['a tag of its own', 'a: !secret {b: 1}\n', ['1:12 Unexpected tag `!secret`, expected a plain value']],
    ['binary data', 'a: !!binary aGk=\n', ['1:13 Unexpected tag `!!binary`, expected a plain value']],
    ['the prototype', '__proto__: {isAdmin: true}\n', ['1:1 Unexpected key `__proto__`, expected a key of this file']],
    ['the constructor', 'a:\n  constructor: 1\n', ['2:3 Unexpected key `constructor`, expected a key of this file']],
    ['a list as a key', '? [a]\n: b\n', ['1:3 Unexpected block as a key, expected a word']],
    ['a key twice', 'a: 1\na: 2\n', ['2:1 Unexpected second `a`, expected each key once']],
    ['a key with a slash twice', 'pm/ä: 1\npm/ä: 2\n', ['2:1 Unexpected second `pm/ä`, expected each key once']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['2:1 Unexpected `---`, expected one document in the file']],
    ['a tab', 'a:\n\tb: 1\n', ['2:1 Unexpected tab as indentation, expected spaces']],
    ['an open bracket', 'a: [1\nb: 2\n', ['2:1 The indentation does not fit, expected each line of a block to start in the same column']],
    ['an open quotation mark', 'a: "x\n', ['2:1 A character is missing here: a colon, a comma, a closing quote or a closing bracket']],
    ['a colon in text', 'a: b: c\n', ['1:4 Unexpected `:` in a value, expected text with a colon in quotation marks']],
  ])('%s', (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('reads the first of two equal keys and goes on with the rest', () => {
    expect(readSource('a: 1\na: 2\nb: 3\n', 'x.yaml').data).toEqual({ a: 1, b: 3 });
  });

  it('takes yes, no and on as words, and dates as they stand', () => {
    expect(readSource('a: yes\nb: 2026-01-05T09:00\nc: 0123\nd: 12:30:45\n', 'x.yaml').data).toEqual({ a: 'yes', b: '2026-01-05T09:00', c: 123, d: '12:30:45' });
  });

  it('refuses a file that is too long in one sentence', () => {
    const text = '#'.repeat(MAX_CHARACTERS + 1);
    expect(said(text)).toEqual(['1:1 The file has 500001 characters, expected at most 500000']);
  });

  it('stops at needless depth', () => {
    expect(said(`${'['.repeat(60)}${']'.repeat(60)}`)).toEqual(['1:42 Blocks nest deeper than 40 levels here']);
  });

  it.each(['[', '- ', '{a: ', '? ', '&a ', '!!x ', '"', '|\n '])('ends on 50,000 times %j', (piece) => {
    const problems = parsePolicy(piece.repeat(50_000), 'x.yaml').problems;
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThan(30);
    for (const { message } of problems) expect(message.length).toBeLessThan(2000);
  });

  it('has the place of values, keys and missing parts', () => {
    const source = readSource('a:\n  b:\n    - id: x\n      c: 5\n', 'x.yaml');
    expect(source.rangeOf(['a', 'b', 0, 'c']).start).toEqual({ line: 4, column: 10, offset: 29 });
    expect(source.keyRangeOf(['a', 'b', 0, 'c']).start).toEqual({ line: 4, column: 7, offset: 26 });
    expect(source.keyRangeOf(['a', 'b', 0, 'missing']).start).toEqual({ line: 3, column: 7, offset: 14 });
    expect(source.rangeOf(['nowhere']).start).toEqual({ line: 1, column: 1, offset: 0 });
  });
});

describe('parsePolicy and parseOnCall', () => {
  it.each([
    ['', '1:1 The file is empty, expected a block with the keys version, severities, targets, criteria, declaring, severityChange, roles, updates, escalation, services, runbook, postMortem, customerEmail'],
    ['just words', '1:1 Unexpected `just words`, expected a block with the keys version, severities, targets, criteria, declaring, severityChange, roles, updates, escalation, services, runbook, postMortem, customerEmail'],
    ['- a', '1:1 Unexpected list, expected a block with the keys version, severities, targets, criteria, declaring, severityChange, roles, updates, escalation, services, runbook, postMortem, customerEmail'],
  ])('%j is no policy', (text, expected) => {
    const { policy, problems } = parsePolicy(text, 'policy.yaml');
    expect(policy).toBeNull();
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([expected]);
  });

  it('never throws and never accepts half a file, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.nat({ max: TEXT.lastIndexOf('\n', TEXT.length - 2) }), (end) => {
        expect(parsePolicy(TEXT.slice(0, end), 'policy.yaml').policy).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('never throws on any text, and every problem has a place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'a:-[]{}"\'\n &*!|>#,?1 ') })), (text) => {
        for (const problem of [...parsePolicy(text, 'p.yaml').problems, ...parseOnCall(text, 'o.yaml').problems]) {
          expect(problem.line).toBeGreaterThan(0);
          expect(problem.column).toBeGreaterThan(0);
          expect(problem.message).not.toMatch(/[\r\n]/);
          expect(problem.rule).toBe('policy/schema');
        }
      }),
    );
  });

  it('says all faults at once: shape, names and YAML together', () => {
    const text = TEXT.replace('emptyStep: wait', 'emptyStep: weit').replace('draftedBy: lead-responder', 'draftedBy: nobody').replace('passes: 2', 'passes: &two 2');
    const broken = `${text}\nextra: *two\n`;
    expect(parsePolicy(broken, 'policy.yaml').problems.map(({ line, message }) => `${line} ${message.slice(0, 40)}`)).toEqual([
      '112 Unexpected `weit` as `escalation.emptySt',
      '129 Unexpected `nobody` as `postMortem.draft',
      '155 Unexpected key `extra`, expected one of ',
      '155 Unexpected alias `*two`, expected the va',
    ]);
  });

  it('gives the places of values by key', () => {
    const { source } = parsePolicy(TEXT, 'policy.yaml');
    expect(source.file).toBe('policy.yaml');
    const at = (key: string): string => `${source.rangeOf(key).start.line}:${source.rangeOf(key).start.column}`;
    expect(at('updates.every')).toBe('101:10');
    expect(at('severities.SEV-2.name')).toBe('25:11');
    expect(at('severities.2.name')).toBe('25:11');
    expect(at('escalation.steps.3.wait')).toBe('110:31');
    expect(at('updates.nothing')).toBe('101:3');
  });
});
