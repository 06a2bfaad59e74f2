/** Names, real dates and the fit with the policy; every expected place and wording is literal. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';

const TEXT = readFileSync(new URL('../fixtures/oncall.yaml', import.meta.url), 'utf8');
const { policy } = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'policy.yaml');

type Case = readonly [name: string, replace: string, by: string, expected: readonly string[]];

/** Each case changes one place of the fixture; expected are `line:column message | help`. */
const CASES: readonly Case[] = [
  ['the same person twice', '- id: ben', '- id: ada', [
    '13:9 Unexpected second person `ada`, expected each person once | The first stands in line 6; remove or rename one',
    '58:24 Unexpected `ben` as `rotations.0.layers.1.participants.0`, expected a person: one of ada, chidi, dana, eun, finn | Type one of them, or add it',
    '71:24 Unexpected `ben` as `rotations.1.layers.0.participants.0`, expected a person: one of ada, chidi, dana, eun, finn | Type one of them, or add it',
  ]],
  ['the same rotation twice', "- id: leads\n", "- id: directors\n", [
    "44:1 The policy's target `lead` pages the rotation `leads`, expected it among search, checkout, directors, directors | Add the rotation, or change `targets.lead.rotation` in the policy",
    '80:9 Unexpected second rotation `directors`, expected each rotation once | The first stands in line 72; remove or rename one',
  ]],
  ['the same layer twice', '- id: search-night', '- id: search-day', [
    '54:13 Unexpected second layer `search-day`, expected each layer once | The first stands in line 48; remove or rename one',
  ]],
  ['two people with one handle', 'handles: ["@ben"]', 'handles: ["@Ada"]', [
    '15:15 Unexpected `@Ada`, expected a name or handle that nobody else has: line 8 uses it too | Change one of them',
  ]],
  ['two people with one name', 'name: Ben Carter', 'name: ada novak', [
    '14:11 Unexpected `ada novak`, expected a name or handle that nobody else has: line 7 uses it too | Change one of them',
  ]],
  ['a name with white space around it', 'name: Ben Carter', 'name: " Ada Novak "', [
    '14:11 Unexpected ` Ada Novak `, expected a name or handle that nobody else has: line 7 uses it too | Change one of them',
  ]],
  ['an alias that is the id of another service', 'aliases: [basket, payments]', 'aliases: [basket, search]', [
    '94:9 Unexpected `search`, expected an id, name or alias that nobody else has: line 92 uses it too | Change one of them',
    '95:11 Unexpected `Search`, expected an id, name or alias that nobody else has: line 92 uses it too | Change one of them',
  ]],
  ['two services with one alias', 'aliases: [basket, payments]', 'aliases: [basket, find]', [
    '96:15 Unexpected `find`, expected an id, name or alias that nobody else has: line 92 uses it too | Change one of them',
  ]],
  ['a participant nobody knows', 'participants: [dana, finn]', 'participants: [dana, fin]', [
    '79:30 Unexpected `fin` as `rotations.2.layers.0.participants.1`, expected a person: one of ada, ben, chidi, dana, eun, finn | Did you mean `finn`?',
  ]],
  ['an override by nobody known', 'person: ada, from', 'person: eve, from', [
    '61:19 Unexpected `eve` as `rotations.0.overrides.0.person`, expected a person: one of ada, ben, chidi, dana, eun, finn | Type one of them, or add it',
  ]],
  ['an owner nobody knows', 'owner: checkout', 'owner: chekout', [
    '93:12 Unexpected `chekout` as `services.0.owner`, expected a rotation: one of search, checkout, leads, directors | Did you mean `checkout`?',
  ]],
  ['no owner', "    owner: checkout\n", '', [
    '90:5 Missing `services.0.owner`, expected an id of lower-case letters, digits and hyphens, such as platform-night. It answers: The rotation that owns the service | Type `owner:` followed by an id of lower-case letters, digits and hyphens, such as platform-night',
  ]],
  ['no contact', 'contact: { slack: "@chidi" }', 'contact: {}', [
    '24:14 Unexpected block of keys as `people.2.contact`, expected at least one of phone, email, slack | It answers: How to reach the person. Type at least one of phone, email, slack',
  ]],
  ['no e-mail address', 'email: dana@shop.example', 'email: dana at shop', [
    '30:23 Unexpected `dana at shop` as `people.3.contact.email`, expected an e-mail address | Type an e-mail address',
  ]],
  ['an unknown zone', "zone: Africa/Lagos\n    awake", "zone: Africa/Lagoss\n    awake", [
    '22:11 Unexpected time zone `Africa/Lagoss`, expected one of the tz database, such as Europe/Berlin | Did you mean `Africa/Lagos`?',
  ]],
  ['a zone like no other', "zone: Africa/Lagos\n    awake", "zone: Mars/Olympus_Mons\n    awake", [
    '22:11 Unexpected time zone `Mars/Olympus_Mons`, expected one of the tz database, such as Europe/Berlin | Look the name up in the list of tz database time zones',
  ]],
  ['a layer in an unknown zone', 'zone: Africa/Lagos\n        start', 'zone: Africa/Lagoss\n        start', [
    '76:15 Unexpected time zone `Africa/Lagoss`, expected one of the tz database, such as Europe/Berlin | Did you mean `Africa/Lagos`?',
  ]],
  ['a zone that is none', 'zone: Asia/Seoul', 'zone: Korea time', [
    '34:11 Unexpected `Korea time` as `people.4.zone`, expected a time zone such as Europe/Berlin | It answers: Time zone the person lives in. Type a time zone such as Europe/Berlin',
  ]],
  ['a day that does not exist', 'start: 2026-01-05T08:00', 'start: 2026-02-30T08:00', [
    '50:16 Unexpected `2026-02-30T08:00`, expected a date and time that exist | Check the day of the month, the hour (00 to 23) and the minute',
  ]],
  ['an hour that does not exist', 'start: 2026-01-05T08:00', 'start: 2026-01-05T24:00', [
    '50:16 Unexpected `2026-01-05T24:00`, expected a date and time that exist | Check the day of the month, the hour (00 to 23) and the minute',
  ]],
  ['a day that does not exist, to the second', 'start: 2026-01-05T08:00', 'start: 2026-02-30T08:00:30', [
    '50:16 Unexpected `2026-02-30T08:00:30`, expected a date and time that exist | Check the day of the month, the hour (00 to 23) and the minute',
  ]],
  ['a second 60', 'start: 2026-01-05T08:00', 'start: 2026-01-05T08:00:60', [
    '50:16 Unexpected `2026-01-05T08:00:60` as `rotations.0.layers.0.start`, expected a date and time such as 2026-01-05T09:00 | It answers: First handoff: the first participant takes over. Type a date and time such as 2026-01-05T09:00',
  ]],
  ['a time that the clocks jump over', 'start: 2026-01-05T08:00', 'start: 2026-03-29T02:30', [
    '50:16 Unexpected `2026-03-29T02:30`, expected a time that exists in Europe/Prague: the clocks jump over it that night | Type `2026-03-29T03:30`, say',
  ]],
  ['a date without a time', 'start: 2026-01-05T08:00', 'start: 2026-01-05', [
    '50:16 Unexpected `2026-01-05` as `rotations.0.layers.0.start`, expected a date and time such as 2026-01-05T09:00 | It answers: First handoff: the first participant takes over. Type a date and time such as 2026-01-05T09:00',
  ]],
  ['an end before the start', 'start: 2026-01-05T08:00', "start: 2026-01-05T08:00\n        end: 2026-01-05T08:00", [
    '51:14 Unexpected end `2026-01-05T08:00:00`, expected a time after the start `2026-01-05T08:00:00` | Move the end, or remove the layer',
  ]],
  ['a turn of no length', 'every: 1 day', 'every: 0 days', [
    '57:27 Unexpected `0 days` as turn length, expected more than 0 | Type `every: 1 week`, say',
  ]],
  ['a restriction of no length', '{ from: "08:00", to: "20:00" }', '{ from: "08:00", to: "08:00" }', [
    '53:41 Unexpected restriction from 08:00 to 08:00, expected two different times | For a whole day leave both times out',
  ]],
  ['half a restriction', '{ from: "08:00", to: "20:00" }', '{ from: "08:00" }', [
    '53:20 Unexpected restriction with only `from`, expected `from` and `to` | Add `to`',
  ]],
  ['an empty restriction', '{ from: "08:00", to: "20:00" }', '{}', [
    '53:20 Unexpected empty restriction, expected days, or a time from and to | Remove it: without it the layer covers every hour',
  ]],
  ['a misspelt day', '{ from: "08:00", to: "20:00" }', '{ days: [mon, tues] }', [
    '53:34 Unexpected `tues` as `rotations.0.layers.0.restrict.0.days.1`, expected one of mon, tue, wed, thu, fri, sat, sun | Did you mean `tue`? Type `tue`',
  ]],
  ['waking hours of no length', 'awake: { from: "06:30", to: "22:30" }', 'awake: { from: "06:30", to: "06:30" }', [
    '17:33 Unexpected waking hours from 06:30 to 06:30, expected two different times | Type the hours in which the person is awake',
  ]],
  ['an override that ends before it begins', 'to: 2026-03-11T08:00+01:00', 'to: 2026-03-10T08:00+01:00', [
    '61:58 Unexpected `2026-03-10T08:00+01:00` as end, expected a time after `2026-03-10T20:00+01:00` | Swap the two, or correct one',
  ]],
  ['an override on a day that does not exist', 'to: 2026-03-11T08:00+01:00', 'to: 2026-02-29T08:00+01:00', [
    '61:58 Unexpected `2026-02-29T08:00+01:00`, expected a date and time that exist | Check the day of the month, the hour (00 to 23) and the minute',
  ]],
  ['an override that ends on a second 60', 'to: 2026-03-11T08:00+01:00', 'to: 2026-03-11T08:00:60+01:00', [
    '61:58 Unexpected `2026-03-11T08:00:60+01:00` as `rotations.0.overrides.0.to`, expected a date and time with its offset, such as 2026-12-24T18:00+01:00 | Type a date and time with its offset, such as 2026-12-24T18:00+01:00',
  ]],
  ['an override on a day that does not exist, to the second', 'to: 2026-03-11T08:00+01:00', 'to: 2026-02-29T08:00:30Z', [
    '61:58 Unexpected `2026-02-29T08:00:30Z`, expected a date and time that exist | Check the day of the month, the hour (00 to 23) and the minute',
  ]],
  ['a time without its offset', 'to: 2026-03-11T08:00+01:00', 'to: 2026-03-11T08:00', [
    '61:58 Unexpected `2026-03-11T08:00` as `rotations.0.overrides.0.to`, expected a date and time with its offset, such as 2026-12-24T18:00+01:00 | Type a date and time with its offset, such as 2026-12-24T18:00+01:00',
  ]],
  ['a gap of no length', 'to: 2026-12-25T08:00+01:00', 'to: 2026-12-24T17:00Z', [
    '63:45 Unexpected `2026-12-24T17:00Z` as end, expected a time after `2026-12-24T18:00+01:00` | Swap the two, or correct one',
  ]],
  ['a rotation called like the special one', "- id: leads\n", "- id: service-owner\n", [
    "44:1 The policy's target `lead` pages the rotation `leads`, expected it among search, checkout, service-owner, directors | Add the rotation, or change `targets.lead.rotation` in the policy",
    '72:9 Unexpected rotation `service-owner`, expected another id: in the policy this one stands for the rotation that owns the service | Rename the rotation',
  ]],
  ['a rotation almost called as the policy pages it', "- id: leads\n", "- id: lead\n", [
    "44:1 The policy's target `lead` pages the rotation `leads`, expected it among search, checkout, lead, directors | Did you mean `lead`? Add the rotation, or change `targets.lead.rotation` in the policy",
  ]],
  ['a rotation that the policy pages', "- id: leads\n", "- id: leaders\n", [
    "44:1 The policy's target `lead` pages the rotation `leads`, expected it among search, checkout, leaders, directors | Add the rotation, or change `targets.lead.rotation` in the policy",
  ]],
  ['the default service of the policy', "- id: search\n    name: Search\n    aliases", "- id: finder\n    name: Search\n    aliases", [
    "89:1 The policy's default service is `search`, expected it among checkout, finder | Add the service, or change `services.default` in the policy",
  ]],
  ['no services at all', "services:\n  - id: checkout\n    name: Checkout\n    aliases: [basket, payments]\n    owner: checkout\n  - id: search\n    name: Search\n    aliases: [find, catalogue]\n    owner: search\n", '', [
    '2:1 Missing `services`, expected a list of blocks with the keys id, name, aliases, owner, ids. It answers: What can break, and which rotation owns it | Type `services:` followed by a list of blocks with the keys id, name, aliases, owner, ids',
  ]],
];

