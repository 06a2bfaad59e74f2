import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { disablesOf } from '../../src/lint/disable.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import type { LintOptions } from '../../src/lint/engine.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { rule as disable } from '../../src/lint/rules/config/disable.ts';
import { context } from './context.ts';

/** Reports every line that holds the word. */
const finds = (id: string, word: string, changes: Partial<Rule> = {}): Rule => ({
  id, title: id, why: id, policyKeys: [], level: 'error', kinds: ['other'], examples: [],
  check: (document) => document.text.split('\n').flatMap((line, index) => {
    const at = document.text.split('\n').slice(0, index).join('\n').length + (index === 0 ? 0 : 1);
    return line.includes(word) ? [{ range: document.rangeAt(at, at + line.length), message: `has ${word}` }] : [];
  }),
  ...changes,
});
const rules = [finds('a/bad', 'BAD'), finds('a/ugly', 'UGLY'), disable];

function lint(text: string, name = 'a.md', options: Partial<LintOptions> = {}): string[] {
  return lintDocuments([parseDocument(name, text)], context(), { rules, ...options }).map(({ range, rule, message }) => `${range.start.line} ${rule} ${message}`);
}

describe('inline disabling', () => {
  it.each([
    ['the next line', '<!-- zephyr-disable-next-line a/bad -- legal asked -->\nBAD\n\nBAD\n', ['4 a/bad has BAD']],
    ['the next line that holds text', '<!-- zephyr-disable-next-line a/bad -- legal asked -->\n\n\nBAD\n', []],
    ['two comments for one line', '<!-- zephyr-disable-next-line a/bad -- legal asked -->\n\n<!-- zephyr-disable-next-line a/ugly -- legal asked -->\n\nBAD UGLY\n', []],
    ['two rules', '<!-- zephyr-disable-next-line a/bad, a/ugly -- legal asked -->\nBAD UGLY\n', []],
    ['another rule stays', '<!-- zephyr-disable-next-line a/bad -- legal asked -->\nBAD UGLY\n', ['2 a/ugly has UGLY']],
    ['a stretch', '<!-- zephyr-disable a/bad -- old text -->\n\nBAD\n\nBAD\n\n<!-- zephyr-enable a/bad -->\n\nBAD\n', ['9 a/bad has BAD']],
    ['a stretch to the end', '<!-- zephyr-disable a/bad -- old text -->\n\nBAD\n', []],
    ['a stretch ends once', '<!-- zephyr-disable a/bad -- old text -->\n\n<!-- zephyr-enable a/bad -->\n\nBAD\n\n<!-- zephyr-enable a/bad -->\n', ['1 config/disable This switches off `a/bad`, which finds nothing there.', '5 a/bad has BAD']],
    ['a stretch that is begun twice', '<!-- zephyr-disable a/bad -- old text -->\n\nBAD\n\n<!-- zephyr-disable a/bad -- old text -->\n\nBAD\n\n<!-- zephyr-enable a/bad -->\n\nBAD\n', ['11 a/bad has BAD']],
    ['enable leaves what the whole file switches off', '<!-- zephyr-disable-file a/bad -- old text -->\n\n<!-- zephyr-enable -->\n\nBAD\n', []],
    ['a comment whose line has nothing to say', '<!-- zephyr-disable-next-line a/bad -- old text -->\nfine\n\nBAD\n\n<!-- zephyr-disable-next-line a/bad -- old text -->\nBAD\n', ['1 config/disable This switches off `a/bad`, which finds nothing there.', '4 a/bad has BAD']],
    ['enable for all', '<!-- zephyr-disable a/bad a/ugly -- old text -->\n\nBAD UGLY\n\n<!-- zephyr-enable -->\n\nBAD UGLY\n', ['7 a/bad has BAD', '7 a/ugly has UGLY']],
    ['the whole file, wherever it stands', 'BAD\n\n<!-- zephyr-disable-file a/bad -- generated elsewhere -->\n', []],
    ['a reason with two dashes', '<!-- zephyr-disable-next-line a/bad -- first -- second -->\nBAD\n', []],
    ['in a quote', '> <!-- zephyr-disable-next-line\n> a/bad -- legal\n>   asked -->\n>\n> BAD\n', []],
    ['behind text on its own line', '<!-- zephyr-disable-next-line a/bad -- legal asked -->\nBAD <!-- zephyr-disable-next-line a/ugly -- legal asked -->\nUGLY\n', []],
    ['in a paragraph', 'Text <!-- zephyr-disable-next-line a/bad -- legal asked -->\nBAD\n', []],
    ['in code it is text', '```\n<!-- zephyr-disable-file a/bad -- legal asked -->\n```\n\nBAD\n', ['5 a/bad has BAD']],
  ])('%s', (_name, text, expected) => expect(lint(text)).toEqual(expected));

  it('in MDX, as a comment of MDX', () => {
    expect(lint('{/* zephyr-disable-next-line a/bad -- legal asked */}\n\nBAD\n\nBAD {/* zephyr-disable-file a/ugly -- seen */} UGLY\n', 'a.mdx')).toEqual(['5 a/bad has BAD']);
  });

  it.each([
    ['no reason', '<!-- zephyr-disable-next-line a/bad -->\nBAD\n', 'This switches off `a/bad` without a reason, expected one behind ` -- `.'],
    ['a reason of no words', '<!-- zephyr-disable-next-line a/bad -- ... -->\nBAD\n', 'This switches off `a/bad` without a reason, expected one behind ` -- `.'],
    ['no rule', '<!-- zephyr-disable-next-line -- legal asked -->\nBAD\n', 'This switches off no rule, expected at least one by its id.'],
    ['a misspelt rule', '<!-- zephyr-disable-next-line a/bda -- legal asked -->\nBAD\n', '`a/bda` is no rule, expected the id of one.'],
    ['words without dashes', '<!-- zephyr-disable-next-line a/bad legal asked -->\nBAD\n', '`legal` is no rule, expected the id of one.'],
    ['a rule that protects readers', '<!-- zephyr-disable-file document/unsafe-text -- trust me -->\nBAD\n', '`document/unsafe-text` cannot be switched off from within a document, expected that in zephyr.config.yaml.'],
  ])('%s takes nothing and is told', (_name, text, message) => {
    expect(lint(text, 'a.md', { known: ['a/bad', 'a/ugly', 'document/unsafe-text'] })).toEqual([`1 config/disable ${message}`, '2 a/bad has BAD']);
  });

  it.each([
    ['nope/nope -- seen', 'Write the id that stands behind the finding, such as `pm/deadline`.'],
    ['a/bad legal asked', 'Write `zephyr-disable-next-line a/bad -- the reason`, with ` -- ` between rules and reason.'],
    ['nonsense -- seen', 'Write `zephyr-disable-next-line pm/deadline -- the reason`, with ` -- ` between rules and reason.'],
  ])('%s is told what to type, and never what is no rule', (written, help) => {
    expect(disablesOf(parseDocument('a.md', `<!-- zephyr-disable-next-line ${written} -->\n`), ['a/bad', 'a/ugly']).problems.map((problem) => problem.help)).toEqual([help]);
  });

  it('what takes nothing is told, unless the rule did not run', () => {
    const text = '<!-- zephyr-disable-next-line a/bad -- legal asked -->\nfine\n';
    expect(lint(text)).toEqual(['1 config/disable This switches off `a/bad`, which finds nothing there.']);
    expect(lint(text, 'a.md', { levels: { 'a/bad': 'off' } })).toEqual([]);
    expect(lint(text, 'a.md', { rules: [disable], known: ['a/bad'] })).toEqual([]);
  });

  it('takes what is found by looking at all documents; unused only where all were looked at', () => {
    const late: Rule = { ...finds('a/late', 'x'), collect: ({ path }) => path, conclude: (facts) => facts.map((file) => ({ file: String(file), range: { start: { line: 2, column: 1, offset: 0 }, end: { line: 2, column: 1, offset: 0 } }, message: 'late' })) };
    delete (late as Partial<Rule>).check;
    const of = (text: string, whole: boolean) => {
      const { policySource, ...rest } = context();
      return lintDocuments([parseDocument('a.md', text)], whole && policySource ? { ...rest, policySource } : rest, { rules: [late, disable] }).map(({ range, rule }) => `${range.start.line} ${rule}`);
    };
    expect(of('<!-- zephyr-disable-next-line a/late -- seen -->\nText\n', true)).toEqual([]);
    expect(of('Text\n\n<!-- zephyr-disable-next-line a/late -- seen -->\nText\n', true)).toEqual(['2 a/late', '3 config/disable']);
    expect(of('Text\n\n<!-- zephyr-disable-next-line a/late -- seen -->\nText\n', false)).toEqual(['2 a/late']);
  });

  it('any text: never throws, and ranges stay in the file', () => {
    const words = fc.array(fc.constantFrom('<!--', '-->', ' zephyr-disable', '-next-line', '-file', ' zephyr-enable', ' a/bad', ' -- ', 'why', '\n', 'BAD', ',', '{/*', '*/}', ' '), { maxLength: 40 });
    fc.assert(fc.property(words, fc.constantFrom('a.md', 'a.mdx'), (parts, name) => {
      const text = parts.join('');
      for (const { range } of lintDocuments([parseDocument(name, text)], context(), { rules })) expect(range.end.offset).toBeLessThanOrEqual(text.length);
    }), { numRuns: 300 });
  });

  it('takes linear time', () => {
    const text = '<!-- zephyr-disable-next-line a/bad -- why -->\n'.repeat(1000) + '<!-- '.repeat(50) + '\nBAD\n';
    const start = performance.now();
    lint(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
