import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { configJsonSchema } from '../../../src/lint/config/json-schema.ts';
import { parseConfig } from '../../../src/lint/config/parse.ts';
import { settingsOf } from '../../../src/lint/config/settings.ts';
import type { Rule } from '../../../src/lint/rule.ts';
import { rules as shipped } from '../../../src/lint/rules/index.ts';
import { schemaText } from '../../../src/policy/json-schema.ts';

const rule = (id: string, changes: Partial<Rule> = {}): Rule => ({ id, title: `About ${id}`, why: id, policyKeys: [], level: 'error', kinds: ['other'], examples: [], ...changes });
const rules = [rule('pm/deadline'), rule('pm/silence', { options: () => z.strictObject({ words: z.array(z.string()).default([]).meta({ description: 'More words' }) }) }), rule('links/resolve')];
const read = (text: string) => parseConfig(text, 'zephyr.config.yaml', rules);
const said = (text: string): string[] => read(text).problems.map(({ range, message, help }) => `${range.start.line}:${range.start.column} ${message}${help === undefined ? '' : ` → ${help}`}`);

const FULL = `kinds:
  post-mortem: [docs/incidents/**]
ignore: [vendor]
since: 2026-01-01
rules:
  pm/deadline: warning
  pm/silence: { level: error, since: 2026-02-01, options: { words: [ping] } }
limits: { bytes: 1000000 }
tracker: { prefixes: [OPS], hosts: [jira.example] }
roster: [Ada Novak, Ben Carter]
overrides:
  - files: [docs/incidents/old/**]
    rules: { pm/deadline: off, pm/silence: { level: warning } }
  - files: ["**/2020-*"]
    since: 2030-01-01
`;

describe('parseConfig', () => {
  it('reads everything it can say', () => {
    const { config, problems } = read(FULL);
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ since: '2026-01-01', rules: { 'pm/deadline': { level: 'warning' } }, roster: ['Ada Novak', 'Ben Carter'] });
  });

  it.each([[''], ['# nothing yet\n'], ['{}']])('an empty file sets nothing: %j', (text) => expect(read(text)).toEqual({ config: {}, problems: [] }));

  it.each([
    ['a misspelt key', 'rulse: {}\n', ['1:1 Unexpected key `rulse`, expected one of $schema, kinds, ignore, rules, since, tracker, roster, alerts, limits, overrides → Did you mean `rules`? Type `rules:`']],
    ['a misspelt rule', 'rules:\n  pm/dedline: off\n', ['2:3 Unexpected key `pm/dedline` in `rules`, expected the id of a rule, such as pm/deadline → Did you mean `pm/deadline`?']],
    ['a level that does not exist', 'rules:\n  pm/deadline: warn\n', ['2:16 Unexpected `warn` as `rules.pm/deadline`, expected error, warning, off, or a block with the keys level, since, options → Type `pm/deadline: error`, `pm/deadline: warning` or `pm/deadline: off`']],
    ['a misspelt level', 'rules:\n  pm/deadline: of\n', [expect.stringMatching(/^2:16 Unexpected `of` as `rules\.pm\/deadline`, .* → Did you mean `off`\? Type `pm\/deadline: off`$/)]],
    ['a level that YAML reads as something else', 'rules:\n  pm/deadline: false\n', [expect.stringMatching(/^2:16 Unexpected `false` as `rules\.pm\/deadline`, .* → Type `pm\/deadline: off`$/)]],
    ['a level of an override', 'overrides:\n  - files: [docs]\n    rules: { pm/deadline: warn }\n', [expect.stringContaining('3:27 Unexpected `warn` as `overrides.0.rules.pm/deadline`')]],
    ['a level in a block', 'rules:\n  pm/deadline: { level: warn }\n', ['2:25 Unexpected `warn` as `rules.pm/deadline.level`, expected one of error, warning, off → Type `level: error` or `level: warning` or `level: "off"`']],
    ['one word where a list belongs', 'ignore: docs\n', ['1:9 Unexpected `docs` as `ignore`, expected a list: text → It answers: Files that are not looked at. Type `ignore: [docs]`']],
    ['a pattern from outside', 'ignore: [/docs]\n', ['1:10 Unexpected `/docs` as `ignore.0`, expected a path below the folder of the configuration → Type a path below the folder of the configuration']],
    ['an option that does not exist', 'rules:\n  pm/silence:\n    options: { wrods: [] }\n', [expect.stringContaining('3:16 Unexpected key `wrods` in `rules.pm/silence.options`, expected words')]],
    ['a day that does not exist', 'since: 2026-02-30\n', [expect.stringContaining('1:8 Unexpected `2026-02-30` as `since`, expected a date such as 2026-01-31')]],
    ['a limit out of reach', 'limits: { nesting: 100000 }\n', [expect.stringContaining('1:20 Unexpected number 100000 as `limits.nesting`, expected a whole number from 1 to 1280')]],
    ['a rule of an override', 'overrides:\n  - files: [docs]\n    rules: { pm/x: off }\n', [expect.stringContaining('3:14 Unexpected key `pm/x` in `rules`')]],
    ['a roster outside', 'roster: ../oncall.yaml\n', [expect.stringContaining('1:9 Unexpected `../oncall.yaml` as `roster`')]],
    ['no YAML', 'rules: [\n', [expect.stringContaining('2:1 The indentation does not fit')]],
  ])('%s', (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(read(text).config).toBeNull();
  });

  it('reads the key of a package.json, with places in that file', () => {
    const at = (zephyr: object) => parseConfig(JSON.stringify({ name: 'x', zephyr }, null, '\t'), 'package.json', rules, ['zephyr']);
    expect(at({ rules: { 'pm/deadline': 'off' } })).toMatchObject({ config: { rules: { 'pm/deadline': { level: 'off' } } }, problems: [] });
    expect(at({ rules: { 'pm/deadline': 'no' } }).problems[0]?.range.start.line).toBe(5);
  });
});

