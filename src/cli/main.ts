/** The `zephyr` command as a function: words and a world in, an exit code out. */
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { packageManifest } from '../project/package.ts';
import { visible } from '../report/escape.ts';
import type { CommandDefinition } from './commands/definition.ts';
import { commands } from './commands/index.ts';
import { UsageError } from './io.ts';
import type { ExitCode, World } from './io.ts';
import { buildProgram, choicesOf, exampleFor, helpLine, usageMessage } from './program.ts';

export interface MainOptions extends World {
  /** The words behind `zephyr`. */
  argv: readonly string[];
}

export async function main(options: MainOptions, definitions: readonly CommandDefinition[] = commands): Promise<ExitCode> {
  const argv = helpBehindGroup(options.argv, definitions);
  const world: World = options;
  let code: ExitCode = 0;
  const sink = { out: (text: string) => void world.stdout.write(text), error: (text: string) => void world.stderr.write(text) };
  const program = buildProgram(packageManifest().version, sink, async (definition, args, given) => {
    const work = await definition.load?.();
    code = work ? await work.run({ args, options: given, world }) : 2;
  }, definitions);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      return wrongUse(world, usageMessage(error, program, argv), whatToType(error, program, argv, definitions));
    }
    if (error instanceof UsageError) return wrongUse(world, error.message, error.help);
    return internal(world, error);
  }
}

/** `help incident open` as `incident help open`: commander's own `help` looks at one word only. */
function helpBehindGroup(argv: readonly string[], definitions: readonly CommandDefinition[]): readonly string[] {
  const [help, group = '', ...rest] = argv;
  return help === 'help' && rest.length > 0 && definitions.some(({ name, subcommands }) => name === group && subcommands !== undefined) ? [group, help, ...rest] : argv;
}

/** Where something is missing, a line that works says more than the help does; the choices, where there are some, say it all. */
function whatToType({ code, message }: CommanderError, program: Command, argv: readonly string[], definitions: readonly CommandDefinition[]): string | undefined {
  if (code === 'commander.help') return undefined;
  const help = helpLine(program, argv);
  const option = code === 'commander.optionMissingArgument' ? /--[\w-]+/.exec(message)?.[0] : undefined;
  const choices = option === undefined ? [] : choicesOf(program, argv, option);
  if (choices.length > 0) return `Allowed choices are ${choices.join(', ')}.`;
  const example = option !== undefined || code === 'commander.missingArgument' ? exampleFor(argv, definitions, option) : null;
  return example === null ? `\`${help}\` shows what there is.` : `Such as: ${example} (\`${help}\` shows what there is)`;
}

function wrongUse(world: World, message: string, help: string | undefined): ExitCode {
  world.stderr.write(`zephyr: ${visible(message)}\n${help === undefined ? '' : `  → ${visible(help)}\n`}`);
  return 2;
}

/** A fault of ours: one line and what to do, the stack only for those who ask. */
function internal(world: World, error: unknown): ExitCode {
  const reason = error instanceof Error ? error.message : String(error);
  world.stderr.write(`zephyr: something is wrong in zephyr itself: ${visible(reason.slice(0, 300))}\n  → Please report it with the command you ran; ZEPHYR_DEBUG=1 shows where it happened.\n`);
  if (world.env['ZEPHYR_DEBUG'] && error instanceof Error) world.stderr.write(`${(error.stack ?? '').split('\n').map(visible).join('\n')}\n`);
  return 1;
}
