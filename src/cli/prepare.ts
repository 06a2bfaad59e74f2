/** The help of every command as text, for `prepared.ts`: written when the command is bundled, from the one definition of it. */
import { CommanderError } from 'commander';
import type { CommandDefinition } from './commands/definition.ts';
import { commands } from './commands/index.ts';
import type { Prepared } from './prepared.ts';
import { buildProgram } from './program.ts';

export function prepare(version: string, definitions: readonly CommandDefinition[] = commands): Prepared {
  const paths = [[], ...pathsOf(definitions)];
  return { version, help: Object.fromEntries(paths.map((path) => [path.join(' '), helpText(version, path, definitions)])) };
}

function pathsOf(definitions: readonly CommandDefinition[]): string[][] {
  return definitions.flatMap(({ name, subcommands = [] }) => [[name], ...pathsOf(subcommands).map((path) => [name, ...path])]);
}

function helpText(version: string, path: readonly string[], definitions: readonly CommandDefinition[]): string {
  let text = '';
  const program = buildProgram(version, { out: (part) => void (text += part), error: () => undefined }, () => undefined, definitions);
  try {
    program.parse([...path, '--help'], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
  }
  return text;
}
