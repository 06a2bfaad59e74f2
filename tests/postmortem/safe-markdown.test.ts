import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanProse, readCell, readProse, writeCell, writeProse } from '../../src/postmortem/safe-markdown.ts';

test.each([
  ['Plain, with **bold** and [a link](https://a.example).', 'Plain, with **bold** and [a link](https://a.example).'],
  ['# Own', '\\# Own'],
  ['## Action items', '\\## Action items'],
  ['### Details', '### Details'],
  ['Title\n===', 'Title\n\\==='],
  ['Title\n---', 'Title\n\\---'],
  ['- item\n- item', '- item\n- item'],
  ['a <b>tag</b>', 'a \\<b>tag\\</b>'],
  ['<!-- a comment', '\\<!-- a comment'],
  ['<https://a.example>', '<https://a.example>'],
  ['`<b>` and <b>', '`<b>` and \\<b>'],
  ['an open ` and <b>', 'an open ` and \\<b>'],
  ['```js\n# code <b>\n```', '```js\n# code <b>\n```'],
  ['```\nnever closed', '\\```\nnever closed'],
  ['1. run\n   ```\n   # code\n   ```\n2. stop', '1. run\n   ```\n   # code\n   ```\n2. stop'],
  ['- run\n  ```\nout of the list\n```', '- run\n  \\```\nout of the list\n\\```'],
  ['\\# typed', '\\\\\\# typed'],
])('prose %j is written %j, and read back', (text, written) => {
  expect(writeProse(text)).toBe(written);
  expect(readProse(written)).toBe(text);
});

test.each([
  ['a | b', 'a \\| b'],
  ['a \\| b', 'a \\\\\\| b'],
  ['`a | b`', '`a \\| b`'],
  ['<b>', '\\<b>'],
  ['end\\', 'end\\'],
])('cell %j is written %j, and read back', (text, written) => {
  expect(writeCell(text)).toBe(written);
  expect(readCell(written)).toBe(text);
});

test('what people wrote by hand is read as it stands', () => {
  expect(readProse('a <b>tag</b> and \\\\# two')).toBe('a <b>tag</b> and \\\\# two');
  expect(readCell('a \\| b')).toBe('a | b');
});

test('lines and paragraphs are cleaned of what nobody sees', () => {
  expect(cleanLine(' a\tb\u0000\u202e\r\n c ')).toBe('a b c');
  expect(cleanProse('\r\n  a  \r\n\u2028b\u0007\n\n')).toBe('  a\n\nb');
});

const hostile = fc.array(fc.constantFrom('\\', '\\\\', '`', '``', '```', '~~~', '<', '|', '# ', '## ', '=', '---', '\n', ' ', '   ', 'x', '<https://a.example>', '> '), { maxLength: 20 }).map((parts) => parts.join(''));

describe('any text', () => {
  test('of several lines comes back', () => {
    fc.assert(fc.property(hostile.map(cleanProse), (text) => {
      expect(readProse(writeProse(text))).toBe(text);
    }), { numRuns: 3000 });
  });

  test('of a cell comes back', () => {
    fc.assert(fc.property(hostile.map(cleanLine), (text) => {
      expect(readCell(writeCell(text))).toBe(text);
    }), { numRuns: 3000 });
  });
});

test.each([
  ['open fences', '```js\n'],
  ['open fences in a list', '   ```js\n'],
  ['fences of two kinds', '```js\n~~~\n'],
  ['code', 'a `b` <c>\n'],
  ['backticks', '` `` '],
  ['backslashes', '\\\\\\\\'],
])('a very long text of %s ends soon', (_, part) => {
  const text = part.repeat(20_000);
  const start = performance.now();
  expect(readProse(writeProse(text))).toBe(text);
  expect(performance.now() - start).toBeLessThan(3000);
});