describe('what is wrong with an on-call file', () => {
  it('is nothing for a valid one, with and without its policy', () => {
    expect(parseOnCall(TEXT, 'oncall.yaml', policy).problems).toEqual([]);
    expect(parseOnCall(TEXT, 'oncall.yaml').problems).toEqual([]);
  });

  it('takes a layer that ends, and ids that differ in a hyphen only', () => {
    const ending = TEXT.replace('start: 2026-01-05T08:00', 'start: 2026-01-05T08:00\n        end: 2026-01-05T08:01').replace('- id: search-night', '- id: searchday');
    expect(parseOnCall(ending, 'oncall.yaml', policy).problems).toEqual([]);
  });

  it('says once that there are no rotations', () => {
    const problems = parseOnCall(TEXT.replace(/^rotations:\n(?:(?: .*)?\n)*/m, 'rotations: []\n'), 'oncall.yaml', policy).problems;
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual(['44 Unexpected empty list as `rotations`, expected a list of blocks with the keys id, name, layers, overrides, gaps']);
  });

  it('takes a local time that happens twice, and a leap day of a leap year', () => {
    const twice = TEXT.replace('start: 2026-01-05T08:00', 'start: 2026-10-25T02:30').replace('start: 2026-01-05T20:00', 'start: 2028-02-29T20:00');
    expect(parseOnCall(twice, 'oncall.yaml').problems).toEqual([]);
  });

  it.each(CASES)('%s', (_name, replace, by, expected) => {
    expect(TEXT).toContain(replace);
    const problems = parseOnCall(TEXT.replace(replace, () => by), 'oncall.yaml', policy).problems;
    expect(problems.map(({ line, column, message, help }) => `${line}:${column} ${message} | ${help}`)).toEqual(expected);
  });
});
