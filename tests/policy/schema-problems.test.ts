/** Every kind of fault in the shape of a policy, with its exact place and words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';

const TEXT = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8');

type Case = readonly [name: string, replace: string, by: string, expected: readonly string[]];

/** Each case changes one place of the fixture; expected are `line:column message | help`. */
const CASES: readonly Case[] = [
  ['an open point', "  emptyStep: wait\n", '', [
    '105:1 Missing `escalation.emptyStep`, expected skip or wait. It answers: A step with nobody to page is skipped at once, or waited out | Type `emptyStep: skip` or `emptyStep: wait`',
  ]],
  ['a misspelt key is one problem, not two', '  every: 20 minutes', '  evrey: 20 minutes', [
    '101:3 Unexpected key `evrey` in `updates`, expected one of every, to, withoutNews | Did you mean `every`? Type `every:`',
  ]],
  ['an unknown key', 'version: 1', "version: 1\ncolour: red", [
    '4:1 Unexpected key `colour`, expected one of version, severities, targets, criteria, declaring, severityChange, roles, updates, escalation, services, runbook, postMortem, customerEmail | Remove it, or write one of the expected keys',
  ]],
  ['a misspelt choice', 'whenExhausted: repeat', 'whenExhausted: repaet', [
    '111:18 Unexpected `repaet` as `escalation.whenExhausted`, expected repeat or stop | Did you mean `repeat`? Type `whenExhausted: repeat`',
  ]],
  ['a choice nobody offers', 'whenExhausted: repeat', 'whenExhausted: explode', [
    '111:18 Unexpected `explode` as `escalation.whenExhausted`, expected repeat or stop | Type `whenExhausted: repeat` or `whenExhausted: stop`',
  ]],
  ['yes is not true', 'marketing: false', 'marketing: no', [
    '152:14 Unexpected `no` as `customerEmail.marketing`, expected true or false | Type `marketing: true` or `marketing: false`',
  ]],
  ['a duration in other words', '  due: 5 days', '  due: 120 h', [
    '127:8 Unexpected `120 h` as `postMortem.due`, expected a duration such as 15 minutes, 72 hours or 90 days | Type `due: 5 days`',
  ]],
  ['a duration without a unit', '  every: 20 minutes', '  every: 20', [
    '101:10 Unexpected number 20 as `updates.every`, expected a duration longer than 0, such as 15 minutes | Type `every: 15 minutes`, say: a whole number and second, minute, hour, day or week',
  ]],
  ['a duration of nothing', '  every: 20 minutes', '  every: 0 minutes', [
    '101:10 Unexpected `0 minutes` as `updates.every`, expected a duration longer than 0, such as 15 minutes | Type `every: 15 minutes`',
  ]],
  ['a negative duration', '  every: 20 minutes', '  every: -5 minutes', [
    '101:10 Unexpected `-5 minutes` as `updates.every`, expected a duration such as 15 minutes, 72 hours or 90 days | Type `every: 15 minutes`, say: a whole number and second, minute, hour, day or week',
  ]],
  ['NaN', 'reviewers: 2', 'reviewers: .nan', [
    '130:14 Unexpected number NaN as `postMortem.reviewers`, expected a whole number from 0 to 9 | It answers: How many people besides the author review it, at least. Type a whole number from 0 to 9',
  ]],
  ['infinity', 'maxWords: 150', 'maxWords: .inf', [
    '153:13 Unexpected number Infinity as `customerEmail.maxWords`, expected a whole number from 20 to 2000 | It answers: What counts as brief, in words. Type a whole number from 20 to 2000',
  ]],
  ['a number out of range', 'people: 2', 'people: 12', [
    '98:13 Unexpected number 12 as `roles.1.people`, expected a whole number from 1 to 9 | It answers: How many people, usually. Type a whole number from 1 to 9',
  ]],
  ['a broken number', 'reviewers: 2', 'reviewers: 1.5', [
    '130:14 Unexpected number 1.5 as `postMortem.reviewers`, expected a whole number from 0 to 9 | It answers: How many people besides the author review it, at least. Type a whole number from 0 to 9',
  ]],
  ['a share above one', 'share: 0.1', 'share: 10', [
    '144:12 Unexpected number 10 as `postMortem.neverShip.share`, expected a number from 0 to 1 | It answers: At or below this share of shipped items the pattern is escalated. Type a number from 0 to 1',
  ]],
  ['empty text', 'label: follow-up', 'label: ""', [
    '137:12 Unexpected empty text as `postMortem.actionItems.label`, expected some words | It answers: Label of the ticket. Type some words',
  ]],
  ['nothing', 'label: follow-up', 'label:', [
    '137:5 Missing `postMortem.actionItems.label`, expected some words. It answers: Label of the ticket | Type `label:` followed by some words',
  ]],
  ['a list where one word belongs', 'label: follow-up', 'label: [a, b]', [
    '137:12 Unexpected list as `postMortem.actionItems.label`, expected some words | It answers: Label of the ticket. Type some words',
  ]],
  ['one word where a list belongs', 'to: [channel]', 'to: channel', [
    '102:7 Unexpected `channel` as `updates.to`, expected a list: channel or status-page | It answers: Where updates go. Type `to: [channel]`',
  ]],
  ['an empty list', 'creates: [chat-channel, page]', 'creates: []', [
    '78:12 Unexpected empty list as `declaring.creates`, expected a list: one of chat-channel, status-page-entry, ticket, page, pinned-runbook | It answers: What the command does. Type a list: one of chat-channel, status-page-entry, ticket, page, pinned-runbook',
  ]],
  ['a wrong word in a list', 'creates: [chat-channel, page]', 'creates: [chat-channl, page]', [
    '78:13 Unexpected `chat-channl` as `declaring.creates.0`, expected one of chat-channel, status-page-entry, ticket, page, pinned-runbook | Did you mean `chat-channel`? Type `chat-channel`',
  ]],
  ['a path that leaves the project', 'runbook: runbooks/outage.md', 'runbook: ../../etc/passwd', [
    '124:10 Unexpected `../../etc/passwd` as `runbook`, expected a path inside the project, such as runbooks/incident.md | It answers: The runbook pinned in the channel. Type a path inside the project, such as runbooks/incident.md',
  ]],
  ['an absolute path', 'runbook: runbooks/outage.md', 'runbook: /etc/passwd', [
    '124:10 Unexpected `/etc/passwd` as `runbook`, expected a path inside the project, such as runbooks/incident.md | It answers: The runbook pinned in the channel. Type a path inside the project, such as runbooks/incident.md',
  ]],
  ['a name of a target that cannot be one', "  lead:\n", "  Lead Person:\n", [
    '10:24 Unexpected `lead` as `severities.0.page.1`, expected a target: one of service-owner, search-all, Lead Person, director | Type one of them, or add it',
    '19:27 Unexpected `lead` as `severities.1.page.1`, expected a target: one of service-owner, search-all, Lead Person, director | Type one of them, or add it',
    '51:3 Unexpected name `Lead Person`, expected an id of lower-case letters, digits and hyphens, such as platform-night | Rename it, here and where it is used',
    '109:15 Unexpected `lead` as `escalation.steps.2.page`, expected a target, on-call or next-in-rotation: one of service-owner, search-all, Lead Person, director | Type one of them, or add it',
  ]],
  ['a whole block', "severityChange:\n  decides: last\n  alreadyPaged: released\n", '', [
    '3:1 Missing `severityChange` (What happens when the severity changes on the way), expected a block that answers: decides (Which severity decides about post-mortem and e-mail when it changed on the way); alreadyPaged (What happens to people already paged when the severity falls) | Type `severityChange:` and its keys below it',
  ]],
  ['most of a block', "  match: name-or-alias\n  default: search\n", "  {}\n", [
    '120:1 Missing `services.match`, expected name-or-alias or none. It answers: How a service is found in the summary when none is given | Type `match: name-or-alias` or `match: none`',
    '120:1 Missing `services.default`, expected an id of lower-case letters, digits and hyphens, such as platform-night. It answers: The service when none is given and none stands in the summary | Type `default:` followed by an id of lower-case letters, digits and hyphens, such as platform-night',
  ]],
  ['a timeout that is neither none nor a duration', 'acknowledgementTimeout: 45 minutes', 'acknowledgementTimeout: never', [
    '116:27 Unexpected `never` as `escalation.acknowledgementTimeout`, expected none, or a duration longer than 0, such as 15 minutes | Type `acknowledgementTimeout: none`',
  ]],
  ['punished', 'punished: false', 'punished: true', [
    '82:13 Unexpected `true` as `declaring.punished`, expected false | Type `punished: false`',
  ]],
  ['another version', 'version: 1', 'version: 2', [
    '3:10 Unexpected number 2 as `version`, expected 1 | Type `version: 1`',
  ]],
  ['a version in quotation marks', 'version: 1', 'version: "1"', [
    '3:10 Unexpected `"1"` as `version`, expected 1 | Type `version: 1`',
  ]],
  ['false for not sure', 'notSure: "yes"', 'notSure: true', [
    '80:12 Unexpected `true` as `declaring.notSure`, expected yes | Type `notSure: "yes"`',
  ]],
];

describe('what the schema says about a policy', () => {
  it('is nothing for a valid policy', () => {
    expect(parsePolicy(TEXT, 'policy.yaml').problems).toEqual([]);
  });

  it.each(CASES)('%s', (_name, replace, by, expected) => {
    expect(TEXT).toContain(replace);
    const problems = parsePolicy(TEXT.replace(replace, () => by), 'policy.yaml').problems;
    expect(problems.map(({ line, column, message, help }) => `${line}:${column} ${message} | ${help}`)).toEqual(expected);
  });
});
