/** In the place of `german.ts`, `japanese.ts` and `section-titles.ts` in a browser, where a page may have only so much script. */
import type { Phrase } from '../phrases.ts';

const NONE: readonly Phrase[] = [];

/** A form has the titles of the template, and no others. */
export const otherTitles = (): readonly string[] => [];

export {
  NONE as GERMAN_BLAME_ACTS,
  NONE as GERMAN_BLAME_LABELS,
  NONE as GERMAN_MARKETING,
  NONE as GERMAN_PEOPLE,
  NONE as GERMAN_SPECULATION,
  NONE as GERMAN_UNDECIDABLE,
  NONE as GERMAN_VAGUE_ENDINGS,
  NONE as JAPANESE_BLAME_LABELS,
  NONE as JAPANESE_MARKETING,
  NONE as JAPANESE_SPECULATION,
  NONE as JAPANESE_UNDECIDABLE,
  NONE as JAPANESE_VAGUE_ENDINGS,
};
