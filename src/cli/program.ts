/** The command line as commander sees it, built from the definitions. Building and parsing run nothing. */
import { Command, CommanderError } from 'commander';
import type { CommandDefinition } from './commands/definition.ts';
import { commands } from './commands/index.ts';

/** What commander wants to print, for the caller to write where it belongs. */
export interface Sink {
  out(text: string): void;
  error(text: string): void;
}

type Chosen = (definition: CommandDefinition, args: readonly string[], options: Readonly<Record<string, unknown>>) => void | Promise<void>;

/** The whole `zephyr` program. `chosen` is called with the command that was asked for. */
export function buildProgram(version: string, sink: Sink, chosen: Chosen, definitions: readonly CommandDefinition[] = commands): Command {
  const program = new Command('zephyr')
    .description('An incident-response policy that can be read, tried out and enforced.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help');
  settle(program, sink);
  for (const definition of definitions) addCommand(program, definition, sink, chosen);
  program.addHelpText('after', `\nExample:\n  $ ${definitions[0]?.examples[0]?.line ?? 'zephyr --help'}\n\n\`zephyr help <command>\` shows a command's own options and examples.`);
  return program;
}

export type ParsedCommandLine = { ok: true } | { ok: false; error: string };

/**
 * Whether a command line parses, without running anything. `words` as a shell gives them, without `zephyr` itself.
 * Asking for help or the version is fine.
 */
export function parseCommandLine(words: readonly string[], definitions: readonly CommandDefinition[] = commands): ParsedCommandLine {
  const silent: Sink = { out: () => undefined, error: () => undefined };
  // A page of examples asks hundreds of times, and making all commands takes longer than parsing for one of them.
  const named = definitions.filter(({ name }) => name === words[0]);
  const program = buildProgram('0', silent, () => undefined, named.length > 0 ? named : definitions);
  try {
    program.parse([...words], { from: 'user' });
    return { ok: true };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { ok: true };
    return { ok: false, error: usageMessage(error, program, words) };
  }
}

/** Commander's message as one sentence, its suggestion included; without `error:` in front. */
export function usageMessage(error: CommanderError, program: Command, words: readonly string[]): string {
  if (error.code === 'commander.help') return `expected one of ${innermost(program, words).commands.map((command) => command.name()).join(', ')}`;
  return error.message.replace(/^error: /, '').replace(/\n+/g, ' ').trim();
}

/** The command line that shows the help of the command that the words lead to. */
export function helpLine(program: Command, words: readonly string[]): string {
  const names: string[] = [];
  for (let command: Command | null = innermost(program, words); command; command = command.parent) names.unshift(command.name());
  return [...names, '--help'].join(' ');
}

/** The first example of the command that the words lead to, with an option where one is asked for; `null` where there is none. */
export function exampleFor(words: readonly string[], definitions: readonly CommandDefinition[] = commands, option = ''): string | null {
  const [first, ...rest] = words;
  const found = definitions.find(({ name }) => name === first);
  if (!found) return null;
  return exampleFor(rest, found.subcommands ?? [], option) ?? found.examples.find(({ line }) => line.includes(option))?.line ?? null;
}

/** What an option (`--format`) of the command that the words lead to may be; empty where it is free. */
export function choicesOf(program: Command, words: readonly string[], option: string): readonly string[] {
  return innermost(program, words).options.find(({ long }) => long === option)?.argChoices ?? [];
}

/** The program itself, or the subcommand at which the words end. */
function innermost(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => command.commands.find((sub) => sub.name() === word) ?? command, program);
}

function addCommand(parent: Command, definition: CommandDefinition, sink: Sink, chosen: Chosen): void {
  const command = parent.command(definition.name).summary(definition.summary).description(definition.description).helpOption('-h, --help', 'show help');
  settle(command, sink);
  definition.configure(command);
  command.addHelpText('after', exampleText(definition));
  for (const sub of definition.subcommands ?? []) addCommand(command, sub, sink, chosen);
  if (definition.load) command.action(() => chosen(definition, command.args, command.opts()));
}

function settle(command: Command, sink: Sink): void {
  command
    .exitOverride()
    .showHelpAfterError(false)
    .configureOutput({
      writeOut: (text) => sink.out(text),
      writeErr: (text) => sink.error(text),
      // The message reaches people through the error that is thrown.
      outputError: () => undefined,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
}

function exampleText({ examples }: CommandDefinition): string {
  const width = Math.max(...examples.map(({ line }) => line.length));
  return `\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${examples.map(({ line, does }) => `  $ ${line.padEnd(width)}  ${does}`).join('\n')}`;
}
