/** Code blocks with the way back to the source: a line of code stands behind the indentation or quote marks of its block. */
import type { Code, Parents } from 'mdast';
import type { Document, Range } from './model.ts';
import { nodesOf } from './nodes.ts';
import type { PlacedNode } from './nodes.ts';

export interface CodeBlock {
  /** Lower case, without attributes; empty where none is written. */
  language: string;
  /** The code as a reader sees it; lines end in `\n`. */
  text: string;
  node: Code;
  /** From the outermost to the node that holds the block. */
  parents: readonly Parents[];
  /** Range in the file of a stretch of `text`. */
  rangeOf(start: number, end: number): Range;
}

/** Every fenced or indented code block, in order. */
export function codeBlocksOf(document: Document): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const placed of nodesOf(document.tree)) {
    const { node } = placed;
    if (node.type !== 'code') continue;
    const parents: Parents[] = [];
    for (let place: PlacedNode | undefined = placed; place?.parent; place = place.above) parents.unshift(place.parent);
    const language = /^[\w+#.-]*/.exec(node.lang ?? '')?.[0].toLowerCase() ?? '';
    let starts: readonly number[] | null = null;
    blocks.push({
      language,
      text: node.value,
      node,
      parents,
      rangeOf(start, end) {
        starts ??= lineStarts(document, node);
        const lines = starts;
        const offset = (index: number): number => {
          const line = node.value.slice(0, index).split('\n').length - 1;
          return (lines[line] ?? 0) + index - (node.value.lastIndexOf('\n', index - 1) + 1);
        };
        return document.rangeAt(offset(start), offset(end));
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

/** Offset in the file at which each line of the code starts. */
function lineStarts(document: Document, node: Code): number[] {
  const from = node.position?.start.offset ?? 0;
  const source = document.text.slice(from, node.position?.end.offset ?? from);
  const lines: { start: number; text: string }[] = [];
  let start = 0;
  for (const match of source.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, text: source.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, text: source.slice(start) });
  const fenced = /^(?:`{3,}|~{3,})/.test(lines[0]?.text ?? '');
  return node.value.split('\n').map((code, index) => {
    const line = lines[index + (fenced ? 1 : 0)];
    if (!line) return from;
    return from + line.start + (line.text.endsWith(code) ? line.text.length - code.length : 0);
  });
}
