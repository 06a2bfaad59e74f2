import { describe, expect, it } from 'vitest';
import { cut, quoted } from '../../src/policy/wording.ts';

describe('cut', () => {
  it.each([
    ['short', undefined, 'short'],
    ['on  two\n lines', undefined, 'on two lines'],
    ['a'.repeat(60), undefined, 'a'.repeat(60)],
    ['a'.repeat(61), undefined, `${'a'.repeat(59)}…`],
    ['eight letters', 8, 'eight l…'],
    ['ab😀cd', 4, 'ab…'],
    ['ab😀cd', 5, 'ab😀…'],
  ])('%j to %j', (text, longest, expected) => {
    expect(cut(text, longest)).toBe(expected);
    if (longest === undefined) expect(quoted(text)).toBe(`\`${expected}\``);
  });
});
