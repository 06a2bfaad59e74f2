import type { Prose } from './prose.ts';

/** A sentence of running text. */
export interface Sentence {
  text: string;
  /** UTF-16 index in the text of its paragraph. */
  index: number;
}

/** Sentences of a paragraph; a full stop inside a number, an address or an abbreviation ends none. */
export function sentencesOf({ text }: Prose): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]["”’)]?(?=\s+["“(]?[\p{Lu}\d])|\n(?=\s*[-•])|$/gu)) {
    const end = match.index + match[0].length;
    if (text.slice(start, end).trim() !== '') sentences.push({ text: text.slice(start, end), index: start });
    start = end;
  }
  return sentences;
}
