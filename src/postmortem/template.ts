/** The post-mortem template as data; `runbooks/post-mortem-template.md` is its single source. */
import type { Blockquote, Code, Html, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document, Range, Section } from '../documents/model.ts';

const FIELD_FORMS = ['text', 'instant', 'severity', 'person', 'people', 'services', 'status', 'list'] as const;
const SECTION_FORMS = ['prose', 'timeline', 'action-items'] as const;

/** A frontmatter key of a finished post-mortem, from `fields:` in the template's own frontmatter. */
export interface TemplateField {
  key: string;
  /** What to write there, in words. */
  hint: string;
  /** A draft may leave it empty; a final post-mortem may not, unless it is false. */
  required: boolean;
  form: (typeof FIELD_FORMS)[number];
}

/** A second-level section of the template. */
export interface TemplateSection {
  title: string;
  slug: string;
  hint: string;
  required: boolean;
  form: (typeof SECTION_FORMS)[number];
}

export interface Template {
  /** Relative to the project root. */
  path: string;
  fields: readonly TemplateField[];
  sections: readonly TemplateSection[];
}

/** Something in the template file that cannot be read as a template. */
export interface TemplateProblem {
  message: string;
  help: string;
  range: Range;
}

/** How a block quote of the template begins: what to write in this section, or how to start. */
const HINT_START = 'Write here:';
const BOX_START = 'Delete this box.';

/** `[YYYY-MM-DD]`: a table cell or a line that stands for something to fill in (a task box `[x]` and a link are none). */
const PLACEHOLDER = /^\[[^\]]{3,}\]$/;

/** Marks below a heading that no reader sees: `<!-- template: timeline, optional -->`. */
const MARK = /^<!--\s*template:\s*([a-z, -]+?)\s*-->$/;

/** Whether a block quote is template text (a hint, or the box on how to start) that a finished post-mortem must not hold. */
export function isTemplateQuote(quote: Blockquote): boolean {
  const text = toString(quote, { includeHtml: false });
  return text.startsWith(HINT_START) || text.startsWith(BOX_START);
}

/** Whether a text begins with the source of such a block quote. */
export function startsTemplateQuote(text: string): boolean {
  return new RegExp(`^ {0,3}>[\\s*_>]*(${HINT_START}|${BOX_START.replace('.', '\\.')})`).test(text);
}

/** Whether a cell or a line is nothing but a placeholder of the template, such as `[YYYY-MM-DD]`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

/**
 * Reads the template file. `template` is `null` where it has no sections or no fields at all;
 * whatever else is wrong with it is a problem, and the rest is still read.
 */
export function readTemplate(document: Document): { template: Template | null; problems: readonly TemplateProblem[] } {
  const problems: TemplateProblem[] = [];
  const fields = readFields(document, problems);
  const sections = readSections(document, problems);
  compareCopyBlock(document, fields, problems);
  if (fields.length === 0 || sections.length === 0) return { template: null, problems };
  return { template: { path: document.path, fields, sections }, problems };
}

function readFields(document: Document, problems: TemplateProblem[]): TemplateField[] {
  const range = document.frontmatter.rangeOf('fields');
  const listed: unknown = document.frontmatter.data['fields'];
  if (!Array.isArray(listed) || listed.length === 0) {
    problems.push({
      range,
      message: 'The template does not say which frontmatter a post-mortem has.',
      help: 'Add a list `fields:` of { key, hint, required, form } to its frontmatter.',
    });
    return [];
  }
  const fields: TemplateField[] = [];
  for (const [index, entry] of listed.entries()) {
    const field = readField(entry);
    if (typeof field === 'string') {
      problems.push({ range, message: `Field ${index + 1} of the template ${field}.`, help: `Write { key, hint, required, form }; form is one of ${FIELD_FORMS.join(', ')}.` });
    } else if (fields.some((other) => other.key === field.key)) {
      problems.push({ range, message: `The template has the field ${field.key} twice.`, help: 'Remove one of the two.' });
    } else {
      fields.push(field);
    }
  }
  return fields;
}

