import type { Root } from 'mdast';
import { describe, expect, it } from 'vitest';
import { nodesOf } from '../../src/documents/nodes.ts';
import { parseDocument } from '../../src/documents/parse.ts';

describe('nodesOf', () => {
  it('lists every node in document order, with its place', () => {
    const { tree } = parseDocument('a.md', '# One *two*\n\n- three\n');
    const [first] = tree.children;
    expect(nodesOf(tree).map(({ node, at, depth }) => `${node.type} ${at} ${depth}`)).toEqual(['root 0 0', 'heading 0 1', 'text 0 2', 'emphasis 1 2', 'text 0 3', 'list 1 1', 'listItem 0 2', 'paragraph 0 3', 'text 0 4']);
    expect(nodesOf(tree)[3]?.parent).toBe(first);
    expect(nodesOf(tree)).toBe(nodesOf(tree));
  });

  it('takes a tree of any depth', () => {
    let tree: Root = { type: 'root', children: [] };
    for (let depth = 0; depth < 100_000; depth++) tree = { type: 'root', children: [tree as never] };
    expect(nodesOf(tree)).toHaveLength(100_001);
  });
});
