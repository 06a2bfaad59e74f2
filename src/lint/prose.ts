/** Running text of a document as a reader takes it, with the way back to the source. */
import type { Nodes, Paragraph, TableCell } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Document } from '../documents/model.ts';

/** One paragraph or cell: its words without marks of emphasis and links; code, comments and images are a gap (U+0000). */
export interface Prose {
  text: string;
  /** Offset in the file of each UTF-16 unit of `text`, and one more for its end. */
  offsets: readonly number[];
}

const GAP = '\u0000';

/** Paragraphs and table cells of a document, in order; headings, code and raw HTML are none. */
export function proseOf(document: Document): Prose[] {
  const found: Prose[] = [];
  visit(document.tree, (node: Nodes) => {
    if (node.type === 'paragraph' || node.type === 'tableCell') found.push(flatten(node, document.text));
  });
  return found;
}

function flatten(node: Paragraph | TableCell, source: string): Prose {
  let text = '';
  const offsets: number[] = [];
  const add = (from: number, to: number): void => {
    for (let offset = from; offset < to; offset++) offsets.push(offset);
    text += source.slice(from, to);
  };
  const walk = (child: Nodes): void => {
    const [start, end] = [child.position?.start.offset, child.position?.end.offset];
    if (start === undefined || end === undefined) return;
    if (child.type === 'text') add(start, end);
    else if ('children' in child) child.children.forEach(walk);
    else {
      text += GAP;
      offsets.push(start);
    }
  };
  node.children.forEach(walk);
  offsets.push((offsets.at(-1) ?? 0) + 1);
  return { text, offsets };
}
