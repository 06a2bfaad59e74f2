import type { Command } from 'commander';
import type { Call, ExitCode } from '../io.ts';

/** A command's words and help. Light: what does the work is imported when it runs. */
export interface CommandDefinition {
  name: string;
  /** One line in the list of commands. */
  summary: string;
  /** What it does, for its own help. */
  description: string;
  /** Lines that work as they stand, each with what it does. */
  examples: readonly { line: string; does: string }[];
  /** Adds arguments and options. */
  configure(command: Command): void;
  /** What does the work; absent where there are only subcommands. */
  load?(): Promise<{ run(call: Call): Promise<ExitCode> }>;
  subcommands?: readonly CommandDefinition[];
}
