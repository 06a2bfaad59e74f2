/** Headings, sections and anchors. */
import GithubSlugger from 'github-slugger';
import type { Heading, Html, Paragraph, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document, Section } from './model.ts';
import { nodesOf } from './nodes.ts';
import type { LineIndex } from './position.ts';

/** Depth of a bold line that acts as a heading. */
const BOLD_LINE = 7;

/** Sections of a document in the order of their headings. `slug` is what GitHub makes of the title, numbered where it repeats. */
export function sectionsOf(tree: Root, index: LineIndex): Section[] {
  const anchored: string[] = [];
  const headings: PlacedHeading[] = [];
  const add = (node: RootContent, title: string, depth: number) => {
    headings.push({ title: title.trim(), depth, start: node.position?.start.offset ?? 0, end: 0, anchor: depth === BOLD_LINE ? -1 : anchored.push(title) - 1 });
  };
  // Only the top level has sections; a heading in a quote still takes its number among the anchors.
  for (const { type, node, parent } of nodesOf(tree)) {
    if (type === 'heading') {
      if (parent === tree) add(node, toString(node), node.depth);
      else anchored.push(toString(node));
    } else if (type === 'paragraph' && parent === tree) {
      const title = boldLine(node);
      if (title !== null) add(node, title, BOLD_LINE);
    } else if (type === 'html' && parent === tree) {
      const heading = htmlHeading(node);
      if (heading !== null) add(node, heading.title, heading.depth);
    }
  }
  setEnds(headings, tree.position?.end.offset ?? 0);
  let slugs: readonly string[] | null = null;
  return headings.map(({ title, depth, start, end, anchor }) => ({
    title,
    depth,
    range: index.rangeAt(start, end),
    // Made when somebody asks: a number behind a slug needs all titles, and rules hardly ever need a slug.
    get slug() {
      return anchor < 0 ? '' : ((slugs ??= slugsOf(anchored))[anchor] ?? '');
    },
  }));
}

interface PlacedHeading {
  title: string;
  depth: number;
  start: number;
  end: number;
  /** Its number among the titles that make anchors; -1 where it makes none. */
  anchor: number;
}

/** Each section ends where the next heading of its own or a higher level begins; one pass with a stack. */
function setEnds(headings: readonly PlacedHeading[], end: number): void {
  const open: PlacedHeading[] = [];
  for (const heading of headings) {
    for (let last = open.at(-1); last !== undefined && last.depth >= heading.depth; last = open.at(-1)) {
      last.end = heading.start;
      open.pop();
    }
    open.push(heading);
  }
  for (const heading of open) heading.end = end;
}

function slugsOf(titles: readonly string[]): string[] {
  const slugger = new GithubSlugger();
  return titles.map((title) => slugger.slug(title));
}

/** `**Action items**` or `**Action items:**` alone in a paragraph. */
function boldLine(node: Paragraph): string | null {
  const [strong, ...rest] = node.children;
  if (strong?.type !== 'strong') return null;
  const after = rest.map((child) => (child.type === 'text' ? child.value : 'x')).join('').trim();
  return after === '' || after === ':' ? toString(strong).replace(/[\s:]+$/, '') : null;
}

function htmlHeading(node: Html): { title: string; depth: number } | null {
  const match = /^<h([1-6])\b[^<>]{0,500}>([^<>]{1,500})<\/h\1>/i.exec(node.value);
  return match?.[1] === undefined || match[2] === undefined ? null : { depth: Number(match[1]), title: match[2] };
}

/** Every anchor that a link into the document can name: slugs of all headings, and explicit `<a id>` and `id` attributes. */
export function anchorsOf(document: Document): string[] {
  const slugger = new GithubSlugger();
  const anchors: string[] = [];
  for (const { type, node } of nodesOf(document.tree)) {
    if (type === 'heading') anchors.push(slugger.slug(toString(node satisfies Heading)));
    else if (type === 'html') {
      const heading = htmlHeading(node);
      if (heading !== null) anchors.push(slugger.slug(heading.title));
      for (const match of node.value.matchAll(/<[a-z][\w-]{0,20}\s[^<>]{0,500}?\b(?:id|name)\s{0,5}=\s{0,5}["']?([^"'\s<>]{1,200})/gi)) {
        if (match[1] !== undefined) anchors.push(match[1]);
      }
    } else if (type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement') {
      for (const attribute of node.attributes) {
        if (attribute.type === 'mdxJsxAttribute' && (attribute.name === 'id' || attribute.name === 'name') && typeof attribute.value === 'string') anchors.push(attribute.value);
      }
    }
  }
  return anchors;
}
