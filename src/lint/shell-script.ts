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

/** The next line goes on the command. */
const GOES_ON = /\\\s*$/;
const HERE_DOCUMENT = /<<(-?)[ \t]*(["']?)([\w.-]{1,40})\2/y;

/** What a line leaves open: a quotation mark, and here-documents whose text stands below. */
interface Open {
  quote: string;
  texts: { tag: string; strip: boolean }[];
}

function readLine(line: string, open: Open): void {
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (open.quote !== '') {
      if (char === open.quote) open.quote = '';
      else if (char === '\\' && open.quote === '"') at++;
    } else if (char === '\\') at++;
    else if (char === '#' && (at === 0 || /\s/.test(line.charAt(at - 1)))) return;
    else if (char === '"' || char === "'") open.quote = char;
    else if (char === '<' && line.startsWith('<<', at)) {
      HERE_DOCUMENT.lastIndex = at;
      const match = line.startsWith('<<<', at) ? null : HERE_DOCUMENT.exec(line);
      if (match && open.texts.length < 10) open.texts.push({ tag: match[3] ?? '', strip: match[1] === '-' });
      at += (match?.[0].length ?? 3) - 1;
    }
  }
}

/** The line behind a command that begins at a prompt: with what it has in quotation marks and here-documents, where they end before the next prompt. */
function behindCommand(lines: readonly string[], from: number, prompts: readonly (number | undefined)[]): number {
  const open: Open = { quote: '', texts: [] };
  let sure = from + 1;
  for (let at = from; at < lines.length && (at === from || prompts[at] === undefined); at++) {
    const line = lines[at] ?? '';
    const [text] = open.quote === '' ? open.texts : [];
    if (!text) readLine(line.slice(at === from ? prompts[at] : 0), open);
    else if ((text.strip ? line.replace(/^\t+/, '') : line) === text.tag) open.texts.shift();
    if (open.quote !== '' || open.texts.length > 0) continue;
    sure = at + 1;
    if (text || !GOES_ON.test(line)) return sure;
    sure = at + 2;
  }
  return sure;
}

/** The script of a block, every other character blanked so that offsets stay; `answered` says whether output stands in it too. */
export function scriptOf(block: CodeBlock): { script: string; answered: boolean } {
  const prompts = promptsOf(block);
  if (prompts.length === 0 && !isSession(block)) return { script: block.text, answered: false };
  const atStart = new Map(prompts.map(({ start, length }) => [start, length]));
  const written = block.text.split('\n');
  let [start, end, answered] = [0, 0, false];
  const promptOf = written.map((line) => {
    const length = atStart.get(start);
    start += line.length + 1;
    return length;
  });
  const lines = written.map((line, at) => {
    const prompt = promptOf[at];
    if (prompt !== undefined) end = behindCommand(written, at, promptOf);
    if (at < end || prompts.length === 0) return ' '.repeat(prompt ?? 0) + line.slice(prompt ?? 0);
    const isComment = /^\s*#/.test(line);
    if (line.trim() !== '' && !isComment) answered = true;
    return isComment ? line : ' '.repeat(line.length);
  });
  return { script: lines.join('\n'), answered };
}
