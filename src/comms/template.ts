/** Templates of messages: what stands in `comms/` as pages for people, read as texts with placeholders. */
import type { BlockContent, Blockquote, Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document } from '../documents/model.ts';

/** One text of a template: the e-mail itself, or one of several updates. */
export interface TemplateText {
  /** Anchor of its section: `text`, `first-update`. */
  id: string;
  /** Heading of its section. */
  title: string;
  blocks: readonly (RootContent | BlockContent)[];
}

export interface MessageTemplate {
  /** Subject with placeholders; `null` where the message has none. */
  subject: string | null;
  texts: readonly TemplateText[];
}

/** The section that holds a text as it stands; templates without it quote their texts, one or more in each section. */
export const TEXT_SECTION = 'text';

/** Reads a template; total for any document. A section's further texts have its anchor with `-2`, `-3` behind it. */
export function readMessageTemplate({ tree, frontmatter, sections }: Document): MessageTemplate {
  const subject = frontmatter.data['subject'];
  const headed = new Map(sections.map((section) => [section.range.start.offset, section]));
  const parts = chaptersOf(tree).map((part) => ({ ...part, id: headed.get(part.offset)?.slug ?? part.title.toLowerCase() }));
  const whole = parts.find(({ id }) => id === TEXT_SECTION);
  const texts = whole
    ? [{ id: whole.id, title: whole.title, blocks: whole.blocks }]
    : parts.flatMap(({ id, title, blocks }) => blocks.filter((block): block is Blockquote => block.type === 'blockquote').map((quote, k) => ({ id: k === 0 ? id : `${id}-${k + 1}`, title, blocks: quote.children })));
  return { subject: typeof subject === 'string' ? subject : null, texts };
}

/** Names of the placeholders of a text, in the order in which they stand there. */
export function placeholdersIn(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

/** `{{name}}`. */
export const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

/** A heading of the second level and the blocks up to the next one. */
export interface Chapter {
  title: string;
  offset: number;
  blocks: RootContent[];
}

/** The chapters that a template is divided into. */
export function chaptersOf(tree: Root): Chapter[] {
  const parts: Chapter[] = [];
  for (const node of tree.children) {
    if (isSection(node)) parts.push({ title: toString(node), offset: node.position?.start.offset ?? 0, blocks: [] });
    else parts.at(-1)?.blocks.push(node);
  }
  return parts;
}

function isSection(node: RootContent): node is Heading {
  return node.type === 'heading' && node.depth === 2;
}
