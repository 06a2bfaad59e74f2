/** Code blocks with the way back to the source: a line of code stands behind the indentation or quote marks of its block. */
import type { Code } from 'mdast';
import { firstIndex } from './first-index.ts';
import type { Document, Range } from './model.ts';
import { nodesOf } from './nodes.ts';
import type { PlacedNode } from './nodes.ts';

export interface CodeBlock {
  /** Lower case, without attributes; empty where none is written. */
  language: string;
  /** The code as a reader sees it; lines end in `\n`. */
  text: string;
  node: Code;
  /** Where it stands in the tree. */
  place: PlacedNode;
  /** Range in the file of a stretch of `text`. */
  rangeOf(start: number, end: number): Range;
}

/** Every fenced or indented code block, in order. */
export function codeBlocksOf(document: Document): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const place of nodesOf(document.tree)) {
    if (place.type !== 'code') continue;
    const { node } = place;
    const language = /^[\w+#.-]*/.exec(node.lang ?? '')?.[0].toLowerCase() ?? '';
    let lines: readonly CodeLine[] | null = null;
    blocks.push({
      language,
      text: node.value.replace(/\r\n?/g, '\n'),
      node,
      place,
      rangeOf(start, end) {
        const known = (lines ??= linesOf(document, this));
        return document.rangeAt(offsetOf(known, start), offsetOf(known, end));
      },
    });
  }
  return blocks;
}

const SHELLS = ['sh', 'bash', 'shell', 'zsh', 'ksh', 'dash', 'shellscript', 'console', 'shell-session', 'shellsession', 'sh-session', 'terminal'];
/** Languages whose blocks show a session: what was typed behind a prompt, and what came of it. */
const SESSIONS = ['console', 'shell-session', 'shellsession', 'sh-session', 'terminal'];

export const isShell = ({ language }: CodeBlock): boolean => SHELLS.includes(language);
export const isSession = ({ language }: CodeBlock): boolean => SESSIONS.includes(language);

/** Where a line of code starts in the code, and where in the file. */
interface CodeLine {
  index: number;
  offset: number;
}

function offsetOf(lines: readonly CodeLine[], index: number): number {
  const line = lines[Math.max(0, firstIndex(lines.length, (at) => (lines[at]?.index ?? Infinity) > index) - 1)];
  return line ? line.offset + index - line.index : 0;
}

function linesOf(document: Document, { node, text }: CodeBlock): CodeLine[] {
  const from = node.position?.start.offset ?? 0;
  const source = document.text.slice(from, node.position?.end.offset ?? from);
  const ends: number[] = [];
  for (const match of source.matchAll(/\r\n|\r|\n|$/g)) ends.push(match.index);
  const fenced = /^(?:`{3,}|~{3,})/.test(source);
  let index = 0;
  return text.split('\n').map((code, at): CodeLine => {
    // Lines end alike; how they begin differs, where a tab is cut in two.
    const offset = from + (ends[at + (fenced ? 1 : 0)] ?? source.length) - code.length;
    const found = { index, offset };
    index += code.length + 1;
    return found;
  });
}
