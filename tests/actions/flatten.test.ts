import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { flatten, flattenAll, placesOf } from '../../src/actions/flatten.ts';
import { nodesOf } from '../../src/documents/nodes.ts';
import { parseDocument } from '../../src/documents/parse.ts';

const styles = fileURLToPath(new URL('styles', import.meta.url));
const documents = globSync('*.md', { cwd: styles }).map((file) => parseDocument(file, readFileSync(`${styles}/${file}`, 'utf8')));

it('flattens one node as it flattens several', () => {
  expect(documents.length).toBeGreaterThan(40);
  for (const document of documents) for (const { node } of nodesOf(document.tree)) expect(flatten(node)).toEqual(flattenAll([node]));
});

it('leads from a word back to where it stands in the file', () => {
  for (const document of documents) {
    for (const { node } of nodesOf(document.tree)) {
      if (node.type !== 'text' || node.position === undefined) continue;
      const { lineAt, offsetAt } = placesOf(node);
      expect([lineAt(0), offsetAt(0)]).toEqual([node.position.start.line, node.position.start.offset]);
    }
  }
});

it('gives links, marks and code with their place in the words', () => {
  const [paragraph] = parseDocument('a.md', 'Ask **Ana** for `x`, ~~not~~ [this](https://example.org/1).\n').tree.children;
  if (paragraph === undefined) throw new Error('no paragraph');
  const { text, bold, code, struck, links } = flatten(paragraph);
  expect(text).toBe('Ask Ana for x, not this.');
  expect([...bold, ...code, ...struck].map(([start, end]) => text.slice(start, end))).toEqual(['Ana', 'x', 'not']);
  expect(links).toEqual([{ url: 'https://example.org/1', label: 'this', start: 19, end: 23 }]);
});
