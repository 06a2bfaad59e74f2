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
    expect(message(EMAIL, { service: '\u001b[31mCheckout\nBcc: x', what: 'slow' }).subject).toBe('[31mCheckout Bcc: x: slow');
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
