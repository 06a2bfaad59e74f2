import { describe, expect, it } from 'vitest';
import type { Command } from 'commander';
import { commands } from '../../src/cli/commands/index.ts';
import { expectedAt } from '../../src/cli/complete.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { PLACES, VALUES } from '../../src/cli/run/completion-values.ts';

const program = buildProgram('0', { out: () => undefined, error: () => undefined }, () => undefined, commands);
const wordsAt = (...words: string[]): string[] => {
  const expected = expectedAt(program, words);
  if (expected.kind !== 'words') throw new Error(`a placeholder: ${expected.name}`);
  return expected.words.map(({ value }) => value);
};
const placeholderAt = (...words: string[]) => {
  const expected = expectedAt(program, words);
  return expected.kind === 'placeholder' ? `${expected.prefix}<${expected.name}>` : expected.words.map(({ value }) => value);
};
const NAMES = [...commands.map(({ name }) => name), 'help'];

describe('commands', () => {
  it.each([
    [[''], NAMES],
    [['incident'], NAMES],
    [['oncall', ''], ['now', 'next', 'calendar', 'help']],
    [['help', ''], NAMES.slice(0, -1)],
    [['help', 'comms', ''], ['email', 'status', 'announcement']],
    [['help', 'doctor', ''], []],
  ])('%j', (words, expected) => expect(wordsAt(...words)).toEqual(expected));
});

describe('options', () => {
  it.each([
    [['doctor', '-'], ['--only', '--state', '--json', '--help']],
    [['doctor', ''], ['--only', '--state', '--json', '--help']],
    [['doctor', '--only', 'chat', '--js'], ['--only', '--state', '--json', '--help']],
    [['--'], ['--version', '--help']],
    [['help', 'comms', '--'], []],
  ])('%j', (words, expected) => expect(wordsAt(...words)).toEqual(expected));

  it('none behind --', () => expect(placeholderAt('lint', '--', '--')).toBe('<paths>'));
});

describe('values', () => {
  it.each([
    [['doctor', '--only', ''], ['chat', 'status-page', 'ticket', 'pager']],
    [['doctor', '--only=t'], ['--only=chat', '--only=status-page', '--only=ticket', '--only=pager']],
    [['incident', 'update', '--status', ''], ['investigating', 'identified', 'monitoring']],
    [['completion', ''], ['bash', 'zsh', 'fish']],
  ])('to choose from: %j', (words, expected) => expect(wordsAt(...words)).toEqual(expected));

  it.each([
    [['incident', 'open', '--sev', ''], '<severity>'],
    [['incident', 'open', '--sev=S'], '--sev=<severity>'],
    [['incident', 'open', '--summary', '--sev', ''], ['--state', '--json', '--sev', '--just-declare', '--summary', '--service', '--by', '--detected', '--drill', '--dry-run', '--help']],
    [['incident', 'role', ''], '<role>'],
    [['incident', 'role', 'comms', 'ada', ''], '<people>'],
    [['incident', 'role', '--by', 'ada', 'comms', ''], '<people>'],
    [['incident', 'ack', '--dry-run', ''], '<incident>'],
    [['lint', 'a.md', 'b'], '<paths>'],
    [['lint', '--changed', ''], '<revision>'],
    [['lint', '--changed', '--fix', ''], '<paths>'],
    [['lint', '--fix', '--baseline', ''], '<file>'],
    [['comms', 'email', '--state', ''], '<folder>'],
    [['drill', ''], '<scenario>'],
  ])('of a placeholder: %j', (words, expected) => expect(placeholderAt(...words)).toEqual(expected));
});

/** Placeholders for which a person has to find the words; every other one can be completed. */
const FREE = [
  'address', 'cells', 'key=value', 'line', 'list', 'milliseconds', 'name', 'name=text', 'name=value', 'number', 'person@time', 'reference', 'section', 'step',
  'text', 'time', 'words',
];

it('every placeholder of every command is either completed, or known to be free', () => {
  const names = new Set<string>();
  const visit = (command: Command): void => {
    for (const { argChoices, flags, required, optional } of command.options) if (!argChoices && (required || optional)) names.add(/[<[]([^>\].]+)/.exec(flags)?.[1] ?? flags);
    for (const argument of command.registeredArguments) if (!argument.argChoices) names.add(argument.name());
    command.commands.forEach(visit);
  };
  visit(program);
  const completed = new Set([...Object.keys(PLACES), ...Object.keys(VALUES)]);
  expect([...names].filter((name) => !completed.has(name) && !FREE.includes(name))).toEqual([]);
  expect([...completed].filter((name) => !names.has(name))).toEqual([]);
  expect(FREE.filter((name) => !names.has(name))).toEqual([]);
});
