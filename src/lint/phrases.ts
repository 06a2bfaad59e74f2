/**
 * Phrases of the word lists in `words/`: plain data, so that a list can be read, sourced and extended without knowing
 * patterns, and found in one pass whose time grows with the text alone.
 */

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

interface Compiled {
  /** The longest word of each phrase; a text without any of them holds no phrase. */
  keys: RegExp;
  /** Matches wherever `pattern` does, and in a few places more; without groups and boundaries it takes a fifth of the time. */
  near: RegExp;
  pattern: RegExp;
  /** The phrase of each group of `pattern`. */
  order: readonly Phrase[];
}

const compiled = new WeakMap<readonly Phrase[], Compiled>();

/** Every phrase that stands in a text as whole words, whatever its capitals; where two overlap, the longer one. */
export function findPhrases(text: string, phrases: readonly Phrase[]): PhraseMatch[] {
  if (phrases.length === 0) return [];
  const { near, pattern, order } = compile(phrases);
  if (!near.test(text)) return [];
  return [...text.matchAll(pattern)].flatMap((match) => {
    const phrase = order[match.slice(1).findIndex((group) => group !== undefined)];
    return phrase ? [{ index: match.index, text: match[0], phrase }] : [];
  });
}

/** A quick look that says no where none of the phrases can stand in a text; also one with its marks of emphasis. */
export function mayHold(text: string, phrases: readonly Phrase[]): boolean {
  return phrases.length > 0 && compile(phrases).keys.test(text);
}

function compile(phrases: readonly Phrase[]): Compiled {
  const known = compiled.get(phrases);
  if (known) return known;
  const byLength = [...phrases].sort((a, b) => b.words.length - a.words.length);
  const [spaced, unspaced] = [byLength.filter(({ words }) => !UNSPACED.test(words)), byLength.filter(({ words }) => UNSPACED.test(words))];
  const order = [...spaced, ...unspaced];
  const sources = order.map(({ words }) => sourceOf(words));
  const result = {
    keys: new RegExp(byFirstLetter([...new Set(order.map(keyOf))]), 'i'),
    near: new RegExp(byFirstLetter(sources), 'iu'),
    pattern: new RegExp([...(spaced.length === 0 ? [] : [`(?<![\\p{L}\\p{N}_-])(?:${grouped(spaced)})(?![\\p{L}\\p{N}_])`]), ...(unspaced.length === 0 ? [] : [grouped(unspaced)])].join('|'), 'giu'),
    order,
  };
  compiled.set(phrases, result);
  return result;
}

/** Japanese puts no spaces between words, so nothing tells where one begins. */
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]/;

function grouped(phrases: readonly Phrase[]): string {
  return phrases.map(({ words }) => `(${sourceOf(words)})`).join('|');
}

/** Its longest run of letters. */
function keyOf({ words }: Phrase): string {
  return (words.match(/\p{L}+/gu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}

/** The same alternatives with their first letters written once: where none of those stands, nothing else is tried. */
function byFirstLetter(sources: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const source of sources) {
    const first = /^\p{L}/u.exec(source)?.[0] ?? '';
    groups.set(first, [...(groups.get(first) ?? []), source.slice(first.length)]);
  }
  return [...groups].map(([first, rests]) => `${first}(?:${rests.join('|')})`).join('|');
}

function sourceOf(words: string): string {
  return words
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s{1,4}');
}
