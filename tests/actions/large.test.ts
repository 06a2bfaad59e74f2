import fc from 'fast-check';
import { expect, it } from 'vitest';
import { large } from '../../src/actions/large.ts';

const PATTERNS = [/\b(?:by|until) (\d{1,2}|tomorrow)$/i, /^(?!x)(?:a|b)+(c)?/, /(?<![\p{L}\p{N}])é\p{L}*$/u, /~+$/, /^$/];

it('matches as the pattern itself, at the first use and at every other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...PATTERNS), fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('by tomorrow', 'abc', 'xab', 'et été', '~', '')), { maxLength: 4 }), (pattern, texts) => {
      const same = large(new RegExp(pattern));
      for (const text of texts) {
        expect(same.exec(text)).toEqual(pattern.exec(text));
        expect(same.test(text)).toBe(pattern.test(text));
      }
    }),
  );
});
