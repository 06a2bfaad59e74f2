/** Reads a written post-mortem back to data: the inverse of `draft.ts`, and good enough for one written by hand. */
import { slug } from 'github-slugger';
import type { RootContent, Table, TableCell } from 'mdast';
import type { Document, Section } from '../documents/model.ts';
import { emptyData, isList, type DraftAction, type PostMortemData, type TimelineRow } from './data.ts';
import { readCell, readProse } from './safe-markdown.ts';
import { isPlaceholder, isTemplateQuote, type Template } from './template.ts';

/** The data of a post-mortem. What the document does not hold is empty; what the template does not know is left out. */
export function readPostMortem(template: Template, document: Document): PostMortemData {
  const written = document.frontmatter.data;
  const prose = { ...emptyData(template).prose };
  let timeline: TimelineRow[] = [];
  let actions: DraftAction[] = [];
  for (const asked of template.sections) {
    // By the title, not by the anchor: a heading inside a list has no section, but takes the anchor away.
    const section = document.sections.find(({ title, depth }) => depth === 2 && slug(title) === slug(asked.title));
    if (!section) continue;
    const nodes = contentOf(document, section);
    if (asked.form === 'prose') prose[asked.slug] = sourceOf(document, section, nodes);
    else if (asked.form === 'timeline') timeline = tableRows(document, nodes).map(([at = '', what = '']) => ({ at, what }));
    else actions = tableRows(document, nodes).map(([text = '', owner = '', ticket = '', due = '', status = '']) => ({ text, owner, ticket, due, status }));
  }
  const fields = template.fields.map((field): [string, string | string[]] => {
    const value = Object.hasOwn(written, field.key) ? written[field.key] : undefined;
    return [field.key, isList(field) ? listFrom(value) : textFrom(value)];
  });
  return { fields: Object.fromEntries(fields), prose, timeline, actions };
}

/** Top-level nodes of a section below its heading, without the template's own hints and marks. */
function contentOf(document: Document, section: Section): RootContent[] {
  const { start, end } = section.range;
  return document.tree.children.filter((node) => {
    const offset = node.position?.start.offset ?? -1;
    return offset > start.offset && offset < end.offset && !(node.type === 'blockquote' && isTemplateQuote(node)) && node.type !== 'html';
  });
}

function sourceOf(document: Document, section: Section, nodes: readonly RootContent[]): string {
  const start = nodes[0]?.position?.start.offset;
  if (start === undefined) return '';
  // From the start of the line: the indentation of code belongs to it.
  const line = document.text.lastIndexOf('\n', start - 1) + 1;
  return readProse(document.text.slice(line, section.range.end.offset).replace(/\r\n?/g, '\n').replace(/\s+$/, ''));
}

function tableRows(document: Document, nodes: readonly RootContent[]): string[][] {
  const found = nodes.find((node): node is Table => node.type === 'table');
  const rows = found?.children.slice(1).map((row) => row.children.map((cell) => cellText(document, cell))) ?? [];
  return rows.filter(([first = '']) => !isPlaceholder(first));
}

/** The source of a cell: its position takes in the bars around it. */
function cellText(document: Document, cell: TableCell): string {
  const source = document.text.slice(cell.position?.start.offset ?? 0, cell.position?.end.offset ?? 0);
  return readCell(source.replace(/^\|/, '').replace(/(?<!\\)((?:\\\\)*)\|$/, '$1').trim());
}

function textFrom(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function listFrom(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(textFrom).filter((entry) => entry !== '');
}
