import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/pm/action-item-owner.ts';
import { demanding, say } from '../check.ts';

const owned = (owner: string): string => `| Action | Owner |\n| --- | --- |\n| Alert on an empty cache | ${owner} |\n`;
const table = (owner: string): string => `## Action items\n\n${owned(owner)}`;

describe('a policy that lets teams own action items', () => {
  const policy = demanding({ owner: 'person-or-team' });
  it.each([
    ['Search on-call', []],
    ['Ada Novak', []],
    ['', ['5:1 Nobody owns `Alert on an empty cache`, expected one named person or team.']],
    ['TBD', ['5:29 The owner `TBD` names nobody, expected one named person or team.']],
  ])('%j', (owner, findings) => {
    expect(say(rule, table(owner), { policy })).toEqual(findings);
  });
});

describe('outside a project there is no roster', () => {
  it.each([
    ['Somebody Unknown', []],
    ['@grace', []],
    ['Platform team', ['5:29 The owner `Platform team` is a team, expected one named person.']],
    ['?', ['5:29 The owner `?` names nobody, expected one named person.']],
  ])('%j', (owner, findings) => {
    expect(say(rule, table(owner), { oncall: null })).toEqual(findings);
  });
});

it('a rotation of the roster is a team, whatever its name looks like', () => {
  expect(say(rule, table('Search on-call'))).toEqual(['5:29 The owner `Search on-call` is a team, expected one named person.']);
});

it('what was declined needs nobody', () => {
  expect(say(rule, "## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Alert on an empty cache | | won't do |\n")).toEqual([]);
});
