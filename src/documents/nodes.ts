/** A document's tree as one flat list, made once: a dozen readers ask the same tree, and each walk costs as much as a parse. */
import type { Nodes, Parents, Root } from 'mdast';
import { latest } from './latest.ts';

/** A node, where it stands, and how far below the root (which has depth 0 and no parent). */
export type PlacedNode = { [Type in Nodes['type']]: Placed<Type> }[Nodes['type']];

interface Placed<Type extends Nodes['type']> {
  /** The node's own. Nodes come in two dozen shapes and these in one: who walks through all of them asks here, which takes a fraction of the time. */
  type: Type;
  node: Extract<Nodes, { type: Type }>;
  parent: Parents | undefined;
  /** The parent with its own place. */
  above: PlacedNode | undefined;
  /** Index among the children of its parent. */
  at: number;
  depth: number;
}

/** Every node of a tree in document order, the root first. The tree must not change its shape. */
export const nodesOf: (tree: Root) => readonly PlacedNode[] = latest((tree) => {
  const found: PlacedNode[] = [];
  // A stack of its own, because a deep tree would exhaust the engine's.
  const open: PlacedNode[] = [{ type: 'root', node: tree, parent: undefined, above: undefined, at: 0, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    const { node, depth } = next;
    if (!('children' in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child !== undefined) open.push({ type: child.type, node: child, parent: node, above: next, at, depth: depth + 1 } as PlacedNode);
    }
  }
  return found;
});
