/** Running text of a document as a reader takes it, with the way back to the source. */
import type { Heading, Nodes, Paragraph, TableCell } from 'mdast';
import { latest } from '../documents/latest.ts';
import type { Document } from '../documents/model.ts';
import { nodesOf } from '../documents/nodes.ts';

/** One paragraph or cell: its words without marks of emphasis and links; code, comments and images are a gap (U+0000). */
export interface Prose {
  text: string;
  /** Offset in the file of a UTF-16 unit of `text`. */
  offsetAt(index: number): number;
}

/** What stands in the place of something that is no words. */
export const GAP = '\u0000';

/** Paragraphs and table cells of a document, in order; headings, code and raw HTML are none. Read once for all rules. */
export const proseOf: (document: Document) => readonly Prose[] = latest((document) =>
  nodesOf(document.tree).flatMap(({ node }) => (node.type === 'paragraph' || node.type === 'tableCell' ? [flattened(node, document.text)] : [])),
);

/** The words of one block of a text. */
export function flattened(node: Heading | Paragraph | TableCell, source: string): Prose {
  let text = '';
  /** Where stretches of the source begin, in `text` and in the file; a gap is a stretch of its own. */
  const pieces: { at: number; offset: number }[] = [];
  const walk = (child: Nodes): void => {
    const [start, end] = [child.position?.start.offset, child.position?.end.offset];
    if (start === undefined || end === undefined) return;
    if ('children' in child) child.children.forEach(walk);
    else {
      pieces.push({ at: text.length, offset: start });
      text += child.type === 'text' ? source.slice(start, end) : GAP;
    }
  };
  node.children.forEach(walk);
  return {
    text,
    offsetAt(index) {
      const piece = pieces.findLast(({ at }) => at <= index);
      return piece === undefined ? 0 : piece.offset + index - piece.at;
    },
  };
}
