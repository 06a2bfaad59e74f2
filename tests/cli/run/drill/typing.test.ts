import { expect, it } from 'vitest';
import { understood } from '../../../../src/cli/run/drill/typing.ts';

it.each([
  ['', true, { kind: 'next' }],
  ['', false, /^Nobody knows of it yet/],
  ['?', false, { kind: 'suggest' }],
  ['help', true, /^Type \? for a suggestion\. In a drill there are incident, due/],
  ['lint', true, /^Type \? for a suggestion/],
  ['zephyr incident open --sev 2 --summary "a b"', false, ['incident', 'open', '--sev', '2', '--summary', 'a b', '--drill']],
  ['incident open --drill --sev 2', false, ['incident', 'open', '--drill', '--sev', '2']],
  ['incident open --sev 2', true, /^It is declared already/],
  ['incident open --help', true, ['incident', 'open', '--help']],
  ['incident update "not closed', true, 'A quotation mark is not closed.'],
  ["incident update 'not closed", true, 'A quotation mark is not closed.'],
  ['incident update "it is \\"closed\\""', true, ['incident', 'update', 'it is "closed"']],
  ["incident update we don't know", true, ['incident', 'update', 'we', "don't", 'know']],
  ['due --watch', true, /^The drill does that for you/],
  ['due', true, ['due']],
] as const)('%j (declared: %s)', (line, declared, expected) => {
  const typed = understood(line, declared);
  if (expected instanceof RegExp) expect(typed).toMatchObject({ kind: 'say', text: expect.stringMatching(expected) });
  else if (typeof expected === 'string') expect(typed).toEqual({ kind: 'say', text: expected });
  else expect(typed).toEqual('kind' in expected ? expected : { kind: 'run', words: expected });
});
