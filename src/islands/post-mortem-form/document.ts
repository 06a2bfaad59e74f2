/**
 * The draft as the linter's `Document`, built from the pieces it was written in instead of parsed: a Markdown and YAML
 * parser would be 50 kB gz of script, and the form knows what it wrote. Prose is only split into paragraphs and code.
 * A test compares what the rules say of this with what they say of the parsed file.
 */
import type { Blockquote, Code, PhrasingContent, Root, RootContent, Table, TableCell } from 'mdast';
import type { Document, Range, Section } from '../../documents/model.ts';
import { LineIndex } from '../../documents/position.ts';
import { isList, listOf, textOf, type PostMortemData } from '../../postmortem/data.ts';
import type { DraftPiece, DraftPlace } from '../../postmortem/draft.ts';
import type { Template } from '../../postmortem/template.ts';

export interface WrittenDocument {
  document: Document;
  /** The input that wrote this place of the text. */
  placeAt(offset: number): DraftPlace | null;
  /** Rows of the action items with the offsets of the whole row, in order. */
  rows: readonly { index: number; start: number; end: number }[];
}

interface Placed extends DraftPiece {
  start: number;
  end: number;
}

export function documentOf(template: Template, pieces: readonly DraftPiece[], data: PostMortemData): WrittenDocument {
  const text = pieces.map((piece) => piece.text).join('');
  const lines = new LineIndex(text);
  const rangeAt = (start: number, end: number): Range => ({ start: lines.pointAt(start), end: lines.pointAt(end) });
  let at = 0;
  const placed = pieces.map((piece): Placed => ({ ...piece, start: at, end: (at += piece.text.length) }));
  const parts = sectionParts(template, placed);
  const tree: Root = { type: 'root', children: parts.flatMap(({ pieces: own }) => contentOf(own, rangeAt)) };
  const frontmatterEnd = text.indexOf('\n---\n') + 4;
  const document: Document = {
    path: 'post-mortem.md',
    text,
    byteOrderMark: false,
    kind: 'post-mortem',
    kindFrom: 'frontmatter',
    format: 'md',
    tree,
    sections: parts.map(({ section, start, end }): Section => ({ title: section.title, slug: section.slug, depth: 2, range: rangeAt(start, end) })),
    problems: [],
    refused: false,
    rangeAt,
    frontmatter: {
      format: 'yaml',
      range: rangeAt(0, frontmatterEnd),
      data: frontmatterData(template, data),
      rangeOf: (key) => {
        const piece = placed.find(({ place }) => place?.kind === 'field' && place.key === key);
        const value = piece ? piece.start + Math.min(piece.text.length - 1, key.length + 2) : 0;
        return rangeAt(value, piece ? Math.max(value, piece.end - 1) : 0);
      },
    },
  };
  const actions = parts.find(({ section }) => section.form === 'action-items')?.pieces ?? [];
  return {
    document,
    placeAt: (offset) => placed.find(({ start, end }) => start <= offset && offset < end)?.place ?? null,
    rows: actions.flatMap(({ place, start, end }) => (place?.kind === 'row' ? [{ index: place.index, start, end: end - 1 }] : [])),
  };
}

/** What YAML makes of the fields: empty ones are `null`. */
function frontmatterData(template: Template, data: PostMortemData): Readonly<Record<string, unknown>> {
  const entries = template.fields.map((field): [string, unknown] => [field.key, isList(field) ? listOf(data, field.key) : textOf(data, field.key) || null]);
  return { kind: 'post-mortem', ...Object.fromEntries(entries) };
}

interface SectionPart {
  section: Template['sections'][number];
  pieces: Placed[];
  start: number;
  end: number;
}

/** The pieces of each section; a section begins at its heading, behind the blank line before it. */
function sectionParts(template: Template, placed: readonly Placed[]): SectionPart[] {
  const parts = template.sections.flatMap((section) => {
    const pieces = placed.filter(({ place }) => place !== null && place.kind !== 'field' && place.slug === section.slug);
    const [first] = pieces;
    return first ? [{ section, pieces, start: first.start + 1, end: pieces.at(-1)?.end ?? first.end }] : [];
  });
  return parts.map((part, index) => ({ ...part, end: parts[index + 1]?.start ?? part.end }));
}

