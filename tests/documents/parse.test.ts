import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../src/documents/annotations.ts';
import { linksOf } from '../../src/documents/links.ts';
import { parseDocument } from '../../src/documents/parse.ts';
import { anchorsOf } from '../../src/documents/sections.ts';

const where = (source: string | Uint8Array, path = 'a.md') =>
  parseDocument(path, source).problems.map(({ range, rule, message }) => `${range.start.line}:${range.start.column} ${rule} ${message}`);

describe('encoding', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);

  test('a byte-order mark is no part of the text', () => {
    const document = parseDocument('a.md', utf8('\uFEFF---\ntitle: A\n---\n\n# B\n'));
    expect(document.byteOrderMark).toBe(true);
    expect(document.text.startsWith('---')).toBe(true);
    expect(document.frontmatter.data).toEqual({ title: 'A' });
    expect(document.frontmatter.rangeOf('title').start).toEqual({ line: 2, column: 8, offset: 11 });
    expect(document.problems).toEqual([]);
  });

  test.each([['\n'], ['\r\n'], ['\r']])('line ends %j give the same lines and columns', (end) => {
    const document = parseDocument('a.md', utf8(['---', 'title: A', 'tags: [b]', '---', '', '# C', '', 'd [e](f.md)', ''].join(end)));
    expect(document.problems).toEqual([]);
    expect(document.frontmatter.data).toEqual({ title: 'A', tags: ['b'] });
    expect(document.frontmatter.rangeOf('tags').start).toMatchObject({ line: 3, column: 7 });
    expect(document.sections[0]?.range.start).toMatchObject({ line: 6, column: 1 });
    expect(linksOf(document)[0]?.range.start).toMatchObject({ line: 8, column: 3 });
  });

  test('what is no UTF-8 is refused where it stands', () => {
    expect(where(Uint8Array.of(0x61, 0x0a, 0x62, 0xe9, 0x20))).toEqual(['2:2 document/encoding Unexpected bytes that are no UTF-8, expected a file in UTF-8']);
    expect(where(Uint8Array.of(0xff, 0xfe, 0x61, 0x00))).toEqual(['1:1 document/encoding Unexpected UTF-16 (little endian), expected UTF-8']);
    expect(where(Uint8Array.of(0x00, 0x61, 0x00, 0x62))).toEqual(['1:1 document/encoding Unexpected UTF-16 (big endian), expected UTF-8']);
    expect(parseDocument('a.md', Uint8Array.of(0xff)).refused).toBe(true);
  });

  test('zero bytes are found and the rest is read', () => {
    const document = parseDocument('a.md', '# A\n\nb \0 c\n');
    expect(document.refused).toBe(false);
    expect(document.sections).toHaveLength(1);
    expect(where('# A\n\nb \0 c\n')).toEqual(['3:3 document/encoding Unexpected zero byte (U+0000), expected text']);
  });
});

test('an empty file and one with metadata only say so', () => {
  expect(where('')).toEqual(['1:1 document/empty The file is empty, expected a document']);
  expect(where(' \n\n')).toEqual(['1:1 document/empty The file is empty, expected a document']);
  expect(where('---\ntitle: A\n---\n')).toEqual(['3:4 document/empty The file holds metadata and nothing else, expected text behind it']);
});

test('MDX that does not parse is refused with its place', () => {
  const document = parseDocument('a.mdx', '# A\n\nb <c d\n');
  expect(document.refused).toBe(true);
  expect(document.problems[0]).toMatchObject({ rule: 'document/mdx', range: { start: { line: 3 } } });
  expect(parseDocument('a.md', '# A\n\nb <c d\n').problems).toEqual([]);
});

test('ERB tags are text', () => {
  const document = parseDocument('a.md.erb', '<% if x %>\n\n# Title <%= name %>\n\n- [ ] do <%= it %>\n\n<% end %>\n');
  expect(document.problems).toEqual([]);
  expect(document.sections.map(({ title }) => title)).toEqual(['Title <%= name %>']);
});

const fragment = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('---\n', '+++\n', 'title: x\n', '- ', '> ', '1. ', '`', '``', '*', '**', '[', '](', ')', '<!-- policy: a.b -->', '<b>', '|', '|---|\n', '\n', '\r', '\r\n', '\n\n', '\t', '# ', '\uFEFF', '\0', '&#x41;', '{', '}', 'import x', '[^1]: ', '[a]: /b\n', '~~~\n', '```\n', '\u202e'),
);

describe('any input', () => {
  const check = (path: string, source: string | Uint8Array) => {
    const document = parseDocument(path, source);
    const { length } = document.text;
    const ranges = [
      document.frontmatter.range,
      document.frontmatter.rangeOf('title'),
      ...document.problems.map(({ range }) => range),
      ...document.sections.map(({ range }) => range),
      ...linksOf(document).map(({ range }) => range),
      ...annotationsOf(document).flatMap(({ comment, before, context, block }) => [comment, before?.range, context?.range, block?.range].filter((range) => range !== undefined)),
    ];
    for (const { start, end } of ranges) {
      expect(start.offset).toBeGreaterThanOrEqual(0);
      expect(end.offset).toBeGreaterThanOrEqual(start.offset);
      expect(end.offset).toBeLessThanOrEqual(length);
    }
    const starts = document.sections.map(({ range }) => range.start.offset);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const annotation of annotationsOf(document)) {
      const comment = document.text.slice(annotation.comment.start.offset, annotation.comment.end.offset);
      expect(comment).toContain(annotation.key);
      const before = annotation.before;
      if (before) expect(document.text.slice(before.range.start.offset, before.range.end.offset)).toBe(before.text);
    }
    anchorsOf(document);
    expect({}).not.toHaveProperty('polluted');
  };

  test('text never throws and every range lies in it', () => {
    fc.assert(fc.property(fc.constantFrom('a.md', 'a.mdx', 'incidents/a.markdown'), fc.array(fragment, { maxLength: 30 }), (path, parts) => check(path, parts.join(''))), { numRuns: 400 });
  });

  test('bytes never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => check('a.md', bytes)), { numRuns: 200 });
  });

  test('the same input gives the same output', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 15 }), (parts) => {
        const text = parts.join('');
        expect(JSON.stringify(parseDocument('a.md', text))).toBe(JSON.stringify(parseDocument('a.md', text)));
      }),
      { numRuns: 50 },
    );
  });
});
