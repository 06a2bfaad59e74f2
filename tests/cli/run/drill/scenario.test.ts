import { describe, expect, it, test } from 'vitest';
import { commands } from '../../../../src/cli/commands/index.ts';
import { parseCommandLine } from '../../../../src/cli/program.ts';
import { commandsOf, inWords, scenarios, waitOf, wordsOf, type Scenario } from '../../../../src/cli/run/drill/scenario.ts';
import { oncall, policy } from '../../../providers/harness.ts';

const [first] = scenarios;
const scenario: Scenario = first ?? (() => { throw new Error('no scenario'); })();

describe('scenarios', () => {
  it('three are shipped, each with words of its own', () => {
    expect(scenarios.map(({ id }) => id)).toEqual(['nobody-answers', 'scope-widens', 'late-update']);
  });

  test.each(scenarios.flatMap((one) => one.scenes.flatMap((scene) => commandsOf(scene, one, policy, oncall).map((line) => [line] as const))))('zephyr %s parses', (line) => {
    expect(parseCommandLine(wordsOf(line), commands)).toEqual({ ok: true });
  });

  it('waits are shares of the policy’s own durations', () => {
    expect(scenario.scenes.map((scene) => waitOf(scene, policy) / 1000)).toEqual([0, 264, 396, 360, 600]);
  });

  it('a role that the policy has not got is nobody’s', () => {
    const all = scenario.scenes.flatMap((scene) => commandsOf(scene, scenario, policy, oncall)).filter((line) => line.startsWith('incident role'));
    expect(all).toEqual(['incident role lead-responder ada', 'incident role speaker ben']);
  });

  it('texts get the policy’s words', () => {
    expect(inWords('{summary} {worst} {role.0} {person.1} {role.9}', scenario, policy, oncall)).toBe('Errors rise after the evening release SEV-0 lead-responder ben');
  });

  test.each([
    ['incident update "two words" \'it is\' plain', ['incident', 'update', 'two words', 'it is', 'plain']],
    ['zephyr due', ['due']],
    ['incident update "say \\"hello\\""', ['incident', 'update', 'say "hello"']],
    ['incident open --summary="Checkout slow" --by=\'ada\'', ['incident', 'open', '--summary=Checkout slow', '--by=ada']],
    ["update it's slow and it's odd", ['update', "it's", 'slow', 'and', "it's", 'odd']],
    ['note ""', ['note', '']],
    ['', []],
  ])('%s', (line, words) => {
    expect(wordsOf(line)).toEqual(words);
  });
});
