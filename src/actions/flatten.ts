import type { Nodes, Parents } from 'mdast';

/** A link inside a piece of text: where it leads and the words it stands on. */
export interface FlatLink {
  url: string;
  label: string;
  /** Offsets of the label in the flat text. */
  start: number;
  end: number;
}

/** The words of a node without Markdown, with the way back to the file. */
export interface Flat {
  text: string;
  links: FlatLink[];
  /** Parts of the text that were struck through, bold or code. */
  struck: [number, number][];
  bold: [number, number][];
  code: [number, number][];
  /** 1-based line of the file on which a character of the text stands. */
  lineAt(index: number): number;
  /** Offset in the file of a character of the text. */
  offsetAt(index: number): number;
}

interface Piece {
  at: number;
  value: string;
  line: number;
  offset: number;
}

/** Nesting below which nothing is read; documents that deep are refused before they come here. */
const MAX_DEPTH = 60;
const BREAK_TAG = /^<br\s{0,4}\/?>$/i;
const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'tableRow']);

/** Flattens the given nodes, in order; blocks are separated by line breaks. */
export function flatten(nodes: readonly Nodes[]): Flat {
  const pieces: Piece[] = [];
  const flat: Flat = {
    text: '',
    links: [],
    struck: [],
    bold: [],
    code: [],
    lineAt: (index) => {
      const piece = pieceAt(pieces, index);
      if (piece === undefined) return 1;
      let line = piece.line;
      const end = Math.min(index - piece.at, piece.value.length);
      for (let i = 0; i < end; i += 1) if (piece.value[i] === '\n') line += 1;
      return line;
    },
    offsetAt: (index) => {
      const piece = pieceAt(pieces, index);
      return piece === undefined ? 0 : piece.offset + Math.min(index - piece.at, piece.value.length);
    },
  };
  const chunks: string[] = [];
  let length = 0;

  const add = (value: string, node: Nodes): void => {
    pieces.push({ at: length, value, line: node.position?.start.line ?? 1, offset: node.position?.start.offset ?? 0 });
    chunks.push(value);
    length += value.length;
  };
  const visit = (node: Nodes, depth: number): void => {
    if (node.type === 'text') return add(node.value, node);
    const start = length;
    if (length > 0 && BLOCKS.has(node.type)) add('\n', node);
    if (node.type === 'html') {
      if (BREAK_TAG.test(node.value.trim())) add('\n', node);
      return;
    }
    if (node.type === 'break') return add('\n', node);
    if (node.type === 'inlineCode') {
      add(node.value, node);
      flat.code.push([start, length]);
      return;
    }
    if (node.type === 'image') return;
    if ('children' in node && depth < MAX_DEPTH) {
      for (const child of (node as Parents).children) visit(child, depth + 1);
      if (node.type === 'delete') flat.struck.push([start, length]);
      if (node.type === 'strong') flat.bold.push([start, length]);
      if (node.type === 'link') {
        flat.links.push({ url: node.url, label: '', start, end: length });
      }
    }
  };
  for (const node of nodes) visit(node, 0);
  flat.text = chunks.join('');
  for (const link of flat.links) link.label = flat.text.slice(link.start, link.end);
  return flat;
}

function pieceAt(pieces: readonly Piece[], index: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
