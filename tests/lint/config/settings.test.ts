import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/documents/parse.ts';
import { parseConfig } from '../../../src/lint/config/parse.ts';
import { dayOf, levelIn, settingsOf } from '../../../src/lint/config/settings.ts';
import { lintDocuments } from '../../../src/lint/engine.ts';
import type { Rule } from '../../../src/lint/rule.ts';
import { optionsOf } from '../../../src/lint/options.ts';
import { z } from 'zod';
import { context } from '../context.ts';

const options = (): z.ZodType => z.strictObject({ word: z.string().default('x') });
const rule = (id: string, changes: Partial<Rule> = {}): Rule => ({ id, title: id, why: id, policyKeys: [], level: 'error', kinds: ['other', 'post-mortem'], examples: [], ...changes });
const says: Rule = rule('a/says', { options, check: (document, seen) => [{ range: document.rangeAt(0, 0), message: `word ${optionsOf({ id: 'a/says' }, { word: 'x' }, seen).word}` }] });
const rules = [says, rule('a/two', { level: 'warning' })];

const of = (yaml: string) => {
  const { config } = parseConfig(yaml, 'zephyr.config.yaml', rules);
  if (config === null) throw new Error('the test has a faulty configuration');
  return settingsOf(config);
};
const CONFIG = `
since: 2026-01-01
rules:
  a/says: { since: 2025-01-01, options: { word: one } }
overrides:
  - files: [old]
    rules: { a/says: warning }
  - files: [old/loud]
    rules: { a/says: { level: error, since: 2020-01-01, options: { word: two } }, a/two: error }
`;

describe('settingsOf', () => {
  it.each([
    ['a.md', 'a/says', null, 'error'],
    ['a.md', 'a/says', '2025-06-01', 'error'],
    ['a.md', 'a/says', '2024-06-01', 'warning'],
    ['old/a.md', 'a/says', null, 'warning'],
    ['old/loud/a.md', 'a/says', '2024-06-01', 'error'],
    ['old/loud/a.md', 'a/two', '2025-12-31', 'warning'],
    ['old/loud/a.md', 'a/two', '2026-01-01', 'error'],
    ['a.md', 'a/two', null, 'warning'],
  ])('%s, %s of %s: %s', (path, id, day, level) => {
    const own = rules.find((one) => one.id === id)?.level ?? 'error';
    expect(levelIn(of(CONFIG).of(path), id, own, day)).toBe(level);
  });

  it('files with the same overrides share their settings', () => {
    const settings = of(CONFIG);
    expect(settings.of('old/a.md')).toBe(settings.of('old/b.md'));
  });

  it('kinds and what is ignored', () => {
    const settings = of('kinds: { runbook: ["ops/*.md"], post-mortem: [ops] }\nignore: [vendor]\n');
    expect([settings.kindOf('ops/a.md'), settings.kindOf('ops/x/a.md'), settings.kindOf('a.md')]).toEqual(['runbook', 'post-mortem', null]);
    expect([settings.ignores('vendor/a.md'), settings.ignores('a.md')]).toEqual([true, false]);
  });
});

describe('dayOf', () => {
  it.each([
    ['published first', 'a.md', '---\npublished: 2026-03-16T15:10Z\nstarted: 2026-03-14T02:40Z\n---\nx\n', '2026-03-16'],
    ['a plain date', 'a.md', '---\ndate: 2021-05-06\n---\nx\n', '2021-05-06'],
    ['the name', 'docs/2019-02-03-outage.md', 'x\n', '2019-02-03'],
    ['the name without hyphens', '20190203.md', 'x\n', '2019-02-03'],
    ['nobody knows', 'a.md', 'x\n', null],
  ])('%s', (_name, path, text, day) => expect(dayOf(parseDocument(path, text))).toBe(day));
});

describe('in a run', () => {
  const run = (yaml: string, path: string, text = 'Text\n', commit: string | null = null) => {
    const settings = of(yaml);
    return lintDocuments([parseDocument(path, text)], context({ firstCommitOf: () => commit }), { rules, settings: (file) => settings.of(file) }).map(({ level, rule: id, message }) => `${level} ${id} ${message}`);
  };
  it('levels, options and dates hold for the files they are for', () => {
    expect(run(CONFIG, 'a.md')).toEqual(['error a/says word one']);
    expect(run(CONFIG, 'old/a.md')).toEqual(['warning a/says word one']);
    expect(run(CONFIG, 'old/loud/a.md')).toEqual(['error a/says word two']);
    expect(run('rules: { a/says: off }\n', 'a.md')).toEqual([]);
    expect(run('rules: { a/says: off }\noverrides: [{ files: [new], rules: { a/says: error } }]\n', 'new/a.md')).toEqual(['error a/says word x']);
  });
  it('where a document does not say its day, git does', () => {
    expect(run('since: 2026-01-01\n', 'a.md', 'Text\n', '2025-01-01T00:00:00Z')).toEqual(['warning a/says word x']);
    expect(run('since: 2026-01-01\n', 'a.md', 'Text\n', null)).toEqual(['error a/says word x']);
  });
});
