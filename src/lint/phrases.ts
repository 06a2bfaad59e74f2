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
  pattern: RegExp;
  order: readonly Phrase[];
  /** The longest word of each phrase; a text without any of them holds no phrase. */
  keys: ReadonlySet<string>;
}

const compiled = new WeakMap<readonly Phrase[], Compiled>();

/** Every phrase that stands in a text as whole words, whatever its capitals; where two overlap, the longer one. */
export function findPhrases(text: string, phrases: readonly Phrase[]): PhraseMatch[] {
  if (!mayHold(text, phrases)) return [];
  const { pattern, order } = compile(phrases);
  return [...text.matchAll(pattern)].flatMap((match) => {
    const phrase = order[match.slice(1).findIndex((group) => group !== undefined)];
    return phrase ? [{ index: match.index, text: match[0], phrase }] : [];
  });
}

/** A quick look that says no where none of the phrases can stand in a text; also one with its marks of emphasis. */
export function mayHold(text: string, phrases: readonly Phrase[]): boolean {
  if (phrases.length === 0) return false;
  const { keys } = compile(phrases);
  return someWord(text, (word) => keys.has(word));
}

/** Whether a run of letters in a text, in lower case, passes a test; by hand, since every rule does this with every file. */
function someWord(text: string, test: (word: string) => boolean): boolean {
  let start = -1;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code >= 192) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      if (at - start > 1 && test(text.slice(start, at).toLowerCase())) return true;
      start = -1;
    }
  }
  return false;
}

function compile(phrases: readonly Phrase[]): Compiled {
  const known = compiled.get(phrases);
  if (known) return known;
  const order = [...phrases].sort((a, b) => b.words.length - a.words.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${order.map(({ words }) => `(${sourceOf(words)})`).join('|')})(?![\\p{L}\\p{N}_])`, 'giu');
  const result = { pattern, order, keys: new Set(order.map(keyOf)) };
  compiled.set(phrases, result);
  return result;
}

/** Its longest run of letters. */
function keyOf({ words }: Phrase): string {
  let longest = '';
  someWord(words, (word) => {
    if (word.length > longest.length) longest = word;
    return false;
  });
  return longest;
}

function sourceOf(words: string): string {
  return words
    .split(' ')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['’]/g, "['’]"))
    .join('\\s{1,4}');
}
