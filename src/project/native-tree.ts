/**
 * Sätteri's tree read out of its buffer in one pass: the same nodes as its own `markdownToMdast` makes, in half the time.
 * The buffer's layout is that of the version that package.json pins; a test compares the two readers.
 */
import type { AlignType, Nodes, ReferenceType, Root } from 'mdast';
import type { LineIndex } from '../documents/position.ts';

/** "MDAR", the kind of buffer that holds mdast, and the size of a node: nothing else is read. */
const [MAGIC, MDAST, NODE_SIZE] = [0x5241444d, 1, 52];
/** Where a field stands, in bytes: in the header, in a node. */
const HEADER = { magic: 0, kind: 4, nodeSize: 8, nodeCount: 12, nodes: 16, children: 24, data: 32, poolLength: 36, pool: 40, nodesWithData: 44 };
const NODE = { type: 4, start: 12, end: 16, children: 36, childCount: 40, data: 44, dataLength: 48 };

const ALIGNMENTS: readonly AlignType[] = [null, 'left', 'right', 'center'];
const REFERENCES: readonly ReferenceType[] = ['shortcut', 'collapsed', 'full'];

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The tree in a buffer that was made without lines and columns, so that its offsets count bytes; `null` where the buffer
 * has another layout or a node that plain Markdown has not, and where not even an offset is known of a node.
 */
export function treeIn(buffer: Uint8Array, index: LineIndex): Root | null {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const field = (at: number): number => view.getUint32(at, true);
  if (field(HEADER.magic) !== MAGIC || field(HEADER.kind) !== MDAST || field(HEADER.nodeSize) !== NODE_SIZE || field(HEADER.nodesWithData) !== 0) return null;
  return new Reader(buffer, view, index).tree();
}

class Reader {
  readonly #view: DataView;
  readonly #index: LineIndex;
  readonly #nodes: Nodes[];
  /** Whether each child came behind its parent in the buffer. */
  #inOrder = true;
  readonly #children: number;
  readonly #data: number;
  /** All strings of the tree, in one. */
  readonly #pool: string;
  /** Offset in the pool for each of its bytes; `null` where they are the same. The document's text stands in front. */
  readonly #units: Uint32Array | null;

  constructor(buffer: Uint8Array, view: DataView, index: LineIndex) {
    this.#view = view;
    this.#index = index;
    this.#nodes = new Array(view.getUint32(HEADER.nodeCount, true));
    this.#children = view.getUint32(HEADER.children, true);
    this.#data = view.getUint32(HEADER.data, true);
    const start = view.getUint32(HEADER.pool, true);
    const bytes = buffer.subarray(start, start + view.getUint32(HEADER.poolLength, true));
    this.#pool = decoder.decode(bytes);
    this.#units = this.#pool.length === bytes.length ? null : unitsOf(bytes);
  }

  /** Read from the last node to the root: each finds its children read before it. */
  tree(): Root | null {
    const first = this.#view.getUint32(HEADER.nodes, true);
    for (let id = this.#nodes.length - 1; id >= 0; id--) {
      const at = first + id * NODE_SIZE;
      // An address in an odd place, such as behind an unclosed bracket, is found after offsets are given.
      const node = id > 0 && this.#view.getUint32(at + NODE.end, true) === 0 ? null : this.#nodeAt(at);
      if (node === null) return null;
      this.#nodes[id] = node;
    }
    const [root] = this.#nodes;
    return this.#inOrder && root?.type === 'root' ? root : null;
  }

