// Policy annotations: invisible comments that tie a value in the prose to a key of the policy.
// Inline, directly behind the value: `15 minutes<!-- policy: updates.every -->`; or alone on a line, for the block below.
// In MDX the comment is written `{/* policy: updates.every */}`.
import type { Nodes, Parents } from 'mdast';
import type { Document, Range } from './model.ts';
import { nodesOf } from './nodes.ts';

export interface Annotation {
  /** Policy key such as `updates.every`. */
  key: string;
  form: 'inline' | 'block';
  comment: Range;
  /**
   * Inline: the text directly before the comment, without the marks of emphasis, code or link around it, so that it can
   * be replaced in place. Missing where nothing stands before it.
   */
  before?: { range: Range; text: string };
  /** Inline: all source text of the same paragraph, heading or cell before the comment. */
  context?: { range: Range; text: string };
  /** Block: the node below the comment. Missing where nothing follows. */
  block?: { range: Range; node: Nodes };
}

const KEY = /^policy:[ \t]*([A-Za-z0-9_.[\]-]{1,200})$/;

/** All annotations of a document, in its order. */
export function annotationsOf(document: Document): Annotation[] {
  if (!document.text.includes('policy:')) return [];
  const annotations: Annotation[] = [];
  const containers = new Map<Nodes, Nodes>();
  const below = new Map<Parents, readonly (Nodes | undefined)[]>();
  for (const { node, at, parent } of nodesOf(document.tree)) {
    if (parent === undefined) continue;
    if (PHRASING_PARENTS.has(node.type)) containers.set(node, HOLDS_PHRASING.has(node.type) ? node : (containers.get(parent) ?? node));
    const key = annotationKey(node);
    if (key === null || !node.position) continue;
    const [start, end] = offsetsOf(node);
    const comment = document.rangeAt(start, end);
    if (!PHRASING_PARENTS.has(parent.type)) {
      annotations.push({ key, form: 'block', comment, ...blockBelow(document, blocksBelow(parent, below)[at]) });
      continue;
    }
    const container = containers.get(parent) ?? parent;
    const [contextStart] = offsetsOf(container);
    const context = { range: document.rangeAt(contextStart, start), text: document.text.slice(contextStart, start) };
    annotations.push({ key, form: 'inline', comment, ...textBefore(document, parent, at, start), context });
  }
  return annotations;
}

/** The key that a comment node names; `null` where it is no annotation. */
export function annotationKey(node: Nodes): string | null {
  let comment: string;
  if (node.type === 'html') {
    const value = node.value.trim();
    if (!value.startsWith('<!--') || !value.endsWith('-->')) return null;
    comment = value.slice(4, -3);
  } else if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') {
    const value = node.value.trim();
    if (!value.startsWith('/*') || !value.endsWith('*/')) return null;
    comment = value.slice(2, -2);
  } else return null;
  return KEY.exec(comment.trim())?.[1] ?? null;
}

/** Nodes whose children are text: these hold what a reader takes as one run … */
const HOLDS_PHRASING = new Set<string>(['paragraph', 'heading', 'tableCell']);
/** … and these are marked parts of it. */
const PHRASING_PARENTS = new Set<string>([...HOLDS_PHRASING, 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'mdxJsxTextElement']);

/** For each child of a node the first one below it that is no annotation: several of them may stand above one block. */
function blocksBelow(parent: Parents, known: Map<Parents, readonly (Nodes | undefined)[]>): readonly (Nodes | undefined)[] {
  const before = known.get(parent);
  if (before) return before;
  const blocks: (Nodes | undefined)[] = parent.children.map(() => undefined);
  let next: Nodes | undefined;
  for (let at = parent.children.length - 1; at >= 0; at--) {
    blocks[at] = next;
    const node = parent.children[at];
    if (node !== undefined && annotationKey(node) === null) next = node;
  }
  known.set(parent, blocks);
  return blocks;
}

function blockBelow(document: Document, node: Nodes | undefined): Pick<Annotation, 'block'> {
  if (node === undefined) return {};
  const [start, end] = offsetsOf(node);
  return { block: { range: document.rangeAt(start, end), node } };
}

function textBefore(document: Document, parent: Parents, at: number, commentStart: number): Pick<Annotation, 'before'> {
  const sibling = parent.children[at - 1];
  if (sibling === undefined) return {};
  // Nodes that the parser made of others (addresses in text) have no position: they reach back to the last that has one.
  const [start, end] = sibling.position ? contentOf(document.text, sibling) : [lastEnd(parent, at), commentStart];
  return { before: { range: document.rangeAt(start, end), text: document.text.slice(start, end) } };
}

function lastEnd(parent: Parents, at: number): number {
  for (let before = at - 1; before >= 0; before--) {
    const end = parent.children[before]?.position?.end.offset;
    if (end !== undefined) return end;
  }
  return offsetsOf(parent)[0];
}

/** Offsets of what a reader sees of a node, without the marks around it. */
function contentOf(text: string, node: Nodes): [number, number] {
  const [start, end] = offsetsOf(node);
  if (node.type === 'inlineCode') {
    const inner = text.slice(start, end).indexOf(node.value);
    return inner === -1 ? [start, end] : [start + inner, start + inner + node.value.length];
  }
  if (!('children' in node) || node.children.length === 0) return [start, end];
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first?.position === undefined || last?.position === undefined) return [start, end];
  if (node.children.length === 1) return contentOf(text, first);
  return [offsetsOf(first)[0], offsetsOf(last)[1]];
}

function offsetsOf(node: Nodes): [number, number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
