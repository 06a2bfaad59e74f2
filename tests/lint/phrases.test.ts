import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findPhrases, mayHold } from '../../src/lint/phrases.ts';
import { BLAME_ACTS, BLAME_LABELS, blameIn, PEOPLE } from '../../src/lint/words/blame.ts';
import { MARKETING } from '../../src/lint/words/marketing.ts';
import { SPECULATION } from '../../src/lint/words/speculation.ts';
import { RESULTS, UNDECIDABLE, VAGUE_BEGINNINGS } from '../../src/lint/words/undecidable.ts';

const phrases = ['be careful', 'be more careful', "don't forget", 'top-notch'].map((words) => ({ words, reason: 'x' }));
const found = (text: string): string[] => findPhrases(text, phrases).map((match) => `${match.index} ${match.text}`);

it.each<[string, string[]]>([
  ['Be careful', ['0 Be careful']],
  ['we must be  \n more careful.', ['8 be  \n more careful']],
  ['Don’t forget it', ['0 Don’t forget']],
  ['maybe careful', []],
  ['be carefully', []],
  ['be_careful be careful2', []],
  ['top-notch, not non-top-notch', ['0 top-notch']],
  ['', []],
])('%j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it('finds a phrase wherever it stands among other words', () => {
  fc.assert(
    fc.property(fc.constantFrom(...phrases), fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), ({ words }, before, after) => {
      const text = `${before} ${words.toUpperCase()} ${after}`;
      expect(mayHold(text, phrases)).toBe(true);
      expect(findPhrases(text, phrases).some(({ index }) => index === before.length + 1)).toBe(true);
    }),
  );
});

it('takes time that grows with the text', () => {
  const start = performance.now();
  findPhrases('be more '.repeat(100_000), phrases);
  findPhrases(`${'be '.repeat(200_000)}careful`, phrases);
  expect(performance.now() - start).toBeLessThan(3000);
});

it.each(Object.entries({ BLAME_ACTS, BLAME_LABELS, PEOPLE, ...blameIn('für'), MARKETING, SPECULATION, UNDECIDABLE, VAGUE_BEGINNINGS, RESULTS }))('%s is a list with sources, in lower case, without repeats', (_name, list) => {
  expect(list.sources.length).toBeGreaterThan(0);
  const words = list.phrases.map((phrase) => phrase.words);
  expect(words).toEqual(words.map((text) => text.toLowerCase().trim()));
  expect(new Set(words).size).toBe(words.length);
  for (const phrase of list.phrases) expect(phrase.reason).toMatch(/^[a-z][^.]*[^.]$/);
});
