import type { Definition, Nodes, Parents, Root } from 'mdast';
import { nodesOf } from '../documents/nodes.ts';

const MAX_DEPTH = 60;

/** The tree with reference-style links (`[issue][42]`) as ordinary links; the same tree where it defines none. */
export function resolveReferences(root: Root, text: string): Root {
  // Every definition holds this, and hardly any text does.
  if (!text.includes(']:')) return root;
  const definitions = new Map<string, Definition>();
  for (const { type, node, depth } of nodesOf(root)) if (type === 'definition' && depth <= MAX_DEPTH) definitions.set(node.identifier, definitions.get(node.identifier) ?? node);
  if (definitions.size === 0) return root;
  const resolve = (node: Nodes, depth: number): Nodes => {
    if (!('children' in node) || depth >= MAX_DEPTH) return node;
    const children = (node as Parents).children.map((child) => resolve(child, depth + 1));
    const target = node.type === 'linkReference' ? definitions.get(node.identifier) : undefined;
    if (target !== undefined) return { type: 'link', url: target.url, children, position: node.position } as Nodes;
    return { ...node, children } as Nodes;
  };
  return resolve(root, 0) as Root;
}
