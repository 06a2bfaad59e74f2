import { expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { anchorsOf } from '../../src/documents/sections.ts';

const sections = (text: string) => {
  const document = parseDocument('a.md', text);
  return document.sections.map(({ title, depth, slug, range }) => [title, depth, slug, document.text.slice(range.start.offset, range.end.offset)]);
};

test('a section ends where one of its own or a higher level begins', () => {
  expect(sections('# A\n\na\n\n## B\n\nb\n\n### C\n\n## D\n')).toEqual([
    ['A', 1, 'a', '# A\n\na\n\n## B\n\nb\n\n### C\n\n## D\n'],
    ['B', 2, 'b', '## B\n\nb\n\n### C\n\n'],
    ['C', 3, 'c', '### C\n\n'],
    ['D', 2, 'd', '## D\n'],
  ]);
});

test('setext, bold lines and HTML headings', () => {
  const found = sections('A\n===\n\n**Action items:**\n\n- b\n\n**Bold** in text.\n\n<h2 class="x">C</h2>\n').map(([title, depth, slug]) => [title, depth, slug]);
  expect(found).toEqual([
    ['A', 1, 'a'],
    ['Action items', 7, ''],
    ['C', 2, 'c'],
  ]);
});

test('anchors are those of GitHub, numbered where they repeat', () => {
  const document = parseDocument('a.md', '# What went *well*?\n\n## B & `c`\n\n## B & `c`\n\n> ## Quoted\n\n<a id="own"></a><a name=\'two\'></a>\n\n**Bold**\n');
  expect(anchorsOf(document)).toEqual(['what-went-well', 'b--c', 'b--c-1', 'quoted', 'own', 'two']);
  expect(anchorsOf(parseDocument('a.mdx', '# A\n\n<div id="b" />\n'))).toEqual(['a', 'b']);
});

test('a heading in a quote takes its number, so that the slugs after it stay right', () => {
  const document = parseDocument('a.md', '> # A\n\n# A\n');
  expect(document.sections.map(({ slug }) => slug)).toEqual(['a-1']);
});
