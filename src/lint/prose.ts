/** Running text of a document as a reader takes it, with the way back to the source. */
import type { Nodes, Paragraph, TableCell } from 'mdast';
import type { Document } from '../documents/model.ts';
import { nodesOf } from '../documents/nodes.ts';

/** One paragraph or cell: its words without marks of emphasis and links; code, comments and images are a gap (U+0000). */
export interface Prose {
  text: string;
  /** Offset in the file of each UTF-16 unit of `text`, and one more for its end. */
  offsets: readonly number[];
}

const GAP = '\u0000';

const known = new WeakMap<Document, readonly Prose[]>();

/** Paragraphs and table cells of a document, in order; headings, code and raw HTML are none. Read once for all rules. */
export function proseOf(document: Document): readonly Prose[] {
  const before = known.get(document);
  if (before) return before;
  const found = nodesOf(document.tree).flatMap(({ node }) => (node.type === 'paragraph' || node.type === 'tableCell' ? [flatten(node, document.text)] : []));
  known.set(document, found);
  return found;
}

function flatten(node: Paragraph | TableCell, source: string): Prose {
  let text = '';
  /** Stretches of the source in their order; a gap is a stretch of its own. */
  const pieces: { from: number; length: number }[] = [];
  const walk = (child: Nodes): void => {
    const [start, end] = [child.position?.start.offset, child.position?.end.offset];
    if (start === undefined || end === undefined) return;
    if ('children' in child) child.children.forEach(walk);
    else {
      const plain = child.type === 'text';
      text += plain ? source.slice(start, end) : GAP;
      pieces.push({ from: start, length: plain ? end - start : 1 });
    }
  };
  node.children.forEach(walk);
  let offsets: readonly number[] | null = null;
  return {
    text,
    // Most paragraphs hold nothing to report, and nobody asks where their letters stand.
    get offsets() {
      return (offsets ??= offsetsOf(pieces));
    },
  };
}

function offsetsOf(pieces: readonly { from: number; length: number }[]): number[] {
  const offsets = pieces.flatMap(({ from, length }) => Array.from({ length }, (_, index) => from + index));
  offsets.push((offsets.at(-1) ?? 0) + 1);
  return offsets;
}
