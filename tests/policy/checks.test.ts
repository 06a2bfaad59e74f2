/** Names that must exist, be unique or stand in an order. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';

const TEXT = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8');

type Case = readonly [name: string, replace: string, by: string, expected: readonly string[]];

/** Each case changes one place of the fixture; expected are `line:column message | help`. */
const CASES: readonly Case[] = [
  ['the same severity twice', '- id: SEV-3', '- id: SEV-2', [
    '33:9 Unexpected `SEV-2`, expected a spelling of its own: `SEV-2` in line 24 reads the same (case, spaces and hyphens make no difference) | Remove or change one of them',
    '81:19 Unexpected `SEV-3` as `declaring.nothingApplies`, expected a severity of the ladder: one of SEV-0, SEV-1, SEV-2 | Type one of them, or add it',
  ]],
  ['a severity that differs in case and hyphen only', '- id: SEV-3', '- id: SEV2', [
    '33:9 Unexpected `SEV2`, expected a spelling of its own: `SEV-2` in line 24 reads the same (case, spaces and hyphens make no difference) | Remove or change one of them',
    '81:19 Unexpected `SEV-3` as `declaring.nothingApplies`, expected a severity of the ladder: one of SEV-0, SEV-1, SEV-2, SEV2 | Type one of them, or add it',
  ]],
  ['a spelling of two severities', 'spellings: ["3", sev3]', 'spellings: ["3", Sev 1]', [
    '35:22 Unexpected `Sev 1`, expected a spelling of its own: `SEV-1` in line 15 reads the same (case, spaces and hyphens make no difference) | Remove or change one of them',
  ]],
  ['the same criterion twice', '- id: slow', '- id: shop-down', [
    '71:9 Unexpected second criterion `shop-down`, expected each criterion once | The first stands in line 59; remove or rename one',
  ]],
  ['the same role twice', '- id: speaker', '- id: lead-responder', [
    '94:9 Unexpected second role `lead-responder`, expected each role once | The first stands in line 89; remove or rename one',
  ]],
  ['a role that differs in hyphens only', '- id: speaker', '- id: leadresponder', [
    '94:9 Unexpected second role `leadresponder` (like `lead-responder` in line 89; case, spaces and hyphens make no difference), expected each role once | Remove or rename one of them',
  ]],
  ['a criterion of an unknown severity', '    severity: SEV-2', '    severity: SEV-7', [
    '74:15 Unexpected `SEV-7` as `criteria.3.severity`, expected a severity of the ladder: one of SEV-0, SEV-1, SEV-2, SEV-3 | Type one of them, or add it',
  ]],
  ['a milder criterion first', '    severity: SEV-1', '    severity: SEV-3', [
    '74:15 Unexpected SEV-2 after SEV-3 (line 70), expected the worst criteria first: a worse answer must never give a milder severity | Move this criterion up, above every milder one',
  ]],
  ['nothing applies is worse than a criterion', 'nothingApplies: SEV-3', 'nothingApplies: SEV-1', [
    '81:19 Unexpected SEV-1 as `declaring.nothingApplies`, expected SEV-2 or milder: otherwise answering no to everything gives a worse severity than answering yes to the criterion of SEV-2 | Type `nothingApplies: SEV-3`',
  ]],
  ['nothing applies is the worst of all', 'nothingApplies: SEV-3', 'nothingApplies: SEV-0', [
    '81:19 Unexpected SEV-0 as `declaring.nothingApplies`, expected SEV-2 or milder: otherwise answering no to everything gives a worse severity than answering yes to the criterion of SEV-2 | Type `nothingApplies: SEV-3`',
  ]],
  ['just declare with an unknown severity', 'justDeclare: SEV-1', 'justDeclare: SEV1', [
    '79:16 Unexpected `SEV1` as `declaring.justDeclare`, expected a severity of the ladder: one of SEV-0, SEV-1, SEV-2, SEV-3 | Did you mean `SEV-1`?',
  ]],
  ['a severity that pages nobody known', 'page: [service-owner, lead]', 'page: [service-owner, leed]', [
    '19:27 Unexpected `leed` as `severities.1.page.1`, expected a target: one of service-owner, search-all, lead, director | Did you mean `lead`?',
  ]],
  ['a step that pages nobody known', 'page: director, wait: 10', 'page: directors, wait: 10', [
    '110:15 Unexpected `directors` as `escalation.steps.3.page`, expected a target, on-call or next-in-rotation: one of service-owner, search-all, lead, director | Did you mean `director`?',
  ]],
  ['a step that pages whom an earlier one paged', 'page: director, wait: 10', 'page: lead, wait: 10', [
    '110:15 Unexpected step `lead`, expected somebody whom no earlier step pages: `lead` in line 109 already paged the same people, and nobody is paged twice within one pass | Remove the step, or name another target',
  ]],
  ['the person on call a second time', 'page: director, wait: 10', 'page: on-call, wait: 10', [
    '110:15 Unexpected step `on-call`, expected somebody whom no earlier step pages: `on-call` in line 107 already paged the same people, and nobody is paged twice within one pass | Remove the step, or name another target',
  ]],
  ['another target of the same rotation', 'rotation: directors', 'rotation: leads', [
    '110:15 Unexpected step `director`, expected somebody whom no earlier step pages: `lead` in line 109 already paged the same people, and nobody is paged twice within one pass | Remove the step, or name another target',
  ]],
  ['everybody of a rotation after one of them', 'rotation: directors', 'rotation: leads\n    everyone: true', []],
  ['one of a rotation after everybody of it', 'rotation: leads', 'rotation: directors\n    everyone: true', [
    '111:15 Unexpected step `director`, expected somebody whom no earlier step pages: `lead` in line 110 already paged the same people, and nobody is paged twice within one pass | Remove the step, or name another target',
  ]],
  ['a target that is called like a step', '  director:', '  next-in-rotation:', [
    '10:30 Unexpected `director` as `severities.0.page.2`, expected a target: one of service-owner, search-all, lead, next-in-rotation | Type one of them, or add it',
    '54:3 Unexpected target `next-in-rotation`, expected another name: steps of the chain already use this one | Rename the target here and where it is used',
    '110:15 Unexpected `director` as `escalation.steps.3.page`, expected a target, on-call or next-in-rotation: one of service-owner, search-all, lead, next-in-rotation | Type one of them, or add it',
    '145:17 Unexpected `director` as `postMortem.neverShip.escalateTo`, expected a target: one of service-owner, search-all, lead, next-in-rotation | Type one of them, or add it',
  ]],
  ['drafted by nobody known', 'draftedBy: lead-responder', 'draftedBy: speeker', [
    '129:14 Unexpected `speeker` as `postMortem.draftedBy`, expected a role: lead-responder or speaker | Did you mean `speaker`?',
  ]],
  ['escalated to nobody known', 'escalateTo: director', 'escalateTo: board', [
    '145:17 Unexpected `board` as `postMortem.neverShip.escalateTo`, expected a target: one of service-owner, search-all, lead, director | Type one of them, or add it',
  ]],
  ['an example command of another ladder', 'open --sev 1', 'open --sev P1', [
    '77:12 Unexpected severity `P1` in the example command, expected a spelling of the ladder: one of SEV-0, 0, sev0, SEV-1, 1, sev1, SEV-2, 2, sev2, SEV-3, 3, sev3 | Type one of them behind `--sev`',
  ]],
];