describe('hostile configurations', () => {
  const shared = new URL('../../../../shared/corpus/hostile/files/config/', import.meta.url);
  it.skipIf(!existsSync(shared)).each([['pollution', 4], ['redos', 2]])('%s (../shared/corpus/hostile) is refused', (name, problems) => {
    const found = parseConfig(readFileSync(new URL(`${name}/zephyr.config.yaml`, shared), 'utf8'), 'zephyr.config.yaml', shipped);
    expect(found.config).toBeNull();
    expect(found.problems.length).toBe(problems);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    expect(Reflect.get({}, 'off')).toBeUndefined();
  });

  it('no text of keys and values pollutes, throws or is taken with a problem', () => {
    const key = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'rules', 'overrides', 'files', 'kinds', 'pm/deadline', 'level', 'options', 'since', 'polluted');
    const value: fc.Memo<string> = fc.memo((depth) => (depth <= 1 ? fc.constantFrom('off', '1', 'null', '[]', '{}', '"x"', '2026-01-01') : fc.oneof(value(1), fc.array(fc.tuple(key, value(depth - 1)), { maxLength: 3 }).map((pairs) => `{ ${pairs.map(([name, one]) => `"${name}": ${one}`).join(', ')} }`), fc.array(value(depth - 1), { maxLength: 2 }).map((list) => `[${list.join(', ')}]`))));
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    fc.assert(fc.property(value(4), (text) => {
      const { config, problems } = read(text);
      expect(config === null).toBe(problems.length > 0);
      if (config) settingsOf(config).of('docs/a.md');
      expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    }), { numRuns: 500 });
  });
});

describe('the JSON Schema for editors', () => {
  const accepts = new Ajv2020({ strict: false }).compile(configJsonSchema(rules));
  it('accepts what is read, with bare levels, and refuses what is not', () => {
    expect(accepts(parse(FULL)), JSON.stringify(accepts.errors)).toBe(true);
    expect(accepts({ rules: { 'pm/dedline': 'off' } })).toBe(false);
    expect(accepts({ rules: { 'pm/deadline': 'warn' } })).toBe(false);
  });
  it('is published up to date (else run: npm run schemas)', () => {
    expect(readFileSync(new URL('../../../content/config.schema.json', import.meta.url), 'utf8')).toBe(schemaText(configJsonSchema(shipped)));
  });
});
