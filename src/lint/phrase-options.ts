/** Options of rules that look for phrases: a project adds its own and allows what it means. */
import type { z } from 'zod';
import type { Phrase, PhraseList } from './phrases.ts';
import type { Shapes } from './rule.ts';

export interface PhraseOptions {
  add: readonly { words: string; reason?: string | undefined; instead?: string | undefined }[];
  allow: readonly string[];
}

export const NO_PHRASE_OPTIONS: PhraseOptions = { add: [], allow: [] };

/** Their shape, for the configuration. */
export function phraseOptions(zod: Shapes): z.ZodType {
  const words = zod.string().min(2).max(80).regex(/[A-Za-z\u00c0-\uffff]{2}/, 'words, such as world-class');
  const phrase = zod.strictObject({
    words: words.meta({ description: 'The phrase; capitals do not count' }),
    reason: zod.string().min(1).max(200).optional().meta({ description: 'Why, as the end of a sentence without its full stop' }),
    instead: zod.string().min(1).max(200).optional().meta({ description: 'What to write in its place' }),
  });
  return zod.strictObject({
    add: zod.array(phrase).default([]).meta({ description: 'Phrases that are found too' }),
    allow: zod.array(words).default([]).meta({ description: 'Phrases of the list that are no finding' }),
  });
}

const combined = { all: new WeakMap<PhraseOptions, Map<PhraseList, readonly Phrase[]>>(), listed: new WeakMap<PhraseOptions, Map<PhraseList, readonly Phrase[]>>() };

/**
 * The phrases of a list without what a project allows, and (`all`) with what it adds, or (`listed`) not: a rule with two
 * lists adds to one of them. The same array for the same options.
 */
export function phrasesWith(list: PhraseList, options: PhraseOptions, which: 'all' | 'listed' = 'all'): readonly Phrase[] {
  if (options.add.length + options.allow.length === 0) return list.phrases;
  const known = combined[which].get(options) ?? new Map<PhraseList, readonly Phrase[]>();
  combined[which].set(options, known);
  const before = known.get(list);
  if (before) return before;
  const allowed = new Set(options.allow.map((one) => one.toLowerCase().trim()));
  const added = (which === 'all' ? options.add : []).map(({ words: written, reason, instead }): Phrase => ({ words: written.toLowerCase().trim().replace(/\s+/g, ' '), reason: reason ?? 'the project does not want it', ...(instead === undefined ? {} : { instead }) }));
  const phrases = [...list.phrases, ...added].filter((phrase) => !allowed.has(phrase.words));
  known.set(list, phrases);
  return phrases;
}
