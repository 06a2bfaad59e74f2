import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/pm/blameless.ts';
import { say } from '../check.ts';

const said = (text: string): (string | undefined)[] => say(rule, `${text}\n`).map((line) => /"(.*)"/.exec(line)?.[1]);

describe('a person as the subject of blame', () => {
  it.each([
    ['Ben Carter forgot the replica.', 'Ben Carter forgot'],
    ['Ben, who had forgotten the replica, restarted it.', 'Ben, who had forgotten'],
    ['The on-call engineer failed to notice.', 'on-call engineer failed to'],
    ['She should have asked.', 'She should have'],
    ["Somebody accidentally ran it twice.", 'Somebody accidentally'],
    ['The developer (new in the team) made a mistake.', 'developer (new in the team) made a mistake'],
    ['The outage was due to human error.', 'human error'],
    ['It was **human error** again.', 'human error'],
    ['Dana ignored\nthe alert.', 'Dana ignored'],
  ])('%s', (text, blame) => {
    expect(said(text)).toEqual([blame]);
  });
});

describe('not every use of the word', () => {
  it.each([
    'The deploy failed to start, and the check that should have stopped it was off.',
    'Nobody forgot anything; nobody is to blame.', 'No engineer should have to do this by hand.', 'Whoever forgot it would have been reminded.',
    'We forgot to write it down.', 'The alert was ignored by the filter.', 'Customers accidentally paid twice.', 'This is not about human error.',
    'We do not look for human error.', 'The page says `Ben forgot`.', 'Any operator could have run it; the tool accepted it.', 'The fault of the disk was found by Ada Novak.',
  ])('%s', (text) => {
    expect(said(text)).toEqual([]);
  });
});

it('knows nobody by name outside a project', () => {
  expect(say(rule, 'Ben forgot it. An engineer forgot it.\n', { oncall: null })).toHaveLength(1);
});
