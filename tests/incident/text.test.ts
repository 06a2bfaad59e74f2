import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMarkdown } from './markdown.ts';
import { oneLine, shorten, toMarkdown, toMrkdwn, toPlain, toPublicWords, type Text } from '../../src/incident/text.ts';

const nasty = '<!channel> <@U123> *bold* `code` & <https://evil.example|click> @here </p><script>';
const anyText = fc.string({ unit: fc.constantFrom(...'<>&|*_~`@![](){}#+-.\\"\'/:$= \n\tabchere123'.split(''), 'channel', 'https://', 'www.', '\u202e', '\u200b', '\u0007', '😀') , maxLength: 40 });

describe('mrkdwn', () => {
  it('notifies nobody and links nowhere out of plain text', () => {
    const written = toMrkdwn([[nasty]]);
    expect(written).not.toMatch(/<[!@#h]/);
    expect(written).not.toMatch(/@(here|channel|everyone)/);
  });
  it('writes our own marks', () => {
    expect(toMrkdwn([[{ strong: 'SEV-2' }, ' by ', { mention: 'U0ADA', name: 'Ada' }, ', see ', { link: 'https://x.example/a?b=1&c=2', text: 'the ticket' }]])).toBe('*SEV-2* by <@U0ADA>, see <https://x.example/a?b=1&amp;c=2|the ticket>');
    expect(toMrkdwn([[{ mention: '!channel', name: 'Ada' }, { link: 'javascript:alert(1)', text: 'x' }]])).toBe('Adax');
  });
  it('has no angle bracket that is not ours, for any text', () => {
    fc.assert(fc.property(anyText, anyText, (plain, strong) => {
      expect(toMrkdwn([[plain, { strong }, { code: plain }]])).not.toMatch(/[<>]/);
    }), { numRuns: 1000 });
  });
});

describe('words for a page that may read HTML', () => {
  it('reads the same either way', () => {
    expect(toPublicWords([['p99 > 5 s & rising, 3 < 4'], [], [{ strong: 'EU' }, ' <b>all</b> &lt; ', { link: 'https://x.example', text: 'more' }]])).toBe('p99 > 5 s & rising, 3 < 4\n\nEU ‹b>all‹/b> &\u2060lt; more (https://x.example)');
  });
  it('holds no tag and no entity, for any text', () => {
    fc.assert(fc.property(anyText, anyText, (plain, name) => {
      const words = toPublicWords([[plain, { strong: name }, { link: `https://x.example/${name}`, text: plain }]]);
      expect(words).not.toMatch(/<[a-z/!?]|&#|&[a-z]/i);
    }), { numRuns: 1000 });
  });
});

describe('Markdown', () => {
  it('reads back as the words that were written', () => {
    fc.assert(fc.property(anyText, (plain) => {
      const kinds = fromMarkdown(toMarkdown([['x ', plain, ' x']]));
      expect(kinds.filter((kind) => !['root', 'paragraph', 'text', 'break'].includes(kind))).toEqual([]);
    }), { numRuns: 1500 });
  });
  it.each([
    ['an indented line behind an empty one', 'x \n\n\t x'],
    ['a line indented by four spaces', 'x\n\n    rm -rf /'],
  ])('makes no code block of %s', (_, plain) => {
    expect(fromMarkdown(toMarkdown([[plain]]))).not.toContain('code');
  });
  it.each(['a@b.example', '+@.a', 'www.x.example', 'ftp://x.example', 'mailto:a@b.example', 'http://x.example'])('makes no link of %s', (plain) => {
    expect(fromMarkdown(toMarkdown([[plain]]))).not.toContain('link');
  });
  it('writes lists and links', () => {
    const text: Text = [['Where else:'], ['• ', { link: 'https://x.example', text: 'Ticket [1]' }]];
    expect(toMarkdown(text)).toBe('Where else:\n- [Ticket \\[1\\]](<https://x.example>)');
    expect(toPlain(text)).toBe('Where else:\n• Ticket [1] (https://x.example)');
  });
});

describe('lines', () => {
  it('loses what cannot be seen', () => {
    expect(oneLine(' a\u202eb\n\n c\u0007 ')).toBe('ab c');
  });
  it('shortens without cutting a character in two', () => {
    expect(shorten('checkout', 20)).toBe('checkout');
    expect(shorten('checkout is slow', 9)).toBe('checkout…');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
      const short = shorten(text, limit);
      expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
      expect(short.isWellFormed() || !text.isWellFormed()).toBe(true);
    }));
  });
});
