import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseText, compose, type Values } from '../../src/comms/compose.ts';
import { htmlText, markdownText, plainText } from '../../src/comms/render.ts';
import { readMessageTemplate, type TemplateText } from '../../src/comms/template.ts';
import { parseDocument } from '../../src/documents/parse.ts';

const EMAIL = `---
subject: "{{service}}: {{what}}"
---

Advice for the writer, with {{no_placeholder}} of the message.

## Text

Hello,

on {{date}} {{service}} was slow.
It **ended** when {{fix}}

## Filled in

> On 14 March …
`;
const STATUS = `## First update

Advice.

> Since {{start}}, {{impact}} in {{where}}.

If you do not know:

> We are looking at
> {{where}}.

## Resolved

### Everywhere

> It works. See [the page](https://status.example).
`;
const template = (text: string) => readMessageTemplate(parseDocument('comms/x.md', text));
function theText(text: string, id: string | null, values: Values): TemplateText {
  const found = chooseText(template(text), id, values);
  if (!found) throw new Error(`no text ${String(id)}`);
  return found;
}
const message = (text: string, values: Values, id: string | null = null) => compose(template(text), theText(text, id, values), values);

describe('templates', () => {
  it('the section Text is the message, what stands around it is advice', () => {
    expect(template(EMAIL)).toMatchObject({ subject: '{{service}}: {{what}}', texts: [{ id: 'text' }] });
  });

  it('without it every quote is a message, named by its section', () => {
    expect(template(STATUS).texts.map(({ id, title }) => [id, title])).toEqual([['first-update', 'First update'], ['first-update-2', 'First update'], ['resolved', 'Resolved']]);
  });

  it('of a section’s texts the first one that can be filled is taken, unless one is asked for by name', () => {
    expect(chooseText(template(STATUS), 'first-update', { where: 'Oslo' })?.id).toBe('first-update-2');
    expect(chooseText(template(STATUS), 'first-update', { where: 'Oslo', start: '02:40', impact: 'it is slow' })?.id).toBe('first-update');
    expect(chooseText(template(STATUS), 'first-update', {})?.id).toBe('first-update');
    expect(chooseText(template(STATUS), 'gone', {})).toBeNull();
    expect(chooseText(template('No text.'), null, {})).toBeNull();
  });
});

describe('messages', () => {
  it('values stand for their placeholders; what has none stays and is named', () => {
    const made = message(EMAIL, { service: 'Checkout', date: '14 March 2026', fix: '' });
    expect(made.subject).toBe('Checkout: {{what}}');
    expect(plainText(made.blocks)).toBe('Hello,\n\non 14 March 2026 Checkout was slow. It ended when {{fix}}');
    expect(made.missing).toEqual(['what', 'fix']);
  });

  it('no value brings a control character into the subject', () => {
    expect(message(EMAIL, { service: ' \u001b[31mCheckout\r\nBcc: x ', what: 'slow' }).subject).toBe('[31mCheckout Bcc: x: slow');
  });

  it('white space is no value', () => {
    expect(message(EMAIL, { service: 'Checkout', what: 'slow', date: ' \n', fix: 'we waited' }).missing).toEqual(['date']);
  });

  it.each([
    ['1. Look at *all* pages\n2. Run `df -h`', '1. Look at all pages\n2. Run df -h', '1. Look at *all* pages\n2. Run `df -h`', '<ol>\n<li>Look at <em>all</em> pages</li>\n<li>Run <code>df -h</code></li>\n</ol>'],
    ['- one\n- > two', '- one\n- two', '- one\n- two', '<ul>\n<li>one</li>\n<li><p>two</p></li>\n</ul>'],
    ['one\\\ntwo', 'one\ntwo', 'one\\\ntwo', '<p>one<br>\ntwo</p>'],
    ['### More', 'More', 'More', '<p>More</p>'],
    ['<!-- for us -->\n\none <!-- and here -->', 'one', 'one', '<p>one</p>'],
    ['<https://status.example>', 'https://status.example', '[https://status.example](<https://status.example>)', '<p><a href="https://status.example">https://status.example</a></p>'],
    ['[one](http://status.example)', 'one (http://status.example)', '[one](<http://status.example>)', '<p><a href="http://status.example">one</a></p>'],
    ['[one](javascript:https://status.example) [two](<https://status.example/a b>)', 'one two', 'one two', '<p>one two</p>'],
    ['\\# one', '# one', '\\# one', '<p># one</p>'],
    ['12\\. one 3. two', '12. one 3. two', '12\\. one 3. two', '<p>12. one 3. two</p>'],
    ['2026 was # 1', '2026 was # 1', '2026 was # 1', '<p>2026 was # 1</p>'],
    ['\\&amp; \\&#38; AT&T & you', '&amp; &#38; AT&T & you', '\\&amp; \\&#38; AT\\&T & you', '<p>&amp;amp; &amp;#38; AT&amp;T &amp; you</p>'],
    ['ask {{a_b}}', 'ask {{a_b}}', 'ask {{a_b}}', '<p>ask {{a_b}}</p>'],
  ])('%j in every form', (written, plain, markdown, html) => {
    const { blocks } = message(`## Text\n\n${written}\n`, {});
    expect([plainText(blocks), markdownText(blocks), htmlText(blocks)]).toEqual([plain, markdown, html]);
  });

  it('a value is words, never markup, and no placeholder of its own', () => {
    const made = message(EMAIL, { service: '<b>*x*</b> [a](http://b) `c`', date: '{{fix}}', fix: '$& # d' });
    expect(htmlText(made.blocks)).toBe('<p>Hello,</p>\n\n<p>on {{fix}} &lt;b&gt;*x*&lt;/b&gt; [a](http://b) `c` was slow. It <strong>ended</strong> when $&amp; # d</p>');
    expect(markdownText(made.blocks)).toContain('on {{fix}} \\<b\\>\\*x\\*\\</b\\> \\[a\\](http://b) \\`c\\` was slow.');
  });

  it('links keep their address in every form', () => {
    const made = message(STATUS, {}, 'resolved');
    expect(plainText(made.blocks)).toBe('It works. See the page (https://status.example).');
    expect(markdownText(made.blocks)).toBe('It works. See [the page](<https://status.example>).');
    expect(htmlText(made.blocks)).toBe('<p>It works. See <a href="https://status.example">the page</a>.</p>');
  });

  it('any value comes out of its Markdown as it went in, and opens no tag in HTML', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
      const made = message('## Text\n\nx {{a}} y\n', { a: value });
      if (made.missing.length > 0 || /\{\{|https?:|www\.|@/i.test(value)) return;
      const words = plainText(made.blocks);
      const again = compose(template(`## Text\n\n${markdownText(made.blocks)}\n`), theText(`## Text\n\n${markdownText(made.blocks)}\n`, null, {}), {});
      expect(plainText(again.blocks).replace(/\s+/g, ' ')).toBe(words.replace(/\s+/g, ' '));
      expect(htmlText(made.blocks)).toMatch(/^<p>[^<>]*<\/p>$/);
    }), { numRuns: 500 });
  });
});
