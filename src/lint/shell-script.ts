/** The shell script in a code block: what one would type, without prompts and without what the commands answered. */
import type { CodeBlock } from '../documents/code.ts';
import { isSession } from '../documents/code.ts';

/** `$ ` or `user@host:~# ` in front of a command; `# ` alone is a comment, except in a session. */
const PROMPT = /^[ \t]*(?:\$ |(?:\[?[\w.-]+@[\w.-]+[^\n$#>]{0,60}[$#] ))/;
const ROOT_PROMPT = /^[ \t]*# /;

export interface PromptLine {
  /** UTF-16 offset of the line in the block's text. */
  start: number;
  /** Length of the prompt, its space included. */
  length: number;
}

/** The lines of a block that begin with a prompt. */
export function promptsOf(block: CodeBlock): PromptLine[] {
  const lines: PromptLine[] = [];
  let start = 0;
  for (const line of block.text.split('\n')) {
    const match = PROMPT.exec(line) ?? (isSession(block) ? ROOT_PROMPT.exec(line) : null);
    if (match) lines.push({ start, length: match[0].length });
    start += line.length + 1;
  }
  return lines;
}

/** Lines that go on the command of the line before: behind a backslash, or in a session behind `> `. */
const GOES_ON = /\\\s*$/;

/** The script of a block, every other character blanked so that offsets stay; `answered` says whether output stands in it too. */
export function scriptOf(block: CodeBlock): { script: string; answered: boolean } {
  const prompts = promptsOf(block);
  if (prompts.length === 0 && !isSession(block)) return { script: block.text, answered: false };
  const atStart = new Map(prompts.map(({ start, length }) => [start, length]));
  let [start, open, answered] = [0, false, false];
  const lines = block.text.split('\n').map((line) => {
    const prompt = atStart.get(start);
    start += line.length + 1;
    const typed = prompt !== undefined || open || (isSession(block) && prompts.length === 0);
    open = typed && GOES_ON.test(line);
    if (!typed && line.trim() !== '' && !/^\s*#/.test(line)) answered = true;
    return typed ? ' '.repeat(prompt ?? 0) + line.slice(prompt ?? 0) : /^\s*#/.test(line) ? line : ' '.repeat(line.length);
  });
  return { script: lines.join('\n'), answered };
}
