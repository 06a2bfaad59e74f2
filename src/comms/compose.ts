/** Fills a template. Values go into the words of the parsed text, so nothing in them can become markup. */
import type { Nodes, Parent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from './render.ts';
import { PLACEHOLDER, placeholdersIn, type MessageTemplate, type TemplateText } from './template.ts';

export type Values = Readonly<Record<string, string>>;

export interface Message {
  /** `null` where the template has none. */
  subject: string | null;
  blocks: readonly Nodes[];
  /** Placeholders that have no value, in the order in which they stand in the message. */
  missing: readonly string[];
}

/** The message; what has no value stays as it stands in the template. */
export function compose({ subject }: MessageTemplate, text: TemplateText, values: Values): Message {
  const wanted = placeholdersIn([subject ?? '', ...text.blocks.map((block) => toString(block))].join('\n'));
  return {
    subject: subject === null ? null : oneLine(fill(subject, values)),
    blocks: text.blocks.map((block) => filled(block, values)),
    missing: wanted.filter((name) => !isGiven(values, name)),
  };
}

/**
 * The text that fits what is known: the one that was asked for, else of those that begin with its name the first without
 * missing values, else the first. `null` where there is none of this name.
 */
export function chooseText({ texts }: MessageTemplate, id: string | null, values: Values): TemplateText | null {
  const first = id === null ? texts[0] : texts.find((text) => text.id === id);
  if (!first) return null;
  const family = texts.filter((text) => text.title === first.title);
  return family.find(({ blocks }) => placeholdersIn(blocks.map((block) => toString(block)).join('\n')).every((name) => isGiven(values, name))) ?? first;
}

function fill(text: string, values: Values): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => (isGiven(values, name) ? (values[name] ?? '').trim() : whole));
}

function isGiven(values: Values, name: string): boolean {
  return Object.hasOwn(values, name) && (values[name] ?? '').trim() !== '';
}

function filled(node: Nodes, values: Values): Nodes {
  if (node.type === 'text') return { ...node, value: fill(node.value, values) };
  if (!isParent(node)) return node;
  return { ...node, children: node.children.map((child) => filled(child, values)) } as Nodes;
}

function isParent(node: Nodes): node is Nodes & Parent {
  return 'children' in node;
}
