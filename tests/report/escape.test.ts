import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, safeJson, visible, visiblePath } from '../../src/report/escape.ts';

describe('visible', () => {
  it.each([
    ['plain text stays', 'Checkout p99 elevated', 'Checkout p99 elevated'],
    ['letters of other scripts stay', 'Inês דנה 東京', 'Inês דנה 東京'],
    ['escape sequences', '\u001b[2Jgone\u0007', '␛[2Jgone␇'],
    ['line breaks', 'a\nb\rc\td', 'a␊b␍c␉d'],
    ['delete and C1 controls', '\u007f\u009b31m', '␡\\u{9b}31m'],
    ['direction overrides', '@\u202etoor\u202c', '@\\u{202e}toor\\u{202c}'],
    ['zero-width characters in a word', '@a\u200bn\u200da', '@a\\u{200b}n\\u{200d}a'],
    ['line separators', 'a\u2028b', 'a\\u{2028}b'],
    ['tag characters', 'a\u{e0041}', 'a\\u{e0041}'],
    ['half a character', 'a\ud83d', 'a\\u{d83d}'],
    ['a joined emoji is honest', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['a joiner in Persian is honest', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['the old form of workflow commands', '##[error]x', '#\\u{23}[error]x'],
  ])('%s', (_name, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('never lets a character through that acts on a terminal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const shown = visible(text);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown).not.toContain('##[');
      }),
    );
  });
});

it('a path never begins a line as an option or a command', () => {
  expect(['-rf.md', '::error::x.md', '##[group]', 'a.md', 'line\n::error::x'].map(visiblePath)).toEqual(['./-rf.md', './::error::x.md', './#\\u{23}[group]', 'a.md', 'line␊::error::x']);
});

describe('safeJson', () => {
  it('leaves no workflow command in a log', () => {
    const json = safeJson({ 'a##[error]': ['##', '###[x]'] });
    expect(json).not.toContain('##[');
    expect(JSON.parse(json)).toEqual({ 'a##[error]': ['##', '###[x]'] });
  });

  it('reads back to the same value and holds nothing that acts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const json = safeJson({ text });
        expect(JSON.parse(json)).toEqual({ text });
        expect(json.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u);
      }),
    );
  });
});

it.each([
  ['abc', 3],
  ['東京', 4],
  ['Ine\u0302s', 4],
  ['🚒', 2],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});
