import { expect, it } from 'vitest';
import { z } from 'zod';
import { NO_PHRASE_OPTIONS, phraseOptions, phrasesWith } from '../../src/lint/phrase-options.ts';

const list = { sources: ['a book'], phrases: [{ words: 'robust', reason: 'x' }, { words: 'seamless', reason: 'y' }] };
const options = { add: [{ words: 'Best  of Breed' }], allow: ['Robust'] };

it('adds and allows, whatever the capitals', () => {
  expect(phrasesWith(list, options).map(({ words }) => words)).toEqual(['seamless', 'best of breed']);
  expect(phrasesWith(list, options, 'listed').map(({ words }) => words)).toEqual(['seamless']);
});

it('gives the same array again, so that patterns are built once', () => {
  expect(phrasesWith(list, options)).toBe(phrasesWith(list, options));
  expect(phrasesWith(list, NO_PHRASE_OPTIONS)).toBe(list.phrases);
});

it('refuses phrases without words', () => {
  expect(phraseOptions(z).safeParse({ add: [{ words: '***' }] }).success).toBe(false);
  expect(phraseOptions(z).safeParse({ ad: [] }).success).toBe(false);
});
