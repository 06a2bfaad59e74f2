import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/pm/frontmatter.ts';
import { say } from '../check.ts';

const draft = (lines: string): string => `---\nkind: post-mortem\ntitle: Shop down\nstatus: draft\n${lines}\n---\n\nText.\n`;

describe('values in another form than the template asks for', () => {
  it.each([
    ['a text that is a list', 'actionItemLabel: [a]', ['5:18 `actionItemLabel` is a list, expected text.']],
    ['a person that is a list', 'incidentCommander: [Ada Novak]', ['5:20 `incidentCommander` is a list, expected one name.']],
    ['people that are text', 'authors: Ada Novak', ['5:10 `authors` is `Ada Novak`, expected a list.']],
    ['a person who is a team', 'authors: [Search on-call]', ['5:10 `authors` is `Search on-call`, which is a team, expected a person.']],
    ['a service nobody knows', 'services: [checkout, basket, chekout]', ['5:11 `services` has `chekout`, which is no service of the on-call file.']],
    ['an instant that is a number', 'started: 20260314', ['5:10 `started` is the number 20260314, expected a date and time with its zone. It is no date and time.']],
    ['a list that is text', 'tags: oncall', ['5:7 `tags` is `oncall`, expected a list.']],
    ['a date that does not exist under a key nobody declared', 'date: 2026-02-30', ['5:7 `date` is `2026-02-30`, a date that does not exist. February 2026 has 28 days.']],
    ['keys nobody declared are fine', 'mood: good\ncustomers: 12\ndate: 2026-02-28', []],
  ])('%s', (_name, lines, findings) => {
    expect(say(rule, draft(lines))).toEqual(findings);
  });
});

it('knows three states', () => {
  expect(say(rule, '---\ntitle: x\nstatus: finall\n---\n\nText.\n')).toEqual(['3:9 `status` is `finall`, expected one of draft, in-review, final.']);
  expect(say(rule, '---\ntitle: x\n---\n\nText.\n')).toEqual(['1:1 The frontmatter lacks status, which even a draft has.']);
});

it('asks nobody about names outside a project', () => {
  expect(say(rule, draft('authors: [Somebody Unknown]\nservices: [unheard-of]'), { oncall: null })).toEqual([]);
});

it('does not say that metadata is missing where it could not be read', () => {
  expect(say(rule, '---\ntitle: x\n\n## Summary\n\nText.\n')).toEqual([]);
});