  /** `null` for a node that plain Markdown has not. */
  #nodeAt(at: number): Nodes | null {
    const data = this.#data + this.#view.getUint32(at + NODE.data, true);
    const position = {
      start: this.#index.pointAt(this.#unitAt(this.#view.getUint32(at + NODE.start, true))),
      end: this.#index.pointAt(this.#unitAt(this.#view.getUint32(at + NODE.end, true))),
    };
    switch (this.#view.getUint8(at + NODE.type)) {
      case 0:
        return { type: 'root', position, children: this.#childrenOf(at) };
      case 1:
        return { type: 'paragraph', position, children: this.#childrenOf(at) };
      case 2:
        return { type: 'heading', position, depth: this.#view.getUint8(data) as 1, children: this.#childrenOf(at) };
      case 3:
        return { type: 'thematicBreak', position };
      case 4:
        return { type: 'blockquote', position, children: this.#childrenOf(at) };
      case 5: {
        const ordered = this.#view.getUint8(data + 4) !== 0;
        return { type: 'list', position, ordered, start: ordered ? this.#view.getUint32(data, true) : null, spread: this.#view.getUint8(data + 5) !== 0, children: this.#childrenOf(at) };
      }
      case 6: {
        const box = this.#view.getUint8(data);
        return { type: 'listItem', position, spread: this.#view.getUint8(data + 1) !== 0, checked: box === 2 ? null : box === 1, children: this.#childrenOf(at) };
      }
      case 7:
        return { type: 'html', position, value: this.#textAt(data) };
      case 8:
        return { type: 'code', position, lang: this.#textAt(data) || null, meta: this.#textAt(data + 8) || null, value: this.#textAt(data + 16) };
      case 9:
        return { type: 'definition', position, url: this.#textAt(data), title: this.#textAt(data + 8) || null, identifier: this.#textAt(data + 16), label: this.#textAt(data + 24) };
      case 10:
        return { type: 'text', position, value: this.#textAt(data) };
      case 11:
        return { type: 'emphasis', position, children: this.#childrenOf(at) };
      case 12:
        return { type: 'strong', position, children: this.#childrenOf(at) };
      case 13:
        return { type: 'inlineCode', position, value: this.#textAt(data) };
      case 14:
        return { type: 'break', position };
      case 15:
        return { type: 'link', position, url: this.#textAt(data), title: this.#textAt(data + 8) || null, children: this.#childrenOf(at) };
      case 16:
        return { type: 'image', position, url: this.#textAt(data), alt: this.#textAt(data + 8), title: this.#textAt(data + 16) || null };
      case 17:
        return { type: 'linkReference', position, ...this.#reference(data), children: this.#childrenOf(at) };
      case 18:
        // A reference to an image without a text has no place for it either.
        return { type: 'imageReference', position, ...this.#reference(data), alt: this.#view.getUint32(at + NODE.dataLength, true) < 28 ? '' : this.#textAt(data + 20) };
      case 19:
        return { type: 'footnoteDefinition', position, identifier: this.#textAt(data), label: this.#textAt(data + 8), children: this.#childrenOf(at) };
      case 20:
        return { type: 'footnoteReference', position, identifier: this.#textAt(data), label: this.#textAt(data + 8) };
      case 21:
        return { type: 'table', position, align: this.#alignments(data), children: this.#childrenOf(at) };
      case 22:
        return { type: 'tableRow', position, children: this.#childrenOf(at) };
      case 23:
        return { type: 'tableCell', position, children: this.#childrenOf(at) };
      case 24:
        return { type: 'delete', position, children: this.#childrenOf(at) };
      case 25:
        return { type: 'yaml', position, value: this.#textAt(data) };
      case 26:
        return { type: 'toml', position, value: this.#textAt(data) } as unknown as Nodes;
      default:
        return null;
    }
  }

  #childrenOf<Child extends Nodes>(at: number): Child[] {
    const count = this.#view.getUint32(at + NODE.childCount, true);
    const first = this.#children + this.#view.getUint32(at + NODE.children, true) * 4;
    const children: Child[] = count === 0 ? [] : new Array(count);
    for (let child = 0; child < count; child++) {
      const node = this.#nodes[this.#view.getUint32(first + child * 4, true)];
      if (node === undefined) this.#inOrder = false;
      children[child] = node as Child;
    }
    return children;
  }

  #reference(data: number): { identifier: string; label: string; referenceType: ReferenceType } {
    return { identifier: this.#textAt(data), label: this.#textAt(data + 8), referenceType: REFERENCES[this.#view.getUint8(data + 16)] ?? 'shortcut' };
  }

  #alignments(data: number): AlignType[] {
    return Array.from({ length: this.#view.getUint32(data, true) }, (_, column) => ALIGNMENTS[this.#view.getUint8(data + 4 + column)] ?? null);
  }

  /** The string that a reference names: where it starts in the pool, and how many bytes it has. */
  #textAt(reference: number): string {
    const start = this.#view.getUint32(reference, true);
    const length = this.#view.getUint32(reference + 4, true);
    return length === 0 ? '' : this.#pool.substring(this.#unitAt(start), this.#unitAt(start + length));
  }

  #unitAt(byte: number): number {
    return this.#units === null ? byte : (this.#units[byte] ?? this.#pool.length);
  }
}

/** Used again for each text: memory of this size costs more to get than to fill. */
let units = new Uint32Array(0);

/** For each byte of a text in UTF-8, and for its end, how many UTF-16 code units stand before its character; true until it is asked of another text. */
function unitsOf(bytes: Uint8Array): Uint32Array {
  if (units.length <= bytes.length) units = new Uint32Array(bytes.length * 2);
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    units[at] = count;
    if ((byte & 0xc0) !== 0x80) count += byte >= 0xf0 ? 2 : 1;
  }
  units[bytes.length] = count;
  return units;
}
