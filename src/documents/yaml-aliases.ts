import { visit } from 'yaml';
import type { Alias, Document, Node } from 'yaml';

/** What each alias stands for: the last node above it with its name. Found for all of them in one walk; the library walks for each. */
export function targetsIn(document: Document): ReadonlyMap<Alias, Node> {
  const named = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Alias(_, alias) {
      const target = named.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value(_, node) {
      if (node.anchor !== undefined) named.set(node.anchor, node);
    },
  });
  return targets;
}
