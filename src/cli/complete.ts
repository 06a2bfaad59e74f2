/** What may stand at the end of an unfinished command line, from the same definition that parses it. Runs nothing. */
import type { Command, Option } from 'commander';

export interface Candidate {
  value: string;
  /** What it is, for shells that show that; may be empty. */
  about: string;
}

/** Words to choose from, or whatever the placeholder of an option or an argument stands for, such as `file` in `<file>`. */
export type Expected = { kind: 'words'; words: readonly Candidate[] } | { kind: 'placeholder'; name: string; prefix: string };

/** `words` behind the program's name; the last one is unfinished and may be empty. */
export function expectedAt(program: Command, words: readonly string[]): Expected {
  const before = words.slice(0, -1);
  const last = words.at(-1) ?? '';
  const { command, asked, given, open, helping } = read(program, before);
  if (asked !== null && (asked.required || !last.startsWith('-'))) return valuesOf(asked, '');
  if (open && last.startsWith('-')) {
    const [flag = '', ...value] = last.split('=');
    const option = value.length > 0 ? optionNamed(command, flag) : undefined;
    return option && takesValue(option) ? valuesOf(option, `${flag}=`) : { kind: 'words', words: helping ? [] : optionsOf(command) };
  }
  const commands = given === 0 ? command.createHelp().visibleCommands(command) : [];
  if (commands.length > 0) return { kind: 'words', words: commands.filter((sub) => !helping || sub.name() !== 'help').map((sub) => ({ value: sub.name(), about: sub.summary() || sub.description() })) };
  if (helping) return { kind: 'words', words: [] };
  const argument = command.registeredArguments[given] ?? command.registeredArguments.findLast(({ variadic }) => variadic);
  if (argument) return argument.argChoices ? { kind: 'words', words: plain(argument.argChoices) } : { kind: 'placeholder', name: argument.name(), prefix: '' };
  return { kind: 'words', words: open ? optionsOf(command) : [] };
}

interface Position {
  command: Command;
  /** The option whose value comes next. */
  asked: Option | null;
  /** How many arguments stand there already. */
  given: number;
  /** Whether options may still come. */
  open: boolean;
  /** Behind `zephyr help`, where only commands may stand. */
  helping: boolean;
}

function read(program: Command, words: readonly string[]): Position {
  const at: Position = { command: program, asked: null, given: 0, open: true, helping: false };
  for (const word of words) {
    const { asked } = at;
    at.asked = null;
    if (asked !== null && (asked.required || !word.startsWith('-'))) continue;
    if (at.open && word === '--') at.open = false;
    else if (at.open && word.length > 1 && word.startsWith('-')) {
      const option = optionNamed(at.command, word);
      if (option && takesValue(option)) at.asked = option;
    } else if (at.given === 0 && word === 'help' && at.command.commands.length > 0) at.helping = true;
    else {
      const sub = at.given === 0 ? at.command.commands.find((one) => one.name() === word) : undefined;
      if (sub) at.command = sub;
      else at.given += 1;
    }
  }
  return at;
}

/** The option of exactly this name; `--name=value` needs nothing behind it. */
function optionNamed(command: Command, word: string): Option | undefined {
  return command.options.find(({ long, short }) => long === word || short === word);
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

function valuesOf({ argChoices, flags }: Option, prefix: string): Expected {
  if (argChoices) return { kind: 'words', words: plain(argChoices.map((choice) => prefix + choice)) };
  return { kind: 'placeholder', name: /[<[]([^>\].]+)/.exec(flags)?.[1] ?? '', prefix };
}

function optionsOf(command: Command): Candidate[] {
  return command.createHelp().visibleOptions(command).flatMap(({ long, description }) => (long ? [{ value: long, about: description }] : []));
}

function plain(values: readonly string[]): Candidate[] {
  return values.map((value) => ({ value, about: '' }));
}
