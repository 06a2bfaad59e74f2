/**
 * The linear scan behind `exceededLimit`. It knows just enough of Markdown to count within paragraphs, list items and
 * table rows, and to leave out fenced code. Where it cannot be sure it counts more, never less: what it lets through
 * must be safe to parse.
 */
import { closingFence, openingFence } from './fence.ts';
import type { Exceeded, Limits } from './limits.ts';
import { readPrefix } from './line-prefix.ts';
import type { LinePrefix } from './line-prefix.ts';
import { surelyWithin } from './surely-within.ts';

/** HTML blocks that blank lines do not end, and what ends them. */
const RAW_BLOCKS: readonly [start: RegExp, end: string][] = [
  [/^<!--/, '-->'],
  [/^<\?/, '?>'],
  [/^<!\[CDATA\[/, ']]>'],
  [/^<![a-z]/i, '>'],
  [/^<(?:pre|script|style|textarea)(?=[\s>]|$)/i, '</'],
];

/** The characters that `#count` counts; the engine finds the next one faster than a loop over all of them. */
const MARK = /[\\`*_~[\])<>|}]/g;

/** Finds the first limit that a text passes. */
export function scan(text: string, limits: Limits, format: 'md' | 'mdx'): Exceeded | null {
  if (text.length > limits.bytes) return { limit: 'bytes', measured: text.length, at: 0 };
  const head = scanMetadata(text, limits);
  if (head.exceeded !== null) return head.exceeded;
  return surelyWithin(text, limits, format) ? null : scanBlocks(text, head.end, limits, format);
}

/** The same for the Markdown behind the metadata, which starts at `from`. */
export function scanBlocks(text: string, from: number, limits: Limits, format: 'md' | 'mdx'): Exceeded | null {
  const scanner = new BlockScanner(text, limits, format);
  const lineEnd = text.includes('\r') ? /\r\n?|\n|$/g : /\n|$/g;
  for (let start = from, lines = 0; start < text.length; start = lineEnd.lastIndex) {
    if (++lines > limits.lines) return { limit: 'lines', measured: lines, at: start };
    lineEnd.lastIndex = start;
    const end = lineEnd.exec(text)?.index ?? text.length;
    const exceeded = scanner.line(start, end);
    if (exceeded !== null) return exceeded;
    if (end === text.length) break;
  }
  return null;
}

/** Size and depth of the metadata block; Markdown starts behind it. */
function scanMetadata(text: string, limits: Limits): { exceeded: Exceeded | null; end: number } {
  const opening = openingFence(text);
  const closing = opening && closingFence(text, opening.delimiter);
  if (!opening || !closing) return { exceeded: null, end: 0 };
  if (closing.start > limits.metadata) return { exceeded: { limit: 'metadata', measured: closing.start, at: limits.metadata }, end: 0 };
  let depth = 0;
  let lines = 0;
  for (let at = opening.end; at < closing.start; at++) {
    const code = text.charAt(at);
    if (code === '[' || code === '{') depth++;
    else if (code === ']' || code === '}') depth--;
    else if (code === '\n') {
      if (++lines > limits.metadataLines) return { exceeded: { limit: 'metadataLines', measured: lines, at }, end: 0 };
      const { markers, column } = readPrefix(text, at + 1, closing.start);
      const levels = Math.max(markers.length, column >> 3);
      if (levels > limits.nesting) return { exceeded: { limit: 'nesting', measured: levels, at: at + 1 }, end: 0 };
    }
    if (depth > limits.nesting) return { exceeded: { limit: 'nesting', measured: depth, at }, end: 0 };
  }
  return { exceeded: null, end: closing.end };
}

/** Counts line by line; what belongs to one paragraph, item or row is forgotten at its end. */
class BlockScanner {
  readonly #text: string;
  readonly #limits: Limits;
  readonly #mdx: boolean;
  #containers = 0;
  #marks = 0;
  #cells = 0;
  #definitions = 0;
  #braces = 0;
  /** Column at which the content of the innermost list item starts, 0 outside lists. */
  #content = 0;
  #ordered = false;
  #afterBlank = true;
  #fence: { char: string; length: number; quotes: number; content: number } | null = null;
  /** End of the HTML block at hand; an empty string stands for a blank line. */
  #raw: string | null = null;
  #header: { start: number; end: number; quotes: number; column: number } | null = null;
  #table: { quotes: number; column: number } | null = null;
  #marksInBlock = 0;
  #brackets = 0;
  #codeRuns = new Set<number>();
  #nextMark = -1;
  #open = { comment: 0, instruction: 0, data: 0, declaration: 0, link: 0 };

  constructor(text: string, limits: Limits, format: 'md' | 'mdx') {
    this.#text = text;
    this.#limits = limits;
    this.#mdx = format === 'mdx';
  }

  line(start: number, end: number): Exceeded | null {
    const prefix = readPrefix(this.#text, start, end);
    if (this.#insideFence(prefix, end)) return null;
    const levels = Math.max(prefix.markers.length, prefix.column >> 3);
    this.#containers += prefix.markers.length;
    if (prefix.rest < end || prefix.markers.length > 0) {
      if (levels > this.#limits.nesting && prefix.markers.length > 0) return { limit: 'nesting', measured: levels, at: start };
      if (this.#containers > this.#limits.containers) return { limit: 'containers', measured: this.#containers, at: start };
    }
    if (prefix.rest === end) {
      this.#startBlock();
      this.#afterBlank = true;
      if (this.#raw === '') this.#raw = null;
      return null;
    }
    if (this.#beginsBlock(prefix)) this.#startBlock();
    this.#followHtml(prefix, end);
    if (this.#raw === null && this.#opensFence(prefix, end)) {
      this.#startBlock();
      return null;
    }
    this.#followTable(prefix, end);
    this.#afterBlank = false;
    return this.#count(prefix.rest, end);
  }

  #startBlock(): void {
    this.#marksInBlock = 0;
    this.#brackets = 0;
    this.#codeRuns.clear();
    this.#open = { comment: 0, instruction: 0, data: 0, declaration: 0, link: 0 };
    this.#header = null;
    this.#table = null;
  }

  /** Whether a line surely ends the paragraph before it; follows the innermost list item on the way. */
  #beginsBlock(prefix: LinePrefix): boolean {
    const item = prefix.items.at(-1);
    const first = prefix.items[0];
    if (item !== undefined && first !== undefined) {
      const reachable = first.column <= this.#content + 3 || (this.#afterBlank && first.column <= 3);
      // A number other than 1 starts no list within a paragraph, but goes on with one.
      const sibling = !first.ordered || first.one || this.#afterBlank || (this.#ordered && first.column < this.#content);
      if (!reachable || !sibling) return false;
      this.#content = item.content;
      this.#ordered = item.ordered;
      return true;
    }
    if (this.#afterBlank && prefix.column < this.#content) this.#content = 0;
    const heading = prefix.column <= 3 && /^#{1,6}[ \t]/.test(this.#text.slice(prefix.rest, prefix.rest + 8));
    if (heading && prefix.quotes === 0) this.#content = 0;
    return heading;
  }

  #followHtml(prefix: LinePrefix, end: number): void {
    const { rest } = prefix;
    if (this.#raw === null) {
      const first = this.#text.charAt(rest);
      if (first === '<' || (this.#mdx && (first === '{' || /^(?:import|export)\b/.test(this.#text.slice(rest, rest + 7))))) {
        const line = this.#text.slice(rest, rest + 12);
        this.#raw = RAW_BLOCKS.find(([begins]) => begins.test(line))?.[1] ?? '';
      }
    }
    if (this.#raw !== null && this.#raw !== '' && this.#text.slice(rest, end).includes(this.#raw)) this.#raw = null;
  }

  #opensFence(prefix: LinePrefix, end: number): boolean {
    const char = this.#text.charAt(prefix.rest);
    if (char !== '`' && char !== '~') return false;
    const length = runLength(this.#text, prefix.rest, end);
    const content = prefix.column < this.#content ? 0 : this.#content;
    if (length < 3 || (prefix.items.length === 0 && prefix.column > content + 3)) return false;
    if (char === '`' && this.#text.slice(prefix.rest + length, end).includes('`')) return false;
    this.#fence = { char, length, quotes: prefix.quotes, content };
    return true;
  }

  /** Whether a line is code; a fence also ends where its quote or list item ends. */
  #insideFence(prefix: LinePrefix, end: number): boolean {
    const fence = this.#fence;
    if (fence === null) return false;
    const blank = prefix.rest === end;
    if (prefix.quotes < fence.quotes || (!blank && prefix.indent < fence.content)) {
      this.#fence = null;
      return false;
    }
    if (this.#text.charAt(prefix.rest) === fence.char && prefix.items.length === 0) {
      const length = runLength(this.#text, prefix.rest, end);
      if (length >= fence.length && this.#text.slice(prefix.rest + length, end).trim() === '') {
        this.#fence = null;
        this.#afterBlank = true;
      }
    }
    return true;
  }

  /** In a table each row stands for itself. Only a header directly behind a blank line is surely one. */
  #followTable(prefix: LinePrefix, end: number): void {
    const { quotes, column, rest } = prefix;
    const plain = prefix.items.length === 0;
    if (this.#table !== null) {
      if (plain && quotes === this.#table.quotes && column >= this.#table.column) this.#newRow();
      else this.#table = null;
      return;
    }
    const header = this.#header;
    this.#header = plain && this.#afterBlank ? { start: rest, end, quotes, column } : null;
    if (header === null || !plain || quotes !== header.quotes || column < header.column) return;
    const delimiters = end - rest <= 20_000 && /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(this.#text.slice(rest, end));
    if (delimiters && cellCount(this.#text, rest, end) === cellCount(this.#text, header.start, header.end)) {
      this.#table = { quotes, column: header.column };
      this.#newRow();
    }
  }

  #newRow(): void {
    const table = this.#table;
    this.#startBlock();
    this.#table = table;
  }

  #count(start: number, end: number): Exceeded | null {
    const text = this.#text;
    if (text.charAt(start) === '[' && text.slice(start, Math.min(end, start + 1000)).includes(']:') && ++this.#definitions > this.#limits.definitions) {
      return { limit: 'definitions', measured: this.#definitions, at: start };
    }
    for (let at = this.#markFrom(start); at < end; at = this.#markFrom(at + 1)) {
      const char = text.charAt(at);
      let mark = false;
      if (char === '\\') at++;
      else if (char === '`') {
        const length = runLength(text, at, end);
        if (!this.#codeRuns.delete(length)) this.#codeRuns.add(length);
        at += length - 1;
        mark = true;
      } else if (char === '*' || char === '_' || char === '~') {
        at += runLength(text, at, end) - 1;
        mark = true;
      } else if (char === '[') {
        mark = true;
        this.#brackets++;
      } else if (char === ']') {
        // One that closes nothing makes the parser look back to the start of the paragraph.
        if (this.#brackets > 0) this.#brackets--;
        else mark = true;
        if (text.charAt(at + 1) === '(') this.#open.link++;
      } else if (char === ')') this.#open.link = 0;
      else if (char === '<') this.#openHtml(at);
      else if (char === '>') this.#closeHtml(at);
      else if (char === '|') this.#cells++;
      else if (char === '}' && this.#mdx) this.#braces++;
      if (mark) {
        this.#marks++;
        this.#marksInBlock++;
      }
      const exceeded = this.#exceeded(at);
      if (exceeded !== null) return exceeded;
    }
    return null;
  }

  /** Where the next mark stands, also many lines below; asked again it is known, so that all the looking goes through the text once. */
  #markFrom(start: number): number {
    if (this.#nextMark < start) {
      MARK.lastIndex = start;
      this.#nextMark = MARK.exec(this.#text)?.index ?? Infinity;
    }
    return this.#nextMark;
  }

  #openHtml(at: number): void {
    const next = this.#text.charAt(at + 1);
    if (next === '?') this.#open.instruction++;
    else if (next === '!') {
      const after = this.#text.charAt(at + 2);
      if (after === '-') this.#open.comment++;
      else if (after === '[') this.#open.data++;
      else this.#open.declaration++;
    }
  }

  #closeHtml(at: number): void {
    const before = this.#text.slice(Math.max(0, at - 2), at);
    this.#open.declaration = 0;
    if (before === '--') this.#open.comment = 0;
    else if (before === ']]') this.#open.data = 0;
    else if (before.endsWith('?')) this.#open.instruction = 0;
  }

  #exceeded(at: number): Exceeded | null {
    const { comment, instruction, data, declaration, link } = this.#open;
    const unclosed = this.#codeRuns.size + comment + instruction + data + declaration + link;
    if (unclosed > this.#limits.unclosed) return { limit: 'unclosed', measured: unclosed, at };
    if (this.#marksInBlock > this.#limits.marksInBlock) return { limit: 'marksInBlock', measured: this.#marksInBlock, at };
    if (this.#marks > this.#limits.marks) return { limit: 'marks', measured: this.#marks, at };
    if (this.#cells > this.#limits.tableCells) return { limit: 'tableCells', measured: this.#cells, at };
    if (this.#braces > this.#limits.braces) return { limit: 'braces', measured: this.#braces, at };
    return null;
  }
}

function runLength(text: string, start: number, end: number): number {
  const char = text.charAt(start);
  let at = start + 1;
  while (at < end && text.charAt(at) === char) at++;
  return at - start;
}

/** Cells of a table row as GFM counts them: pipes that are not escaped, without those at its ends. */
function cellCount(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && (text.charAt(last - 1) === ' ' || text.charAt(last - 1) === '\t')) last--;
  let cells = 1;
  for (let at = start; at < last; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (char === '|' && at > start && at < last - 1) cells++;
  }
  return cells;
}
