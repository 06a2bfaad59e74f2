/** What a command may touch of the world; everything comes in, so that a test runs a command in its own process. */

import type { Asker } from './ask.ts';

export interface Output {
  write(text: string): unknown;
  isTTY?: boolean | undefined;
}

interface Input {
  isTTY?: boolean | undefined;
}

export interface World {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdin: Input;
  stdout: Output;
  stderr: Output;
  /** The edge's clock: an instant in ISO 8601, UTC. */
  now(): string;
  /** Somebody who is being asked already, such as in a drill; else stdin, where it is a terminal. */
  terminal?: Asker;
  /** Interrupted by Ctrl-C. The process ends right after its listeners have run. */
  signal?: AbortSignal;
}

/**
 * Does some work; where it is interrupted, `last` has the last word. Work within the work takes the signal that it is
 * given, so that its own word comes first, and what it clears away is gone.
 */
export async function withLastWord<Result>({ signal }: World, last: () => void, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const within = new AbortController();
  const speak = (): void => {
    within.abort();
    last();
  };
  signal?.addEventListener('abort', speak, { once: true });
  try {
    return await work(within.signal);
  } finally {
    signal?.removeEventListener('abort', speak);
  }
}

/** A run of one command: its words as commander parsed them, and the world. */
export interface Call {
  args: readonly string[];
  options: Readonly<Record<string, unknown>>;
  world: World;
}

/** 0 ok, 1 findings or a step failed, 2 wrong use, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** Wrong use that only shows while a command runs: one line for the person, and what to type. Exit code 2. */
export class UsageError extends Error {
  readonly help: string | undefined;
  constructor(message: string, help?: string) {
    super(message);
    this.help = help;
  }
}

/** Colour only on a terminal, never with NO_COLOR; FORCE_COLOR asks for it elsewhere. */
export function wantsColour(output: Output, env: World['env']): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isScreen(output, env);
}

/** Whether lines can be taken back and the screen be cleared: not in a window of Emacs, a terminal that only prints. */
export function isScreen({ isTTY }: Output, env: World['env']): boolean {
  return isTTY === true && env['TERM'] !== 'dumb';
}

/** What to do where a command needs people, and there is no on-call file. */
export const NEEDS_ONCALL = 'Run it in a project that has one, or let `zephyr init` write one to begin with.';
