import { describe, expect, it } from 'vitest';
import { breakable, escapeHtml, inlineMarkdown, listed } from '../../src/site/html.ts';

it('escapes what could end a text or an attribute', () => {
  expect(escapeHtml('<a href="x">&amp;')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;amp;');
});

describe('listed', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j', (words, text) => expect(listed(words)).toBe(text));
});

describe('inlineMarkdown', () => {
  it.each([
    ['Write `SEV-2`.', 'Write <code>SEV-2</code>.'],
    ['**Never** _ever_', '<strong>Never</strong> <em>ever</em>'],
    ['`**x**` and snake_case_name', '<code>**x**</code> and snake_case_name'],
    ['<script>`<b>`', '&lt;script&gt;<code>&lt;b&gt;</code>'],
    ['an odd ` tick', 'an odd ` tick'],
  ])('%s', (text, html) => expect(inlineMarkdown(text)).toBe(html));
});

it('lets a key break after its dots only', () => expect(breakable('a.b<c.d')).toBe('a.<wbr>b&lt;c.<wbr>d'));
