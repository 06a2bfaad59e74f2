import type { Definition, Nodes, Parents, Root } from 'mdast';

const MAX_DEPTH = 60;

/** The tree with reference-style links (`[issue][42]`) as ordinary links; the same tree where it defines none. */
export function resolveReferences(root: Root): Root {
  const definitions = new Map<string, Definition>();
  const collect = (node: Nodes, depth: number): void => {
    if (node.type === 'definition') definitions.set(node.identifier, definitions.get(node.identifier) ?? node);
    else if ('children' in node && depth < MAX_DEPTH) for (const child of (node as Parents).children) collect(child, depth + 1);
  };
  collect(root, 0);
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
