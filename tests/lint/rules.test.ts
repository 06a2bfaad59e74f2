/** Every rule's own examples, and that registry, files and documentation agree. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Range } from '../../src/documents/model.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import type { Change, History } from '../../src/lint/history.ts';
import { applyFixes } from '../../src/lint/fix.ts';
import type { LintContext, Rule, RuleExample } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import { policyLeafKeys } from './policy-keys.ts';
import { context } from './context.ts';

const folder = fileURLToPath(new URL('../../src/lint/rules', import.meta.url));

function run(rule: Rule, { file, text, options, beside = {}, tracker, commits }: RuleExample) {
  // An example is a file of its kind, whatever its name and folder say.
  const [only] = rule.kinds;
  const files = Object.entries({ ...beside, [file]: text });
  const documents = files.filter(([path]) => path === file || !DATA.test(path)).map(([path, content]) => parseDocument(path, content, rule.kinds.length === 1 && only ? { kind: only } : {}));
  // A short example may be no whole document; what document/… says of that is not its point.
  return lintDocuments(documents, context({ ...project(files), ...(commits ? { history: historyOf(commits) } : {}), ...(tracker ? { tracker: { title: 'Linear', ticket: (reference: string) => tracker[reference] ?? ('missing' as const) } } : {}), ...(options ? { ruleOptions: { [rule.id]: options } } : {}) }), { rules: [rule], known: rules.map(({ id }) => id) }).filter((finding) => finding.rule === rule.id && (finding.file === file || Object.keys(beside).length === 0));
}

/** A history of these commits; each line of a file was written by its first one. */
function historyOf(commits: NonNullable<RuleExample['commits']>): History {
  const changes = new Map(Object.entries(commits).map(([path, dates]) => [path, dates.map((at): Change => ({ commit: at, at }))]));
  return {
    changesSince: (since) => new Map([...changes].map(([path, list]) => [path, list.filter(({ at }) => at >= since)])),
    lastChangeOf: (path) => changes.get(path)?.[0] ?? null,
    linesOf: (path) => Array.from({ length: 100 }, () => changes.get(path)?.at(-1) ?? { commit: '', at: '2020-01-01T00:00:00Z' }),
    linesChangedBy: () => 10,
  };
}

const START: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

const DATA = /\.(?:ya?ml|json)$/;

/** The fixture with the parts that an example shows; their places are those in the example. */
function policyWith(parts: string, file: string): Partial<LintContext> {
  const { policy, problems } = parsePolicy(stringify({ ...(parse(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8')) as object), ...(parse(parts) as object) }), file);
  if (policy === null) throw new Error(JSON.stringify(problems));
  return { policy, policySource: parsePolicy(parts, file).source };
}

/** What the files of an example change in the pretended project. */
function project(files: readonly (readonly [string, string])[]): Partial<LintContext> {
  const rota = files.find(([path]) => path === 'content/oncall.yaml');
  const { oncall, source } = rota ? parseOnCall(rota[1], rota[0]) : { oncall: null, source: null };
  const ladder = files.find(([path]) => path === 'content/policy.yaml');
  const { exists } = context();
  return {
    ...(ladder ? policyWith(ladder[1], ladder[0]) : {}),
    ...(oncall && source ? { oncall, onCallSource: source } : {}),
    ...(files.some(([path]) => path === 'zephyr.config.yaml') ? { alertSource: { file: 'zephyr.config.yaml', range: START } } : {}),
    alertFiles: () => files.filter(([path]) => DATA.test(path)).map(([path, text]) => ({ path, text })),
    exists: (path) => (files.some(([known]) => known === path) ? 'file' : exists(path)),
  };
}

/** What they report is no text: bytes in another encoding, a pipe. tests/cli/hostile.test.ts has both. */
const WITHOUT_TEXT = ['document/encoding', 'document/unreadable'];

describe('registry', () => {
  it('holds exactly the files of the folder', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => /^[a-z]+\/[a-z-]+\.ts$/.test(path))
      .map((path) => path.replace(/\.ts$/, ''))
      .sort();
    expect(rules.map(({ id }) => id).sort()).toEqual(files);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('is documented: why, policy keys that exist, a good and a bad example', () => {
    expect(rule.title.length).toBeGreaterThan(10);
    expect(rule.why.length).toBeGreaterThan(40);
    expect(rule.options?.(z).safeParse({}).success ?? true, 'every option has a default').toBe(true);
    for (const { options } of rule.examples) expect(rule.options?.(z).safeParse(options ?? {}).success ?? options === undefined).toBe(true);
    for (const key of rule.policyKeys) expect(policyLeafKeys()).toContain(key);
    expect(rule.examples.some(({ findings }) => findings.length === 0)).toBe(true);
    if (!WITHOUT_TEXT.includes(rule.id)) expect(rule.examples.some(({ findings }) => findings.length > 0)).toBe(true);
  });

  it.each(rule.examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const found = run(rule, example);
    expect(found.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`)).toEqual(example.findings);
    for (const finding of found) {
      expect(finding.message).not.toMatch(/[\r\n]/);
      expect(finding.help ?? 'x').not.toMatch(/[\r\n]/);
    }
    const fixed = applyFixes(example.text, found);
    if (example.fixed === undefined) {
      expect(fixed.applied, 'a repair that the example does not show').toBe(0);
      return;
    }
    expect(fixed.text).toBe(example.fixed);
    const again = run(rule, { ...example, text: fixed.text });
    expect(applyFixes(fixed.text, again).text, 'a second pass changes nothing').toBe(fixed.text);
  });
});
