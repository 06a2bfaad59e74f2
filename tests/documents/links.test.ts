import { expect, test } from 'vitest';
import { linksOf } from '../../src/documents/links.ts';
import { parseDocument } from '../../src/documents/parse.ts';

test.each([
  ['[a](b.md)', 'relative', 'b.md', null],
  ['[a](../b%20c.md?x=1#d%20e)', 'relative', '../b c.md', 'd e'],
  ['[a](#b)', 'anchor', '', 'b'],
  ['[a](/b/)', 'root', '/b/', null],
  ['<https://example.com/a#b>', 'absolute', 'https://example.com/a', 'b'],
  ['[a](//example.com)', 'absolute', '//example.com', null],
  ['<ana@example.com>', 'mail', 'mailto:ana@example.com', null],
  ['[a](tel:123)', 'other', 'tel:123', null],
  ['[a](b%ZZ.md)', 'relative', 'b%ZZ.md', null],
])('%s', (text, kind, path, anchor) => {
  expect(linksOf(parseDocument('a.md', `${text}\n`))).toMatchObject([{ kind, path, anchor, form: 'link' }]);
});

test('images, references and HTML, each once and with its place', () => {
  const text = '![a](b.png) [c][d] [d]\n\n[d]: e.md\n\n<a href="f.md">g</a>\n';
  const found = linksOf(parseDocument('a.md', text));
  expect(found.map(({ form, target, text: label, range }) => [form, target, label, text.slice(range.start.offset, range.end.offset)])).toEqual([
    ['image', 'b.png', 'a', '![a](b.png)'],
    ['definition', 'e.md', 'd', '[d]: e.md'],
    ['html', 'f.md', '', '<a href="f.md"'],
  ]);
});

test('HTML in a quote has its place, and a comment holds no link', () => {
  const text = '> <div>\n> <a href="b.md">b</a>\n> </div>\n\n<!-- <a href="c.md">c</a> --><a href="d.md">d</a>\n';
  expect(linksOf(parseDocument('a.md', text)).map(({ target, range }) => [target, text.slice(range.start.offset, range.end.offset)])).toEqual([
    ['b.md', '<a href="b.md"'],
    ['d.md', '<a href="d.md"'],
  ]);
});

test('code is no link', () => {
  expect(linksOf(parseDocument('a.md', '`[a](b.md)`\n\n```\n[a](b.md)\n```\n'))).toEqual([]);
});
