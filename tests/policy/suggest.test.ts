import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, suggest, suggester } from '../../src/policy/suggest.ts';

/** The definition, without any cleverness. */
function slow(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const [a, b] = [left.slice(1), right.slice(1)];
  const options = [slow(a, right) + 1, slow(left, b) + 1, slow(a, b) + (left[0] === right[0] ? 0 : 1)];
  if (left.length > 1 && right.length > 1 && left[0] === right[1] && left[1] === right[0]) options.push(slow(left.slice(2), right.slice(2)) + 1);
  return Math.min(...options);
}

describe('editDistance', () => {
  it('equals its definition', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(fc.property(word, word, (left, right) => {
      expect(editDistance(left, right)).toBe(slow(left, right));
    }));
  });
});

describe('suggest', () => {
  it.each<[string, string[], string | null]>([
    ['evry', ['every', 'to', 'withoutNews'], 'every'],
    ['repaet', ['repeat', 'stop'], 'repeat'],
    ['post_mortem', ['postMortem', 'customerEmail'], 'postMortem'],
    ['SEV1', ['SEV-1', 'SEV-2'], 'SEV-1'],
    ['SEV-7', ['SEV-1', 'SEV-2'], null],
    ['explode', ['repeat', 'stop'], null],
    ['x', ['a', 'b'], null],
    ['', ['a', 'b'], null],
    ['every'.repeat(50), ['every'], null],
  ])('%s', (written, allowed, expected) => {
    expect(suggest(written, allowed)).toBe(expected);
  });

  it.each<[string, string[], string | null]>([
    ['kubeletdown', ['kubeapidown', 'kubeproxydown'], null],
    ['KubePodNotReday', ['KubePodNotReady', 'KubeNodeNotReady'], 'KubePodNotReady'],
    ['ShopsDown', ['ShopDown'], 'ShopDown'],
    ['x', ['ab'], null],
  ])('%s with no more than two letters wrong', (written, allowed, expected) => {
    expect(suggest(written, allowed, 2)).toBe(expected);
  });

  /** The same without its quick looks. */
  function slowSuggest(written: string, allowed: readonly string[]): string | null {
    const fold = (word: string): string => word.toLowerCase().replace(/[\s_-]/g, '');
    const wanted = fold(written);
    const near = allowed.map((word) => ({ word, length: fold(word).length, distance: editDistance(wanted, fold(word)) })).filter(({ distance, length }) => distance <= Math.max(1, Math.floor(wanted.length / 3)) && distance < length);
    const least = Math.min(...near.map(({ distance }) => distance));
    const [only, ...others] = near.filter(({ distance }) => distance === least);
    return only === undefined || others.length > 0 ? null : only.word;
  }

  it('is what all distances say', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '-', 'é', 'q', '1', ' '), maxLength: 9 });
    fc.assert(fc.property(word, fc.uniqueArray(word, { maxLength: 6 }), (written, allowed) => {
      expect(suggest(written, allowed)).toBe(slowSuggest(written, allowed));
    }), { numRuns: 2000 });
  });

  it('of many words stops where the effort is spent', () => {
    const meantBy = suggester(['updates', 'roles'], Infinity, 60);
    expect([meantBy('update'), meantBy('role'), meantBy('update')]).toEqual(['updates', 'roles', null]);
  });
});
