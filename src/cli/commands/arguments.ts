/** Arguments and options that several commands share. */
import { InvalidArgumentError, Option } from 'commander';
import { instantProblem } from '../../lint/instant.ts';
import { formatInstant, parseInstant } from '../../postmortem/deadline.ts';

/** `--now TIME`, else ZEPHYR_NOW, else the machine's clock. */
export function nowOption(): Option {
  return new Option('--now <time>', 'the time of the run, such as 2026-03-14T09:00Z (else ZEPHYR_NOW, else the clock)').argParser(readInstant);
}

/** `--format` with its choices; the first is the default. */
export function formatOption(choices: readonly [string, ...string[]]): Option {
  return new Option('--format <format>', 'how the result is written').choices(choices).default(choices[0]);
}

/** `--parser`, for whoever doubts that the fast one gives the same answers. */
export function parserOption(): Option {
  return new Option('--parser <parser>', 'the Markdown parser; both give the same findings').choices(['native', 'remark']).default('native');
}

/** An option that may be given several times. */
export function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text];
}

/** A whole number, 0 or more. */
export function readCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Expected a whole number, such as 0.');
  return Number(text);
}

/** A number of threads. */
export function readJobs(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) === 0) throw new InvalidArgumentError('Expected a whole number from 1 to 99.');
  return Number(text);
}

/** A number of weeks; more than five years is a mistake. */
export function readWeeks(text: string): number {
  if (!/^\d{1,3}$/.test(text) || Number(text) === 0 || Number(text) > 260) throw new InvalidArgumentError('Expected a whole number from 1 to 260.');
  return Number(text);
}

/** An instant as commander takes it: in the one form that every reader of it understands, whichever it was written in. */
export function readInstant(text: string): string {
  const seconds = parseInstant(text);
  if (seconds === null) throw new InvalidArgumentError(`${instantProblem(text) ?? 'It is no date and time.'} Expected a time with its zone, such as 2026-03-14T09:00Z.`);
  return formatInstant(seconds);
}
