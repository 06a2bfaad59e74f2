/**
 * Phrases of the word lists in `words/`: plain data, so that a list can be read, sourced and extended without knowing
 * patterns, and found in one pass whose time grows with the text alone.
 */

export interface Phrase {
  /** Lower-case words; `*` at the end of a word stands for any ending, one space for any white space. */
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

const compiled = new WeakMap<readonly Phrase[], { pattern: RegExp; order: readonly Phrase[] }>();

/** Every phrase that stands in a text as whole words, whatever its capitals; where two overlap, the longer one. */
export function findPhrases(text: string, phrases: readonly Phrase[]): PhraseMatch[] {
  if (phrases.length === 0) return [];
  const { pattern, order } = compile(phrases);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const phrase = order[match.slice(1).findIndex((group) => group !== undefined)];
    return phrase ? [{ index: match.index, text: match[0], phrase }] : [];
  });
}

function compile(phrases: readonly Phrase[]): { pattern: RegExp; order: readonly Phrase[] } {
  const known = compiled.get(phrases);
  if (known) return known;
  const order = [...phrases].sort((a, b) => b.words.length - a.words.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${order.map(({ words }) => `(${sourceOf(words)})`).join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  const result = { pattern, order };
  compiled.set(phrases, result);
  return result;
}

function sourceOf(words: string): string {
  return words
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, (mark) => (mark === '*' ? '\\p{L}{0,12}' : `\\${mark}`)).replace(/['’]/g, "['’]"))
    .join('\\s{1,4}');
}
