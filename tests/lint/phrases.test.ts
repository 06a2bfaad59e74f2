import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextStart, startsOf } from '../../src/lint/phrase-starts.ts';
import { findPhrases, placesOf, together } from '../../src/lint/phrases.ts';
import type { Phrase } from '../../src/lint/phrases.ts';
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
      expect(placesOf(text, phrases)).toContain(before.length + 1);
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

/** The plain meaning: one pattern of all phrases, asked at every place. */
function plainly(text: string, list: readonly Phrase[]): string[] {
  const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;
  const source = (all: readonly Phrase[]): string => all.map(({ words }) => words.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['’]/g, "['’]")).join('\\s{1,4}')).join('|');
  const longest = [...list].sort((a, b) => b.words.length - a.words.length);
  const [spaced, unspaced] = [longest.filter(({ words }) => !japanese.test(words)), longest.filter(({ words }) => japanese.test(words))];
  const parts = [...(spaced.length > 0 ? [`(?<![\\p{L}\\p{N}_-])(?:${source(spaced)})(?![\\p{L}\\p{N}_])`] : []), ...(unspaced.length > 0 ? [source(unspaced)] : [])];
  return [...text.matchAll(new RegExp(parts.join('|'), 'giu'))].map((match) => `${match.index} ${match[0]}`);
}

const all = blameIn('für');
const LISTS: readonly (readonly Phrase[])[] = [all.labels.phrases, all.acts.phrases, all.people.phrases, MARKETING.phrases, SPECULATION.phrases, UNDECIDABLE.phrases, VAGUE_BEGINNINGS.phrases, RESULTS.phrases, together(all.labels.phrases, all.acts.phrases), [...phrases, { words: 'ж forgot', reason: 'x' }, { words: 'sns エラー', reason: 'x' }], [{ words: '24/7 and more', reason: 'x' }, { words: 'is', reason: 'x' }, { words: 'ångström', reason: 'x' }]];

/** Words of the list, in any capitals and with signs that fold to their letters, among what stands next to words. */
const hostile = (list: readonly Phrase[]): fc.Arbitrary<string> =>
  fc.array(
    fc.oneof(
      fc.constantFrom(...list).chain(({ words }) => fc.constantFrom(words, words.toUpperCase(), words.replaceAll(' ', '\n  '), words.replaceAll(' ', '     '), words.replaceAll("'", '’'), words.replaceAll('s', 'ſ').replaceAll('k', '\u212a').replaceAll('å', '\u212b').replaceAll('ß', 'ẞ'), words.slice(0, -1), words.replace('i', 'İ'), `${words}\u0301`)),
      fc.constantFrom(' ', ' ', '\n', '-', '_', '.', '\u0000', '・', '「', 'ж', 'é', '3', '\u0301', '😀', 'ではなく', 'x', '’', '\u00a0'),
      fc.string({ maxLength: 4, unit: 'binary' }),
    ),
    { maxLength: 12 },
  ).map((parts) => parts.join(''));

it.each(LISTS.map((list, index) => [index, list] as const))('list %i is found where the plain pattern finds it', (_index, list) => {
  fc.assert(
    fc.property(hostile(list), (text) => {
      const expected = plainly(text, list);
      expect(findPhrases(text, list).map(({ index, text: found }) => `${index} ${found}`)).toEqual(expected);
      const places = placesOf(text, together(list, PEOPLE.phrases));
      expect(findPhrases(text, list, places).map(({ index, text: found }) => `${index} ${found}`)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

it('knows every sign that a pattern takes for a letter of its table', () => {
  const every = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).join('');
  for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ') {
    const starts = startsOf([`${letter}${letter}`]);
    if (starts === null) throw new Error(`${letter} is no letter`);
    for (const [sign] of every.matchAll(new RegExp(letter, 'giu'))) expect(nextStart(`${sign}${sign}`, starts, 0)).toBe(0);
  }
});

it('every list of ours is looked up by how its phrases begin', () => {
  for (const list of LISTS.slice(0, 9)) expect(startsOf(list.map(({ words }) => words).filter((words) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(words)))).not.toBeNull();
});
