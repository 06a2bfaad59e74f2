/**
 * Sätteri, the native Markdown parser that Astro uses, in remark's place: about fifteen times as fast. Over the whole
 * corpus and generated documents its trees equal remark's, but for the shapes that `differs` names; those texts, MDX
 * and machines without the native module get remark itself.
 */
import type { Root } from 'mdast';
import type * as Satteri from 'satteri';
import { parseMarkdown } from '../documents/markdown.ts';
import type { MarkdownParser } from '../documents/markdown.ts';
import { nodesOf } from '../documents/nodes.ts';
import { LineIndex } from '../documents/position.ts';
import { treeIn } from './native-tree.ts';

const FEATURES = { gfm: true, frontmatter: true, smartPunctuation: false } as const;

/** The native parser, or `remark` where its module is not installed for this platform and where the two would differ. */
export async function nativeMarkdown(remark: MarkdownParser = parseMarkdown): Promise<MarkdownParser> {
  const native = await import('satteri').catch(() => null);
  if (native === null) return remark;
  return (text, format, index = new LineIndex(text)) => {
    if (format === 'mdx' || differs(text)) return remark(text, format, index);
    const tree = parsed(native, text, index) ?? (native.markdownToMdast(text, { features: FEATURES }) as Root);
    if (hasBox(text)) startTasksAtTheirBox(tree, text);
    return { tree, failure: null };
  };
}

/** `null` where our reader does not know what it finds. */
function parsed({ createMdastHandle, dropHandle, serializeHandle }: typeof Satteri, text: string, index: LineIndex): Root | null {
  const handle = createMdastHandle(text, FEATURES, false);
  try {
    return treeIn(serializeHandle(handle), index);
  } finally {
    dropHandle(handle);
  }
}

/**
 * An unclosed fence of metadata puts remark out of step; a marker behind a pictograph is flanked by half of it; behind a
 * definition that has something else in its lines up to the next blank one, remark and Sätteri disagree what may end a
 * paragraph; a tag in a line of its own ends a table or is its next row; and a task that is a heading starts at its box or
 * behind it. Cheap looks first: nearly all texts have none.
 */
function differs(text: string): boolean {
  return (
    hasUnclosedFence(text) ||
    /[\ud800-\udfff](?:[_*~]|www\.|https?:|[\w.+-]{1,64}@)/.test(text) ||
    (text.includes(']:') && mixesDefinitions(text)) ||
    (text.includes('|') && text.includes('<') && hasTagBehindTable(text)) ||
    (hasBox(text) && /^[ \t>]+(?:=+|-+)[ \t]*$/m.test(text))
  );
}

/** Blank lines between blocks. */
const BLANK = /\n(?:[ \t]*\r?\n)+/;
const DEFINITION = /^[ \t>]*\[[^\]\n]{1,999}\]:/;
/** At the margin, where it is neither code nor part of a quote or list. */
const PLAIN_DEFINITION = /^ {0,3}\[[^\]\n]{1,999}\]:/;
/** A line that starts nothing but a paragraph. */
const PROSE = /^\p{L}/u;
const INDENTED = /^ {0,3}\t|^ {4}/;

/**
 * Whether a definition stands among lines of other blocks without a blank one between, or behind indented code, which a
 * blank line does not end. Prose beside it is the same paragraph to both.
 */
function mixesDefinitions(text: string): boolean {
  let code = false;
  for (const block of text.split(BLANK)) {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const plain = lines.every((line) => PLAIN_DEFINITION.test(line) || PROSE.test(line));
    if ((code || !plain) && lines.some((line) => DEFINITION.test(line))) return true;
    code = lines.some((line) => INDENTED.test(line));
  }
  return false;
}

/** The box of a task; the engine finds a word many times as fast as a pattern. */
function hasBox(text: string): boolean {
  return text.includes('[ ]') || text.includes('[x]') || text.includes('[X]');
}

const TAG_LINE = /\n[ \t>]*<\/?[a-z][^\n]*>[ \t]*\r?(?:\n|$)/i;

function hasTagBehindTable(text: string): boolean {
  return TAG_LINE.test(text) && text.split(BLANK).some((block) => TAG_LINE.test(block.slice(Math.max(0, block.indexOf('|')))) && block.includes('|'));
}

function hasUnclosedFence(text: string): boolean {
  const fence = /^(?:---|\+\+\+)[ \t]*\r?\n/.exec(text)?.[0].slice(0, 3);
  return fence !== undefined && !text.includes(`\n${fence}`, 3);
}

/** Where a task begins with something else than text, remark lets its paragraph start at the box, Sätteri behind it. */
function startTasksAtTheirBox(tree: Root, text: string): void {
  for (const { type, node } of nodesOf(tree)) {
    if (type !== 'listItem' || typeof node.checked !== 'boolean') continue;
    const paragraph = node.children[0];
    const start = paragraph?.type === 'paragraph' && paragraph.children[0]?.type !== 'text' ? paragraph.position?.start : undefined;
    const box = start?.offset === undefined ? -1 : text.lastIndexOf('[', start.offset - 1);
    if (start?.offset !== undefined && box > (node.position?.start.offset ?? 0) && start.offset - box <= 8) {
      start.column -= start.offset - box;
      start.offset = box;
    }
  }
}
