/**
 * Would anybody notice? Every leaf of the shipped policy is changed to another valid value in turn. Lint of the project's
 * own pages must find a lie, or a tool must answer differently, or at the least the policy reference shows the new value.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../src/documents/parse.ts';
import { parseInstant } from '../src/escalation/instant.ts';
import { simulate } from '../src/escalation/simulate.ts';
import { createLinter } from '../src/lint/engine.ts';
import { recogniserContext } from '../src/lint/recogniser.ts';
import { rules } from '../src/lint/rules/index.ts';
import { policyLeaves } from '../src/policy/leaves.ts';
import { parseOnCall, parsePolicy } from '../src/policy/parse.ts';
import type { Policy } from '../src/policy/schema.ts';
import { severityOf } from '../src/policy/severity.ts';
import { writeDraft } from '../src/postmortem/draft.ts';
import { emptyData } from '../src/postmortem/data.ts';
import { missing } from '../src/postmortem/missing.ts';
import { lintContext, runsWith } from '../src/project/context.ts';
import { DOCUMENT_FOLDERS, loadProject } from '../src/project/load.ts';
import { readFileSafely } from '../src/project/read.ts';
import { walk } from '../src/project/walk.ts';
import { declareCommand } from '../src/severity/command.ts';
import { nextSteps, pagedTargets, reasonText } from '../src/severity/result.ts';
import { classify, decisionTable, questions } from '../src/severity/wizard.ts';
import { policyParts } from '../src/site/policy-table.ts';
import type { PolicyInput } from './policy/arbitrary.ts';
import { mutateLeaf } from './policy/mutate.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const NOW = '2026-11-23T12:00:00Z';
const project = loadProject(root, root);
const shippedText = readFileSync(`${root}/content/policy.yaml`, 'utf8');
const shipped = parse(shippedText) as PolicyInput;
if (project.policy === null || project.oncall === null || project.template === null) throw new Error('the shipped policy, on-call file and template must be valid');
const { policy, oncall, template } = { policy: project.policy, oncall: project.oncall, template: project.template };
/** Saturday, 03:00 UTC: asleep in Europe. */
const NIGHT = parseInstant('2026-11-28T03:00:00Z') ?? Number.NaN;
/** The same rota on a night when no EM is on call. */
const holed = { ...oncall, rotations: oncall.rotations.map((rotation) => (rotation.id === policy.targets['em']?.rotation ? { ...rotation, gaps: [{ from: '2026-11-27T00:00:00Z', to: '2026-11-29T00:00:00Z', reason: 'a hole' }] } : rotation)) };
const names = { rotations: oncall.rotations.map(({ id }) => id), services: oncall.services.map(({ id }) => id) };

const documents = walk([...DOCUMENT_FOLDERS], root).files.flatMap(({ path, absolute }) => {
  const read = readFileSafely(absolute, { cwd: root });
  return 'bytes' in read ? [parseDocument(path, read.bytes)] : [];
});

/** What lint says of the project's own pages under a policy, one line a finding. */
function lintUnder(text: string): string[] {
  const parsed = parsePolicy(text, 'content/policy.yaml');
  const changed = { ...project, policy: parsed.policy, policySource: parsed.source };
  // The others say the same under any policy.
  const reading = rules.filter((rule) => (rule.policyKeys.length > 0 || rule.id.startsWith('policy/')) && runsWith(changed, rule));
  const linter = createLinter(lintContext(changed, { cwd: root, now: NOW, whole: true }), { rules: reading, site: '' });
  const findings = [...documents.flatMap((document) => linter.check(document)), ...linter.conclude()];
  // The on-call file has to fit the policy too.
  const oncallProblems = parseOnCall(readFileSync(`${root}/content/oncall.yaml`, 'utf8'), 'content/oncall.yaml', parsed.policy).problems;
  return [...findings.map(({ rule, file, range, message }) => `${rule} ${file}:${range.start.line} ${message}`), ...oncallProblems.map(({ rule, file, line, message }) => `${rule} ${file}:${line} ${message}`)];
}

/** What the wizard, the simulator and the generator answer under a policy, as one text. */
function toolsSay(changed: Policy): string {
  const scenarios = changed.severities.flatMap(({ id }) => {
    const unanswered = { severity: id, service: 'checkout', at: NIGHT, answers: [] };
    const [first] = simulate(policy, oncall, unanswered).events;
    return [unanswered, { ...unanswered, answers: [{ person: first?.person ?? '', after: 120 }], resolve: 10_800 }];
  });
  return JSON.stringify([
    questions(changed),
    decisionTable(changed),
    classify(changed, {}),
    changed.severities.map(({ id }) => [pagedTargets(changed, id), nextSteps(changed, id), declareCommand(changed, { severity: id, summary: 'x', service: 'checkout' })]),
    reasonText(changed, { ...classify(changed, {}), justDeclared: true }),
    scenarios.flatMap((scenario) => [simulate(changed, oncall, scenario), simulate(changed, holed, scenario)]),
    ['sev1', 'sev2', 'Sev3'].map((spelling) => severityOf(changed, spelling)?.id),
    recogniserContext(changed, oncall),
    writeDraft(template, changed, emptyData(template)),
    missing(template, changed, emptyData(template)),
  ]);
}

const tools = toolsSay(policy);
const reference = JSON.stringify(policyParts(policy, new Map()));

test('under the shipped policy the pages are free of findings', () => {
  expect(documents.length).toBeGreaterThan(10);
  expect(lintUnder(shippedText)).toEqual([]);
});

describe('every leaf, computed from the file', () => {
  const leaves = policyLeaves(policy);
  const silent: string[] = [];

  test.each(leaves.map(({ key, stated }) => [key, stated] as const))('%s', (key, stated) => {
    const changed = mutateLeaf(shipped, key, names);
    // The schema allows one value only: there is nothing to change.
    if (changed === null) return;
    const text = stringify(changed);
    const { policy: other } = parsePolicy(text, 'content/policy.yaml');
    if (other === null) throw new Error(`the changed policy is not valid:\n${text}`);
    const found = lintUnder(text);
    if (stated) expect(found, 'a leaf that pages state is noticed by lint').not.toEqual([]);
    const noticed = found.length > 0 || toolsSay(other) !== tools;
    if (!noticed) silent.push(key);
    expect(noticed || JSON.stringify(policyParts(other, new Map())) !== reference).toBe(true);
  });

  test('leaves that only the policy reference shows are few and known', () => {
    expect(silent).toEqual([
      // Words beside the severity's mark, for reading only.
      'severities.SEV-1.name',
      // `sev1` is `SEV-1` in any case and without its hyphen, so this spelling is accepted whether it is listed or not.
      'severities.SEV-1.spellings',
      'severities.SEV-2.name',
      'severities.SEV-3.name',
      'severities.SEV-3.spellings',
      // What `zephyr incident role` is told; no page or tool of the site needs it.
      'roles.comms.id',
    ]);
  });
});
