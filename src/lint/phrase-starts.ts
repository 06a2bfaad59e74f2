/**
 * Where phrases may begin in a text: what tells the first letters of words apart is looked up, character for character,
 * in a table of how the phrases begin. That costs the same for a list of any length, and a small part of a pattern's
 * time; patterns then decide at the few places that are left, and for the few phrases that begin like it.
 */

/** How the phrases of a list begin; they are given by their numbers in it. */
export interface Starts {
  /** By the boundary in front of a word and its first three characters, or two and what ends them. */
  table: Uint8Array;
  /** By more of them, where the phrase is long enough. */
  beginnings: ReadonlyMap<number, readonly number[]>;
  /** By the first three, where it is not. */
  short: ReadonlyMap<number, readonly number[]>;
}

/** In the table: the phrase may begin here if its beginning is known … */
const PERHAPS = 1;
/** … or, too short for that, begins here wherever the pattern says so. */
const SHORT = 2;

/** Bits of a symbol, of a boundary and three symbols, and of a number in the table. */
const BITS = 5;
const WINDOW = (1 << (4 * BITS)) - 1;
const TABLE_BITS = 14;
/** Symbols that tell a beginning. */
const BEGINNING = 5;

/**
 * What a character counts for, whatever its capitals (as patterns with `iu` have it): a letter for itself, accented ones
 * and digits for one of five, everything else for a boundary. That takes Greek letters for boundaries too; the pattern knows.
 */
const SYMBOLS = new Uint8Array(0x10000);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ') {
  const code = letter.charCodeAt(0);
  const symbol = code >= 0x61 && code <= 0x7a ? code - 0x60 : 27 + (code % 5);
  // The capitals that fold to it: its own, the long s, the signs of Kelvin and Ångström.
  for (const one of [letter, letter.toUpperCase(), { s: 'ſ', k: '\u212a', å: '\u212b', ß: 'ẞ' }[letter] ?? '']) if (one.length === 1) SYMBOLS[one.charCodeAt(0)] = symbol;
}

/** `null` where one of the phrases begins with something that is no symbol, or with one alone. */
export function startsOf(phrases: readonly string[]): Starts | null {
  const table = new Uint8Array(1 << TABLE_BITS);
  const beginnings = new Map<number, number[]>();
  const short = new Map<number, number[]>();
  for (const [number, words] of phrases.entries()) {
    if (symbolAt(words, 0) === 0 || symbolAt(words, 1) === 0) return null;
    const window = windowAt(words, 0);
    const beginning = beginningAt(words, 0);
    if (beginning === null) {
      table[placeOf(window)] = SHORT;
      short.set(window, [...(short.get(window) ?? []), number]);
    } else {
      table[placeOf(window)] ||= PERHAPS;
      beginnings.set(beginning, [...(beginnings.get(beginning) ?? []), number]);
    }
  }
  return { table, beginnings, short };
}

/** The first place from one on where a phrase may begin, or -1. Every phrase that stands in the text as whole words begins at such a place. */
export function nextStart(text: string, { table, beginnings }: Starts, from: number): number {
  let window = from === 0 ? 0 : symbolAt(text, from - 1);
  for (let at = from; at < text.length; at++) {
    window = ((window << BITS) | (SYMBOLS[text.charCodeAt(at)] as number)) & WINDOW;
    const kind = table[placeOf(window)] as number;
    if (kind !== 0 && at - 2 >= from && (kind === SHORT || beginnings.has(beginningAt(text, at - 2) ?? 0))) return at - 2;
  }
  // The end of a text ends its last word.
  const last = text.length - 2;
  return last >= from && table[placeOf((window << BITS) & WINDOW)] === SHORT ? last : -1;
}

/** The phrases that may stand at a place which `nextStart` gave, in the order of the list: no other one does. */
export function candidatesAt(text: string, { beginnings, short }: Starts, at: number): readonly number[] {
  const long = beginnings.get(beginningAt(text, at) ?? 0) ?? NONE;
  const few = short.get(windowAt(text, at)) ?? NONE;
  if (few.length === 0) return long;
  return long.length === 0 ? few : [...long, ...few].sort((a, b) => a - b);
}

const NONE: readonly number[] = [];

/** A boundary and the three symbols behind it. */
function windowAt(text: string, at: number): number {
  return (symbolAt(text, at) << (2 * BITS)) | (symbolAt(text, at + 1) << BITS) | symbolAt(text, at + 2);
}

function placeOf(window: number): number {
  return Math.imul(window, 0x9e3779b1) >>> (32 - TABLE_BITS);
}

/** The first symbols of a text from a place on, any run of others counting for one boundary; `null` where there are too few. */
function beginningAt(text: string, from: number): number | null {
  let beginning = 0;
  let symbols = 0;
  for (let at = from; at < text.length; at++) {
    const symbol = symbolAt(text, at);
    if (symbol === 0 && beginning % (1 << BITS) === 0) continue;
    beginning = (beginning << BITS) | symbol;
    if (++symbols === BEGINNING) return beginning;
  }
  return null;
}

function symbolAt(text: string, at: number): number {
  return at < text.length ? (SYMBOLS[text.charCodeAt(at)] as number) : 0;
}