/** The field, or what is wrong with it as the end of a sentence. */
function readField(entry: unknown): TemplateField | string {
  if (typeof entry !== 'object' || entry === null) return 'is not a list of key, hint, required and form';
  const { key, hint, required, form } = entry as Record<string, unknown>;
  if (typeof key !== 'string' || !/^[A-Za-z][A-Za-z0-9]*$/.test(key)) return 'has no key such as `resolved`';
  if (typeof hint !== 'string' || hint.trim() === '') return `(${key}) has no hint`;
  if (typeof required !== 'boolean') return `(${key}) does not say whether it is required: true or false`;
  const known = FIELD_FORMS.find((name) => name === form);
  if (!known) return `(${key}) has a form that does not exist`;
  return { key, hint: hint.trim(), required, form: known };
}

function readSections(document: Document, problems: TemplateProblem[]): TemplateSection[] {
  const sections: TemplateSection[] = [];
  for (const section of document.sections.filter(({ depth }) => depth === 2)) {
    const nodes = nodesOf(document, section);
    const marks = nodes.flatMap(marksOf);
    const quote = nodes.find((node): node is Blockquote => node.type === 'blockquote' && isTemplateQuote(node));
    const unknown = marks.find((mark) => mark !== 'optional' && !SECTION_FORMS.some((form) => form === mark));
    if (unknown !== undefined) {
      problems.push({ range: section.range, message: `The section ${section.title} has the mark “${unknown}”, which does not exist.`, help: `Use ${SECTION_FORMS.join(', ')} or optional.` });
    }
    if (!quote) {
      problems.push({ range: section.range, message: `The section ${section.title} does not say what belongs there.`, help: `Add a block quote that begins with “${HINT_START}”.` });
    }
    sections.push({
      title: section.title,
      slug: section.slug,
      hint: quote ? hintOf(quote) : '',
      required: !marks.includes('optional'),
      form: SECTION_FORMS.find((form) => marks.includes(form)) ?? 'prose',
    });
  }
  if (sections.length === 0) {
    problems.push({ range: document.rangeAt(0, 0), message: 'The template has no sections.', help: 'Add headings of the second level (`## Summary`).' });
  }
  return sections;
}

/** The hint without its opening words, on one line, with a capital letter. */
function hintOf(quote: Blockquote): string {
  const text = quote.children
    .map((child) => toString(child, { includeHtml: false }))
    .join(' ')
    .slice(HINT_START.length)
    .replace(/\s+/g, ' ')
    .trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function marksOf(node: RootContent): string[] {
  if (node.type !== 'html') return [];
  const match = MARK.exec((node as Html).value.trim());
  return match ? (match[1] ?? '').split(',').map((mark) => mark.trim()).filter((mark) => mark !== '') : [];
}

function nodesOf(document: Document, section: Section): RootContent[] {
  const { start, end } = section.range;
  return document.tree.children.filter(({ position }) => {
    const offset = position?.start.offset ?? -1;
    return offset >= start.offset && offset < end.offset;
  });
}

/** Whoever fills the template in by hand copies the YAML block on top: it must hold every field. */
function compareCopyBlock(document: Document, fields: readonly TemplateField[], problems: TemplateProblem[]): void {
  const box = document.tree.children.find((node): node is Blockquote => node.type === 'blockquote' && isTemplateQuote(node));
  const block = box?.children.find((node): node is Code => node.type === 'code' && node.lang === 'yaml');
  if (!block) return;
  const keys = new Set(block.value.split('\n').flatMap((line) => /^([A-Za-z][A-Za-z0-9]*):/.exec(line)?.[1] ?? []));
  const missing = fields.filter(({ key }) => !keys.has(key)).map(({ key }) => key);
  const offset = block.position?.start.offset ?? 0;
  if (missing.length > 0) {
    problems.push({ range: document.rangeAt(offset, block.position?.end.offset ?? offset), message: `The lines to copy lack ${missing.join(', ')}.`, help: 'Add them, or take them out of `fields:`.' });
  }
}
