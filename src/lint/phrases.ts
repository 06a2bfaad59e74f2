/**
 * Phrases of the word lists in `words/`: plain data, so that a list can be read, sourced and extended without knowing
 * patterns, and found in one pass whose time grows with the text alone.
 */
import { candidatesAt, nextStart, startsOf } from './phrase-starts.ts';
import type { Starts } from './phrase-starts.ts';

export interface Phrase {
  /** Lower-case words; one space stands for any white space, `'` for either apostrophe. */
  words: string;
  /** Why it stands on the list: the end of a sentence that begins with "because". */
  reason: string;
  /** What to write in its place. */
  instead?: string;
}

/** A list of phrases and where it comes from. */
export interface PhraseList {
  /** Books, guides and standards that say so; shown beside the list. */
  sources: readonly string[];
  phrases: readonly Phrase[];
}

export interface PhraseMatch {
  /** UTF-16 index in the text. */
  index: number;
  text: string;
  phrase: Phrase;
}

/** Phrases that are searched for together, longest first. */
type Search = LookedUp | Everywhere;

/** Each is asked for where something begins like it. */
interface LookedUp {
  order: readonly Phrase[];
  starts: Starts;
  /** Sticky, of the words alone; made where it is first asked. */
  patterns: (RegExp | undefined)[];
}

/** One pattern, with a group for each of `order`, is asked everywhere. */
interface Everywhere {
  order: readonly Phrase[];
  starts: null;
  pattern: RegExp;
  /** Only a text with such characters can hold one of them. */
  script: RegExp | null;
}

const compiled = new WeakMap<readonly Phrase[], readonly Search[]>();

/**
 * Every phrase that stands in a text as whole words, whatever its capitals; where two overlap, the longer one. Who looks
 * for several lists gives the places of all of them, and the text is looked through once.
 */
export function findPhrases(text: string, phrases: readonly Phrase[], places?: readonly number[]): PhraseMatch[] {
  const searches = compile(phrases);
  const found: PhraseMatch[] = [];
  for (const search of searches) {
    if (search.starts === null) {
      for (const match of everywhere(text, search)) {
        const phrase = search.order[match.findIndex((group, index) => index > 0 && group !== undefined) - 1];
        if (phrase) found.push({ index: match.index, text: match[0], phrase });
      }
      continue;
    }
    let end = 0;
    for (const place of places ?? startsIn(text, search.starts)) {
      if (place < end) continue;
      const match = matchAt(text, place, search);
      if (match === null) continue;
      found.push(match);
      end = place + match.text.length;
    }
  }
  return searches.length > 1 ? found.sort((a, b) => a.index - b.index) : found;
}

function everywhere(text: string, { pattern, script }: Everywhere): RegExpExecArray[] {
  return script?.test(text) === false ? [] : [...text.matchAll(pattern)];
}

function matchAt(text: string, place: number, { order, starts, patterns }: LookedUp): PhraseMatch | null {
  const candidates = candidatesAt(text, starts, place);
  if (candidates.length === 0 || !beginsAt(text, place)) return null;
  for (const number of candidates) {
    const phrase = order[number];
    if (phrase === undefined) continue;
    const pattern = (patterns[number] ??= new RegExp(sourceOf(phrase.words), 'iuy'));
    if (holdsAt(pattern, text, place) && endsAt(text, pattern.lastIndex)) return { index: place, text: text.slice(place, pattern.lastIndex), phrase };
  }
  return null;
}

/** Sticky patterns. */
const BEGINS = /(?<![\p{L}\p{N}_-])/uy;
const ENDS = /(?![\p{L}\p{N}_])/uy;

/** Nearly always an ASCII sign stands there, which tells without a large pattern. */
function beginsAt(text: string, place: number): boolean {
  const before = text.charAt(place - 1);
  return before < FIRST_BEYOND_ASCII ? !/[\w-]/.test(before) : holdsAt(BEGINS, text, place);
}

function endsAt(text: string, place: number): boolean {
  const behind = text.charAt(place);
  return behind < FIRST_BEYOND_ASCII ? !/\w/.test(behind) : holdsAt(ENDS, text, place);
}

const FIRST_BEYOND_ASCII = '\u0080';

function holdsAt(sticky: RegExp, text: string, place: number): boolean {
  sticky.lastIndex = place;
  return sticky.test(text);
}

/** Places in a text, in order, of which every phrase that stands there begins at one; most texts have few. */
export function placesOf(text: string, phrases: readonly Phrase[]): readonly number[] {
  const searches = compile(phrases);
  const places = searches.flatMap((search) => (search.starts === null ? everywhere(text, search).map(({ index }) => index) : startsIn(text, search.starts)));
  return searches.length > 1 ? places.sort((a, b) => a - b) : places;
}

function startsIn(text: string, starts: Starts): number[] {
  const places: number[] = [];
  for (let at = nextStart(text, starts, 0); at >= 0; at = nextStart(text, starts, at + 1)) places.push(at);
  return places;
}

const joined = new WeakMap<readonly Phrase[], { lists: readonly (readonly Phrase[])[]; all: readonly Phrase[] }>();

/** The phrases of several lists, to ask for their places. The same array for the same lists. */
export function together(...lists: readonly [readonly Phrase[], ...(readonly Phrase[])[]]): readonly Phrase[] {
  const before = joined.get(lists[0]);
  if (before?.lists.every((list, index) => list === lists[index])) return before.all;
  const all = lists.flat();
  joined.set(lists[0], { lists, all });
  return all;
}

function compile(phrases: readonly Phrase[]): readonly Search[] {
  const known = compiled.get(phrases);
  if (known) return known;
  const byLength = [...phrases].sort((a, b) => b.words.length - a.words.length);
  const [spaced, unspaced] = [byLength.filter(({ words }) => !UNSPACED.test(words)), byLength.filter(({ words }) => UNSPACED.test(words))];
  const starts = startsOf(spaced.map(({ words }) => words));
  // Without a letter of ours in the others the two kinds cannot overlap, and are searched for apart.
  const apart = starts !== null && unspaced.every(({ words }) => ALL_UNSPACED.test(words));
  const searches: Search[] = apart
    ? [
        { order: spaced, starts, patterns: [] },
        { order: unspaced, starts: null, pattern: new RegExp(grouped(unspaced), 'gu'), script: UNSPACED },
      ]
    : [{ pattern: new RegExp([...(spaced.length === 0 ? [] : [wholeWords(spaced)]), ...(unspaced.length === 0 ? [] : [grouped(unspaced)])].join('|'), 'giu'), order: [...spaced, ...unspaced], starts: null, script: null }];
  const result = searches.filter(({ order }) => order.length > 0);
  compiled.set(phrases, result);
  return result;
}

/** Japanese puts no spaces between words, so nothing tells where one begins. */
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]/;
const ALL_UNSPACED = /^[\u3040-\u30ff\u4e00-\u9fff]+$/;

function wholeWords(phrases: readonly Phrase[]): string {
  return `${BEGINS.source}(?:${grouped(phrases)})${ENDS.source}`;
}

function grouped(phrases: readonly Phrase[]): string {
  return phrases.map(({ words }) => `(${sourceOf(words)})`).join('|');
}

function sourceOf(words: string): string {
  return words
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s{1,4}');
}
