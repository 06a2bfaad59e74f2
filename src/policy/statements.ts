/**
 * How pages say a value of the policy in front of its annotation, as in `15 minutes<!-- policy: updates.every -->`:
 * reading what stands there, and writing another value in the same style.
 */
import type { Block, Leaf } from './leaves.ts';
import { formatDuration } from './duration.ts';
import type { Seconds } from './duration.ts';
import { NUMBER, numberWord, readNumber } from './phrases.ts';
import { readTextAtEnd, sameText, writeText } from './text-statements.ts';
import { durationAtEnd, writeDuration } from './duration-statements.ts';

/** A statement found in front of an annotation. Offsets count in the given text, `end` exclusive. */
export interface Statement {
  start: number;
  end: number;
  /** The characters between the two. */
  written: string;
  /** Whether it says the value of the policy. */
  matches: boolean;
  /** Whether it is clear where the statement begins, so that it can be replaced. */
  certain: boolean;
}

/** Emphasis, quotation marks, brackets and the target of a link that may close behind a value: `**15 minutes**`. */
const CLOSERS = /(?:\]\([^()\s]*\)|[*_~"'”’)\]])*$/;

/** What the text states directly in front of an annotation of `leaf`; `null` where it states no such value. A list counts its elements. */
export function readStatement(leaf: Leaf | Block, textBefore: string): Statement | null {
  if (leaf.kind === 'text') return readText(leaf.value as string, textBefore);
  if (leaf.kind === 'list') return readList(leaf.value as readonly string[], textBefore);
  const text = textBefore.slice(-400).replace(CLOSERS, '');
  const found = readNumberLike(leaf, text);
  const offset = Math.max(0, textBefore.length - 400);
  return found && { ...found, start: found.start + offset, end: found.end + offset };
}

function readNumberLike(leaf: Leaf | Block, text: string): Statement | null {
  if (leaf.kind === 'duration') {
    const found = durationAtEnd(text);
    return found && statement(text, found.start, found.seconds === leaf.value);
  }
  if (leaf.kind === 'boolean') return readWord(text, /\b(yes|no|true|false)$/i, (word) => /^(yes|true)$/i.test(word) === leaf.value);
  if (leaf.kind === 'share') return readWord(text, /(?<![\w.,])\d+(?:\.\d+)?(?: ?%)?$/, (word) => percentOf(word) === percent(leaf.value as number));
  return readCount(leaf.kind === 'block' ? leaf.length : (leaf.value as number), text);
}

/** The leaf's value in the style of what was written: `15 min` → `20 min`, `fifteen minutes` → `twenty minutes`. */
export function writeStatement(leaf: Leaf | Block, asWritten: string): string {
  switch (leaf.kind) {
    case 'duration': return writeDuration(leaf.value as Seconds, asWritten);
    case 'text': return writeText(leaf.value as string, asWritten);
    case 'list': return joined(leaf.value as readonly string[], asWritten);
    case 'boolean': return likeCase(asWritten, /^(yes|no)$/i.test(asWritten) ? (leaf.value ? 'yes' : 'no') : String(leaf.value));
    case 'share': return asWritten.includes('%') ? `${percent(leaf.value as number)}${asWritten.includes(' ') ? ' ' : ''}%` : String(leaf.value);
    case 'count': return writeCount(leaf.value as number, asWritten);
    case 'block': return leaf.length === null ? asWritten : writeCount(leaf.length, asWritten);
  }
}

/** The value as a message names it: `20 minutes`, `2`, `` `post-mortem` ``, `yes`. */
export function sayValue(leaf: Leaf | Block): string {
  switch (leaf.kind) {
    case 'duration': return formatDuration(leaf.value as Seconds);
    case 'boolean': return leaf.value ? 'yes' : 'no';
    case 'share': return `${percent(leaf.value as number)} %`;
    case 'list': return (leaf.value as readonly string[]).join(', ');
    case 'block': return leaf.length === null ? leaf.description : String(leaf.length);
    default: return String(leaf.value);
  }
}

function statement(text: string, start: number, matches: boolean, certain = true, end = text.length): Statement {
  return { start, end, written: text.slice(start, end), matches, certain };
}

function readWord(text: string, pattern: RegExp, matches: (word: string) => boolean): Statement | null {
  const match = pattern.exec(text);
  return match && statement(text, match.index, matches(match[0]));
}

function readText(value: string, textBefore: string): Statement | null {
  const found = readTextAtEnd(value, textBefore);
  return found && statement(textBefore, found.start, sameText(found.value, value), found.certain, found.end);
}

/** A number in digits or words, perhaps with up to four words behind it (`200 words`, `two well-written action items`). */
const COUNT = new RegExp(`(?<![\\w.,:/–-])(${NUMBER}|no)((?:\\s{1,20}[a-z][a-z-]*){0,4})$`, 'i');

function readCount(count: number | null, text: string): Statement | null {
  const match = count === null ? null : lastCount(text);
  return match && statement(text, match.index, countOf(match[1] ?? '') === count);
}

/** The count nearest to the end: a pattern alone would take `one of 2` for one. */
function lastCount(text: string): RegExpExecArray | null {
  const tail = text.slice(-120);
  const offset = text.length - tail.length;
  for (let from = tail.length - 1; from >= 0; from--) {
    const match = COUNT.exec(tail.slice(from));
    if (match?.index === 0 && !/[\w.,:/–-]/.test(tail[from - 1] ?? ' ')) {
      match.index = offset + from;
      return match;
    }
  }
  return null;
}

function countOf(word: string): number | null {
  return /^no$/i.test(word) ? 0 : readNumber(word);
}

function writeCount(count: number, asWritten: string): string {
  const match = COUNT.exec(asWritten);
  const [, number = asWritten, noun = ''] = match ?? [];
  const before = countOf(number);
  const word = /^\d/.test(number) ? null : count === 0 && noun !== '' ? 'no' : numberWord(count);
  return `${word === null ? count : likeCase(number, word)}${before === 1 || count === 1 ? inNumber(noun, count) : noun}`;
}

/** The noun in the singular or plural of a count; regular English and the words policies use. */
function inNumber(noun: string, count: number): string {
  const irregular: readonly [string, string][] = [['person', 'people'], ['apology', 'apologies']];
  for (const [one, many] of irregular) {
    if (noun.endsWith(one) || noun.endsWith(many)) return noun.replace(new RegExp(`(?:${one}|${many})$`), count === 1 ? one : many);
  }
  if (noun === '') return noun;
  const singular = noun.replace(/([^s])s$/, '$1');
  return count === 1 ? singular : `${singular}s`;
}

function likeCase(written: string, word: string): string {
  return /^\p{Lu}/u.test(written) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

function percentOf(written: string): number {
  const number = Number.parseFloat(written);
  return percent(written.includes('%') ? number / 100 : number);
}

/** Percent without the dust of binary fractions. */
function percent(share: number): number {
  return Math.round(share * 1e6) / 1e4;
}

const JOINS = [[', ', ', '], [', ', ' and '], [', ', ' or '], ['; ', '; '], [' / ', ' / ']] as const;

function listings(items: readonly string[]): string[] {
  return JOINS.map(([between, last]) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(between)}${last}${items.at(-1)}`));
}

function readList(items: readonly string[], textBefore: string): Statement | null {
  const found = listings(items).find((listing) => textBefore.endsWith(listing));
  return found === undefined ? null : statement(textBefore, textBefore.length - found.length, true);
}

function joined(items: readonly string[], asWritten: string): string {
  const style = asWritten.includes('; ') ? 3 : / and [^,]*$/.test(asWritten) ? 1 : / or [^,]*$/.test(asWritten) ? 2 : 0;
  return listings(items)[style] ?? items.join(', ');
}
