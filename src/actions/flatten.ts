import type { Nodes, Parents } from 'mdast';
import { firstIndex } from '../documents/first-index.ts';
import { latest } from '../documents/latest.ts';

/** A link inside a piece of text: where it leads and the words it stands on. */
export interface FlatLink {
  url: string;
  label: string;
  /** Offsets of the label in the flat text. */
  start: number;
  end: number;
}

/** Start and end in the flat text. */
type Span = readonly [number, number];

/** The words of a node without Markdown. */
export interface Flat {
  text: string;
  links: readonly FlatLink[];
  /** Parts of the text that were struck through, bold or code. */
  struck: readonly Span[];
  bold: readonly Span[];
  code: readonly Span[];
}

/** The way back from a flat text to the file. */
interface Places {
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
  /** Where its lines end; looked for when somebody asks. */
  feeds?: readonly number[];
}

/** Nesting below which nothing is read; documents that deep are refused before they come here. */
const MAX_DEPTH = 60;
const BREAK_TAG = /^<br\s{0,4}\/?>$/i;
const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'blockquote', 'tableRow']);

/** Most texts have no links and no marks: one list serves them all. */
const NONE: readonly never[] = [];
const PLAIN = { links: NONE, struck: NONE, bold: NONE, code: NONE };

/** The flat form of words without marks. */
export const unmarked = (text: string): Flat => ({ text, ...PLAIN });

/** Flattens a node; blocks are separated by line breaks. */
export function flatten(node: Nodes): Flat {
  if ('children' in node && node.children.length === 1) {
    const only = node.children[0];
    if (only?.type === 'text' && node.type !== 'strong' && node.type !== 'delete' && node.type !== 'link') return unmarked(only.value);
  }
  return flattenAll([node]);
}

/** Flattens the given nodes, in order. */
export function flattenAll(nodes: readonly Nodes[]): Flat {
  const flattener = new Flattener();
  for (const node of nodes) flattener.visit(node, 0);
  const { text, links, struck, bold, code } = flattener;
  for (const link of links) link.label = text.slice(link.start, link.end);
  return { text, links, struck, bold, code };
}

class Flattener {
  text = '';
  links: FlatLink[] = NONE as never[];
  struck: Span[] = NONE as never[];
  bold: Span[] = NONE as never[];
  code: Span[] = NONE as never[];
  readonly #pieces: Piece[] | undefined;

  constructor(pieces?: Piece[]) {
    this.#pieces = pieces;
  }

  visit(node: Nodes, depth: number): void {
    if (node.type === 'text') return this.#add(node.value, node);
    const start = this.text.length;
    if (start > 0 && BLOCKS.has(node.type)) this.#add('\n', node);
    if (node.type === 'html') {
      if (BREAK_TAG.test(node.value.trim())) this.#add('\n', node);
      return;
    }
    if (node.type === 'break') return this.#add('\n', node);
    if (node.type === 'inlineCode') {
      this.#add(node.value, node);
      this.code = withOne(this.code, [start, this.text.length]);
      return;
    }
    if (node.type === 'image') return;
    if (!('children' in node) || depth >= MAX_DEPTH) return;
    for (const child of (node as Parents).children) this.visit(child, depth + 1);
    const end = this.text.length;
    if (node.type === 'delete') this.struck = withOne(this.struck, [start, end]);
    else if (node.type === 'strong') this.bold = withOne(this.bold, [start, end]);
    else if (node.type === 'link') this.links = withOne(this.links, { url: node.url, label: '', start, end });
  }

  #add(value: string, node: Nodes): void {
    this.#pieces?.push({ at: this.text.length, value, line: node.position?.start.line ?? 1, offset: node.position?.start.offset ?? 0 });
    this.text += value;
  }
}

/** Where in the file the words of a node stand that `flatten` gives. */
export const placesOf = latest((node: Nodes): Places => {
  const pieces: Piece[] = [];
  new Flattener(pieces).visit(node, 0);
  return {
    lineAt: (index) => {
      const piece = pieceAt(pieces, index);
      if (piece === undefined) return 1;
      const feeds = (piece.feeds ??= [...piece.value.matchAll(/\n/g)].map((feed) => feed.index));
      return piece.line + firstIndex(feeds.length, (at) => (feeds[at] ?? Infinity) >= index - piece.at);
    },
    offsetAt: (index) => {
      const piece = pieceAt(pieces, index);
      return piece === undefined ? 0 : piece.offset + Math.min(index - piece.at, piece.value.length);
    },
  };
});

/** The list with one more; the empty one that all share is left as it is. */
function withOne<T>(list: T[], one: T): T[] {
  if (list.length === 0) return [one];
  list.push(one);
  return list;
}

function pieceAt(pieces: readonly Piece[], index: number): Piece | undefined {
  return pieces[Math.max(0, firstIndex(pieces.length, (at) => (pieces[at]?.at ?? 0) > index) - 1)];
}
