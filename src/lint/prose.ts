/** Running text of a document as a reader takes it, with the way back to the source. */
import type { Heading, Nodes, Paragraph, TableCell } from 'mdast';
import { firstIndex } from '../documents/first-index.ts';
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

/** All prose of a document, a gap behind each paragraph and cell, so that what looks for words looks once. */
export interface RunningText extends Prose {
  /** Where each paragraph or cell begins. */
  starts: readonly number[];
}

/** Paragraphs and table cells of a document, in order; headings, code and raw HTML are none. Read once for all rules. */
export const runningTextOf: (document: Document) => RunningText = latest((document) => {
  const pieces: Piece[] = [];
  const starts: number[] = [];
  let text = '';
  for (const { type, node } of nodesOf(document.tree)) {
    if (type !== 'paragraph' && type !== 'tableCell') continue;
    starts.push(text.length);
    text = withWords(text, pieces, node.children, document.text) + GAP;
  }
  return { text, starts, offsetAt: (index) => offsetIn(pieces, index) };
});

/** The same one by one. */
export const proseOf: (document: Document) => readonly Prose[] = latest((document) => {
  const running = runningTextOf(document);
  return running.starts.map((_, index) => blockOf(running, index));
});

/** Those paragraphs and cells in which some places of the running text lie (given in order), each with its own of them. */
export function proseAt(running: RunningText, places: readonly number[]): { prose: Prose; places: readonly number[] }[] {
  const found: { prose: Prose; places: number[] }[] = [];
  let block = -1;
  for (const place of places) {
    const before = block;
    while (place >= (running.starts[block + 1] ?? Infinity)) block++;
    if (block > before) found.push({ prose: blockOf(running, block), places: [] });
    found.at(-1)?.places.push(place - (running.starts[block] ?? 0));
  }
  return found;
}

function blockOf({ text, starts, offsetAt }: RunningText, index: number): Prose {
  const start = starts[index] ?? 0;
  return { text: text.slice(start, (starts[index + 1] ?? text.length) - GAP.length), offsetAt: (at) => offsetAt(start + at) };
}

/** The words of one block of a text. */
export function flattened(node: Heading | Paragraph | TableCell, source: string): Prose {
  const pieces: Piece[] = [];
  return { text: withWords('', pieces, node.children, source), offsetAt: (index) => offsetIn(pieces, index) };
}

/** Where a stretch of the source begins, in the text and in the file; a gap is a stretch of its own. */
interface Piece {
  at: number;
  offset: number;
}

/** The text with the words of some nodes behind it. */
function withWords(before: string, pieces: Piece[], nodes: readonly Nodes[], source: string): string {
  let text = before;
  for (const node of nodes) {
    const { position } = node;
    const start = position?.start.offset;
    const end = position?.end.offset;
    if (start === undefined || end === undefined) continue;
    if ('children' in node) text = withWords(text, pieces, node.children, source);
    else {
      pieces.push({ at: text.length, offset: start });
      text += node.type === 'text' ? source.slice(start, end) : GAP;
    }
  }
  return text;
}

function offsetIn(pieces: readonly Piece[], index: number): number {
  const piece = pieces[Math.max(0, firstIndex(pieces.length, (at) => (pieces[at]?.at ?? Infinity) > index) - 1)];
  return piece === undefined ? 0 : piece.offset + index - piece.at;
}
