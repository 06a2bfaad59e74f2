import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** Kinds of the nodes that a Markdown reader sees. */
export function fromMarkdown(text: string): string[] {
  const kinds: string[] = [];
  visit(unified().use(remarkParse).use(remarkGfm).parse(text), (node) => void kinds.push(node.type));
  return kinds;
}
