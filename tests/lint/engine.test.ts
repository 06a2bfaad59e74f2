import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { createLinter, lintDocuments, ruleUrl } from '../../src/lint/engine.ts';
import type { Report, Rule } from '../../src/lint/rule.ts';
import { context } from './context.ts';

const place: Report['range'] = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 3, offset: 2 } };
function rule(id: string, changes: Partial<Rule> = {}): Rule {
  return { id, title: id, why: id, policyKeys: [], level: 'error', kinds: ['other'], examples: [], ...changes };
}
const says = (id: string, message: string, changes: Partial<Rule> = {}): Rule => rule(id, { check: () => [{ range: place, message }], ...changes });
const document = (path: string, text = 'Text.\n') => parseDocument(path, text);
const lines = (findings: readonly { file: string; rule: string; level: string; message: string }[]): string[] => findings.map((one) => `${one.file} ${one.level} ${one.rule} ${one.message}`);

describe('lintDocuments', () => {
  it('sorts by file, place and rule, with level and address', () => {
    const rules = [says('b/two', 'second'), says('a/one', 'first', { level: 'warning' })];
    const found = lintDocuments([document('z.md'), document('B.md'), document('a.md')], context(), { rules, site: 'https://zephyr.example/' });
    expect(lines(found)).toEqual(['B.md warning a/one first', 'B.md error b/two second', 'a.md warning a/one first', 'a.md error b/two second', 'z.md warning a/one first', 'z.md error b/two second']);
    expect(found[0]?.url).toBe('https://zephyr.example/rules/a/one/');
    expect(ruleUrl('', 'pm/severity')).toBe('/rules/pm/severity/');
  });

  it('runs a rule on its kinds only', () => {
    expect(lintDocuments([document('a.md')], context(), { rules: [says('a/one', 'x', { kinds: ['runbook'] })] })).toEqual([]);
  });

  it('keeps to levels from outside', () => {
    const rules = [says('a/one', 'x'), says('b/two', 'y')];
    expect(lines(lintDocuments([document('a.md')], context(), { rules, levels: { 'a/one': 'off', 'b/two': 'warning' } }))).toEqual(['a.md warning b/two y']);
  });

  it('goes on where a rule fails, and says that it failed', () => {
    const fails = rule('a/fails', { check: () => { throw new TypeError('x is undefined'); } });
    const concludes = rule('a/late', { collect: () => 1, conclude: () => { throw new RangeError('too deep'); } });
    const found = lintDocuments([document('a.md'), document('b.md')], context(), { rules: [fails, concludes, says('b/two', 'y')] });
    expect(lines(found)).toEqual([
      '. error internal/rule The rule a/late failed here, so it says nothing about this file: too deep',
      'a.md error b/two y',
      'a.md error internal/rule The rule a/fails failed here, so it says nothing about this file: x is undefined',
      'b.md error b/two y',
      'b.md error internal/rule The rule a/fails failed here, so it says nothing about this file: x is undefined',
    ].sort());
  });

  it('tells what reading found, and asks no rule about a document that was refused', () => {
    expect(lines(lintDocuments([document('a.md', '---js\n{}\n---\n')], context(), { rules: [says('a/one', 'x')] }))).toEqual([
      'a.md error document/frontmatter Unexpected metadata in the language `js`, which is never run, expected YAML',
    ]);
    const rules = [says('a/one', 'x'), rule('document/empty', { level: 'warning' })];
    expect(lines(lintDocuments([document('a.md', '')], context(), { rules }))).toEqual(['a.md error a/one x', 'a.md warning document/empty The file is empty, expected a document']);
  });

  it('concludes over the facts of all documents, each report in its file', () => {
    const twice: Rule<string> = {
      ...rule('a/twice'),
      collect: ({ path }) => (path === 'skip.md' ? null : path),
      conclude: (facts) => facts.map((file) => ({ file, range: place, message: `one of ${facts.length}` })),
    };
    expect(lines(lintDocuments([document('b.md'), document('skip.md'), document('a.md')], context(), { rules: [twice as Rule] }))).toEqual(['a.md error a/twice one of 2', 'b.md error a/twice one of 2']);
  });

  it('cuts off what nobody reads to the end', () => {
    const many = rule('a/many', { check: () => Array.from({ length: 250 }, (_, at) => ({ range: place, message: `no. ${String(at).padStart(3, '0')}` })) });
    const found = lintDocuments([document('a.md')], context(), { rules: [many] });
    expect(found).toHaveLength(100);
    expect(found.map(({ message }) => message)).toContain('151 more findings of this kind follow in this file; mend these first.');
  });

  it('shows the line a finding stands on, and only a window of a long one', () => {
    const at = (start: number): Rule => rule('a/one', { check: (one) => [{ range: one.rangeAt(start, start + 3), message: 'x' }] });
    expect(lintDocuments([document('a.md', 'one\ntwo three\nfour\n')], context(), { rules: [at(8)] })[0]?.excerpt).toEqual({ text: 'two three', from: 4, length: 3, cut: { before: false, after: false } });
    const long = lintDocuments([document('a.md', `${'a'.repeat(1000)}bbb${'c'.repeat(1000)}\n`)], context(), { rules: [at(1000)] })[0]?.excerpt;
    expect(long).toEqual({ text: `${'a'.repeat(60)}bbb${'c'.repeat(97)}`, from: 60, length: 3, cut: { before: true, after: true } });
  });
});

it('a linter keeps no document', () => {
  const linter = createLinter(context(), { rules: [says('a/one', 'x')] });
  expect(lines(linter.check(document('a.md')))).toEqual(['a.md error a/one x']);
  expect(linter.conclude()).toEqual([]);
});
