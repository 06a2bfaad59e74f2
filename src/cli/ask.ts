/** Questions on a terminal: one line each, asked on stderr so that stdout holds only the result. */
import { createInterface } from 'node:readline';
import { visible } from '../report/escape.ts';
import type { World } from './io.ts';

export interface Asker {
  /** The line that was typed, without spaces around it; `null` at the end of the input. */
  ask(prompt: string): Promise<string | null>;
  say(text: string): void;
  close(): void;
}

/** Somebody to ask; `null` where nobody sits at a terminal. */
export function asker(world: World): Asker | null {
  const { stdin, stderr, terminal } = world;
  // Whoever lent it closes it.
  if (terminal) return { ask: (prompt) => terminal.ask(prompt), say: (text) => terminal.say(text), close: () => undefined };
  if (stdin.isTTY !== true || !isReadable(stdin)) return null;
  // The terminal's own line editing; Ctrl-C stays a signal.
  const lines = createInterface({ input: stdin, terminal: false });
  const typed = lines[Symbol.asyncIterator]();
  return {
    async ask(prompt) {
      stderr.write(shown(prompt));
      const next = await typed.next();
      if (next.done !== true) return next.value.trim();
      stderr.write('\n');
      return null;
    },
    say: (text) => void stderr.write(`${shown(text)}\n`),
    close: () => lines.close(),
  };
}

/** Questions come from the policy and the template, which strangers may propose to change: only line ends act on the terminal. */
function shown(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function isReadable(input: object): input is NodeJS.ReadableStream {
  return 'on' in input && typeof input.on === 'function' && 'resume' in input;
}
