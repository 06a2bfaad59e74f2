/** Files of the project that a document names: links to them, and paths in code. */
import { codeBlocksOf } from '../documents/code.ts';
import { linksOf } from '../documents/links.ts';
import type { Document, Range } from '../documents/model.ts';
import { nodesOf } from '../documents/nodes.ts';
import { climbsOut, folderOf, joinPath } from './path.ts';
import type { LintContext } from './rule.ts';

export interface NamedFile {
  path: string;
  range: Range;
}

/** A path of at least two steps, as it stands among the words of a command. */
const PATH = /(?<![\p{L}\p{M}\p{N}_.\/:@$~{}<>*-])(?:\.{1,2}\/)?[\p{L}\p{M}\p{N}_.-]{1,100}(?:\/[\p{L}\p{M}\p{N}_.-]{1,100}){1,20}(?![\p{L}\p{M}\p{N}_\/:*{}<>])/gu;
const DOCUMENT = /\.(?:md|mdx|markdown|md\.erb)$/i;
/** More words than these that look like paths are output, not steps. */
const MOST_ASKED = 200;

/** Each file once, where it is named first. Documents are no such files: they have a review of their own. */
export function namedFilesOf(document: Document, { exists, root }: Pick<LintContext, 'exists' | 'root'>): NamedFile[] {
  const folder = folderOf(document.path);
  const found = new Map<string, NamedFile>();
  let asked = 0;
  const add = (written: string, range: () => Range, bases: readonly string[]): void => {
    if (DOCUMENT.test(written) || asked >= MOST_ASKED) return;
    for (const base of bases) {
      const path = joinPath(base, written);
      if (found.has(path)) return;
      asked++;
      if (climbsOut(path, root) || exists(path) !== 'file') continue;
      found.set(path, { path, range: range() });
      return;
    }
  };
  for (const { kind, path, range } of linksOf(document)) if (kind === 'relative' && path !== '') add(path, () => range, [folder]);
  // In code a path begins where somebody stands who types it: at the root, or beside the runbook.
  const bases = [...new Set([root ?? '', folder])];
  for (const { type, node } of nodesOf(document.tree)) {
    if (type !== 'inlineCode' || node.position?.start.offset === undefined) continue;
    const [start, end] = [node.position.start.offset, node.position.end.offset ?? node.position.start.offset];
    for (const [word] of node.value.slice(0, 500).matchAll(PATH)) add(word, () => document.rangeAt(start, end), bases);
  }
  for (const block of codeBlocksOf(document)) {
    for (const match of block.text.slice(0, 20_000).matchAll(PATH)) add(match[0], () => block.rangeOf(match.index, match.index + match[0].length), bases);
  }
  return [...found.values()];
}
