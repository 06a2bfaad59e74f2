import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import fc from 'fast-check';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/escape.ts';
import { html, htmlWithCode, markdown, markdownWithCode, xml } from '../../src/report/markup.ts';
import { HOSTILE } from './findings.ts';

const parser = unified().use(remarkParse).use(remarkGfm);
const HARMLESS = new Set(['root', 'table', 'tableRow', 'tableCell', 'paragraph', 'text']);

/** What a Markdown reader makes of a text in a table cell; throws where it is more than text. */
function asCell(source: string): string {
  const tree = parser.parse(`| head |\n| --- |\n| ${source} |\n`);
  visit(tree, (node: Nodes) => {
    if (node.type === 'html' ? !/^(?:<!-- -->|<\/?code>)$/.test(node.value) : !HARMLESS.has(node.type)) throw new Error(`${node.type} in ${JSON.stringify(source)}`);
  });
  const [table, ...rest] = tree.children;
  if (table?.type !== 'table' || rest.length > 0 || table.children.length !== 2) throw new Error(`the table ends in ${JSON.stringify(source)}`);
  visit(tree, 'html', (_node, at, parent) => {
    if (parent && at !== undefined) parent.children.splice(at, 1);
    return at;
  });
  return toString(table.children[1]);
}

const seen = (text: string): string => visible(text.replace(/\s+/g, ' ').trim());

describe('markdown', () => {
  it.each([
    ['a|b', 'a\\|b'],
    ['[x](javascript:1)', '\\[x\\](javascript\\:1)'],
    ['ping @team', 'ping @<!-- -->team'],
    ['https://evil.example', 'https<!-- -->\\://evil.example'],
    ['www.evil.example', 'www<!-- -->.evil.example'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['two\nlines', 'two lines'],
  ])('%j', (text, expected) => expect(markdown(text)).toBe(expected));

  it.each(HOSTILE.map((text) => [text]))('is only text: %j', (text) => expect(asCell(markdown(text))).toBe(seen(text)));

  it('any text is only text, and is read as it was', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('*', '_', '`', '[', '](', ')', '<', '>', '|', '\\', '@', 'https://', 'www.', 'a.b', '~', '&amp;', ' ', 'x', '!', '#', '1.', '-', ':')).map((parts) => parts.join(''))), (text) => {
      expect(asCell(markdown(text))).toBe(seen(text));
    }), { numRuns: 500 });
  });

  it('sets what stands in backticks as code, the rest as it is', () => {
    expect(markdownWithCode('Write `a|b` or `*`, not x')).toBe('Write <code>a\\|b</code> or <code>\\*</code>, not x');
    expect(asCell(markdownWithCode('`[x](y)` and <b>'))).toBe('[x](y) and <b>');
  });
});

describe('html and xml', () => {
  it.each(HOSTILE.map((text) => [text]))('hold no mark: %j', (text) => {
    for (const safe of [html(text), xml(text)]) expect(safe).not.toMatch(/[<>"'\u0000-\u001f\u202a-\u202e]|&(?!(?:amp|lt|gt|quot|#39);)/);
  });
  it('html sets code', () => expect(htmlWithCode('Write `<b>` & go')).toBe('Write <code>&lt;b&gt;</code> &amp; go'));
});