describe('what must fit together in a policy', () => {
  it.each(['open --sev  1', 'open --severity=SEV-1', 'open'])('an example command may say %s', (by) => {
    expect(parsePolicy(TEXT.replace('open --sev 1', by), 'policy.yaml').problems).toEqual([]);
  });

  it.each(['severities', 'targets', 'roles'])('where there are no %s at all, that is the one problem', (key) => {
    const problems = parsePolicy(TEXT.replace(new RegExp(`^${key}:\\n(?:(?: .*)?\\n)*`, 'm'), ''), 'policy.yaml').problems;
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(`^Missing \`${key}\``)]);
  });

  it('counts a higher pass of everybody as new people', () => {
    const text = TEXT.replace('page: director, wait: 10', 'page: search-all, wait: 10').replace('page: lead, wait: 10', 'page: director, wait: 10');
    expect(parsePolicy(text, 'policy.yaml').problems).toEqual([]);
  });

  it.each(CASES)('%s', (_name, replace, by, expected) => {
    expect(TEXT).toContain(replace);
    const problems = parsePolicy(TEXT.replace(replace, () => by), 'policy.yaml').problems;
    expect(problems.map(({ line, column, message, help }) => `${line}:${column} ${message} | ${help}`)).toEqual(expected);
  });
});
