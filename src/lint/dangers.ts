/** What cannot be undone among the commands of a script, what they hand on and what they are given to read, and in SQL. */
import { inputIn, readShell } from '../documents/shell.ts';
import type { ShellCommand, ShellInput } from '../documents/shell.ts';
import { argvsOf, runsInput } from '../documents/shell-argv.ts';
import { DANGEROUS_STATEMENTS, SQL_CLIENTS, VALUED } from './words/dangerous-commands.ts';
import type { DangerousCommand } from './words/dangerous-commands.ts';

/** Something that should not be pasted without a thought. */
export interface Danger {
  /** UTF-16 offsets in the text. */
  start: number;
  end: number;
  /** What it does, as the end of "this …". */
  does: string;
}

/** Scripts within scripts that are read; real ones are rarely two deep. */
const DEEPEST = 4;

/** Every command of a shell script that is one of some, or that has a dangerous statement for a database. */
export function dangersInScript(script: string, commands: readonly DangerousCommand[], depth = 0): Danger[] {
  const read = readShell(script).commands;
  return read.flatMap((command, at): Danger[] => {
    const argvs = argvsOf(command);
    for (const argv of argvs) {
      const does = commands.find((known) => matches(known, argv))?.does ?? statementsFor(argv).flatMap((sql) => dangersInSql(sql))[0]?.does;
      if (does !== undefined) return [{ start: command.start, end: command.end, does }];
    }
    const reader = argvs.at(-1);
    return reader === undefined ? [] : inputOf(read, at).flatMap(({ text, start }) => dangersInInput(reader, text, commands, depth).map((danger) => ({ ...danger, start: danger.start + start, end: danger.end + start })));
  });
}

/** What a command reads: its own texts, and those that `cat`, `echo` and `printf` put into its pipe. */
function inputOf(commands: readonly ShellCommand[], at: number): readonly ShellInput[] {
  const command = commands[at];
  const before = command?.after === '|' ? commands[at - 1] : undefined;
  if (command === undefined || before === undefined || command.input.length > 0) return command?.input ?? [];
  const [program, ...rest] = before.words;
  if (program?.text === 'cat') return before.input;
  return program?.text === 'echo' || program?.text === 'printf' ? rest.map(inputIn) : [];
}

function dangersInInput(reader: readonly string[], text: string, commands: readonly DangerousCommand[], depth: number): Danger[] {
  if (runsInput(reader)) return depth < DEEPEST ? dangersInScript(text, commands, depth + 1) : [];
  const [program = ''] = reader;
  if (Object.hasOwn(SQL_CLIENTS, program)) return dangersInSql(text);
  const held = commands.find((known) => known.holds?.test(text) === true && known.program === program);
  return held === undefined ? [] : [{ start: text.length - text.trimStart().length, end: text.trimEnd().length, does: held.does }];
}

function matches({ program, words = [], flags = [], holds }: DangerousCommand, [name, ...rest]: readonly string[]): boolean {
  if (name !== program || rest.some((word) => word === '--help' || word.startsWith('--dry-run'))) return false;
  const valued = Object.hasOwn(VALUED, program) ? (VALUED[program] ?? []) : [];
  const plain = rest.filter((word, at) => !word.startsWith('-') && !valued.includes(rest[at - 1] ?? ''));
  const wordsMatch = words.length === 0 || plain.some((_, at) => words.every((word, offset) => isOneOf(plain[at + offset] ?? '', word.split('|'))));
  return wordsMatch && flags.every((group) => group.some((flag) => hasFlag(rest, flag))) && (holds === undefined || rest.some((word) => holds.test(word)));
}

/** `pvc/data-0`, `Pvc` and `pods,pvc` are a `pvc`, and `deployment.apps` is a `deployment`. */
function isOneOf(word: string, allowed: readonly string[]): boolean {
  const [kinds = ''] = word.toLowerCase().split('/', 1);
  return kinds.split(',').some((kind) => allowed.includes(kind) || allowed.includes(kind.split('.', 1)[0] ?? ''));
}

function hasFlag(rest: readonly string[], flag: string): boolean {
  if (flag.length === 1) return rest.some((word) => /^-[A-Za-z]+\d*$/.test(word) && word.includes(flag));
  return rest.some((word, index) => word === flag || word.startsWith(`${flag}=`) || `${word}=${rest[index + 1] ?? ''}` === flag);
}

/** The SQL among the words of a database's client: behind `-c`, `-tAc` or `--command`, or with them in one word. */
function statementsFor([program = '', ...rest]: readonly string[]): string[] {
  const options = Object.hasOwn(SQL_CLIENTS, program) ? SQL_CLIENTS[program] : undefined;
  if (options === undefined) return [];
  if (options.length === 0) return rest.slice(-1);
  return rest.flatMap((word, at): string[] => {
    const option = options.find((one) => word.startsWith(one) || (isLetter(one) && /^-[A-Za-z]+$/.test(word) && word.endsWith(one.slice(1))));
    if (option === undefined) return [];
    const within = word.startsWith(option) ? word.slice(option.length).replace(/^=/, '') : '';
    return [within === '' ? (rest[at + 1] ?? '') : within];
  });
}

function isLetter(option: string): boolean {
  return option.length === 2;
}

/** Statements end with a semicolon; comments (one that is never closed reaches to the end) are blanked so that offsets stay. */
export function dangersInSql(sql: string): Danger[] {
  const plain = sql.replace(/--[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...plain.matchAll(/[^;]+/g)].flatMap((match): Danger[] => {
    const text = match[0].trim();
    const found = DANGEROUS_STATEMENTS.find(({ begins, without }) => begins.test(text) && !without?.test(text));
    const start = match.index + match[0].indexOf(text);
    return found ? [{ start, end: start + text.length, does: found.does }] : [];
  });
}