type RangeAt = (start: number, end: number) => Range;

function contentOf(pieces: readonly Placed[], rangeAt: RangeAt): RootContent[] {
  const [first] = pieces;
  if (!first) return [];
  const nodes: RootContent[] = [];
  const rows: { text: string; start: number }[] = [];
  for (const block of blocksOf(first.text, first.start)) {
    if (block.text.startsWith('## ')) nodes.push({ type: 'heading', depth: 2, children: [textNode(block.text.slice(3), block.start + 3, rangeAt)], position: rangeAt(block.start, block.start + block.text.length) });
    else if (/^\| .* \|(?:\n|$)/.test(block.text)) rows.push(...linesOf(block.text, block.start));
    else nodes.push(blockNode(block, rangeAt));
  }
  rows.push(...pieces.slice(1).flatMap(({ text, start }) => linesOf(text, start)));
  return rows.length > 0 ? [...nodes, tableNode(rows, rangeAt)] : nodes;
}

interface Block {
  text: string;
  start: number;
}

/** Stretches between blank lines; fenced code is one. */
function blocksOf(text: string, offset: number): Block[] {
  return [...text.matchAll(/(?<=^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n *\1[`~]* *(?=\n|$)|(?<=^|\n)[^\n]*\S[^\n]*(?:\n(?!(?:```|~~~))[^\n]*\S[^\n]*)*/g)].map((match) => ({ text: match[0], start: offset + match.index }));
}

function linesOf(text: string, start: number): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({ text: match[0], start: start + match.index }));
}

function blockNode({ text, start }: Block, rangeAt: RangeAt): RootContent {
  const position = rangeAt(start, start + text.length);
  if (/^(?:`{3,}|~{3,})/.test(text)) return { type: 'code', value: text, position } satisfies Code;
  if (text.startsWith('> ')) return { type: 'blockquote', children: [{ type: 'paragraph', children: [textNode(text.replace(/^> |\*\*/g, ''), start, rangeAt, text.length)] }], position } satisfies Blockquote;
  return { type: 'paragraph', children: phrasing(text, start, rangeAt), position };
}

/** Text and code between backticks. */
export function phrasing(text: string, start: number, rangeAt: RangeAt): PhrasingContent[] {
  return [...text.matchAll(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)|`+|[^`]+/g)].map((match): PhrasingContent =>
    match[0].startsWith('`') && match[1] !== undefined
      ? { type: 'inlineCode', value: match[0].replace(/^`+|`+$/g, ''), position: rangeAt(start + match.index, start + match.index + match[0].length) }
      : textNode(match[0], start + match.index, rangeAt));
}

function textNode(value: string, start: number, rangeAt: RangeAt, length = value.length): PhrasingContent {
  return { type: 'text', value: value.replace(/\\([!-/:-@[-`{-~])/g, '$1'), position: rangeAt(start, start + length) };
}

function tableNode(rows: readonly Block[], rangeAt: RangeAt): Table {
  const [head, , ...body] = rows;
  const last = rows.at(-1);
  return {
    type: 'table',
    children: [...(head ? [head] : []), ...body].map(({ text, start }) => ({ type: 'tableRow', children: cellsOf(text, start, rangeAt), position: rangeAt(start, start + text.length) })),
    position: rangeAt(head?.start ?? 0, (last?.start ?? 0) + (last?.text.length ?? 0)),
  };
}

/** The cells of a row as `writeCell` writes them: between bars that no backslash precedes. */
function cellsOf(text: string, start: number, rangeAt: RangeAt): TableCell[] {
  return [...text.matchAll(/\|((?:\\[\s\S]|[^|\\])*)(?=\|)/g)].map((match) => {
    const source = match[1] ?? '';
    const inner = source.trim();
    const at = start + match.index + 1 + source.indexOf(inner);
    return { type: 'tableCell', children: inner === '' ? [] : phrasing(inner, at, rangeAt), position: rangeAt(start + match.index, start + match.index + match[0].length) };
  });
}
