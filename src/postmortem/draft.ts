/** Writes a post-mortem as Markdown from data: the template's fields become frontmatter, its sections the text. */
import type { Policy } from '../policy/schema.ts';
import { emptyData, isEmptyField, isList, listOf, textOf, type DraftAction, type PostMortemData, type TimelineRow } from './data.ts';
import { missing } from './missing.ts';
import { cleanLine, cleanProse, writeCell, writeProse } from './safe-markdown.ts';
import { isPlaceholder, startsTemplateQuote, type Template, type TemplateSection } from './template.ts';
import { yamlEntry } from './yaml-text.ts';

const HEADS = { timeline: ['Time (UTC)', 'What happened'], 'action-items': ['Action', 'Owner', 'Ticket', 'Due', 'Status'] } as const;
const OPEN = 'open';

/** What a stretch of the draft comes from. `index` counts rows of the timeline or action items. */
export type DraftPlace = { kind: 'field'; key: string } | { kind: 'section'; slug: string } | { kind: 'row'; slug: string; index: number };

/** A stretch of the draft, for whoever wants to know which input a place in the text belongs to. */
export interface DraftPiece {
  text: string;
  place: DraftPlace | null;
}

/**
 * The Markdown file for this data. What is empty keeps the template's hint, so that the rest can be written in an
 * editor; an optional section is left out once every required one is filled. Any text is safe (`safe-markdown.ts`).
 */
export function writeDraft(template: Template, policy: Policy, data: PostMortemData): string {
  return draftPieces(template, policy, data).map(({ text }) => text).join('');
}

/** The draft in pieces; joined they are what `writeDraft` gives. */
export function draftPieces(template: Template, policy: Policy, data: PostMortemData): readonly DraftPiece[] {
  const clean = normaliseData(template, data);
  const open = missing(template, policy, clean).some(({ place }) => place === 'section');
  return [
    { text: '---\n', place: null },
    ...frontmatter(template, policy, clean),
    { text: '---\n', place: null },
    ...template.sections.flatMap((section) => sectionPieces(section, policy, clean, open)),
  ];
}

/**
 * The data as a file can hold it: single lines on one line, no invisible characters, no left-over template text, no empty rows.
 * Reading a draft back gives exactly this.
 */
export function normaliseData(template: Template, data: PostMortemData): PostMortemData {
  const empty = emptyData(template);
  return {
    fields: Object.fromEntries(template.fields.map((field) => [
      field.key,
      isList(field) ? listOf(data, field.key).map(cleanLine).filter((value) => value !== '') : cleanLine(textOf(data, field.key)),
    ])),
    prose: Object.fromEntries(Object.keys(empty.prose).map((slug) => [slug, withoutHints(cleanProse(data.prose[slug] ?? ''))])),
    timeline: data.timeline.map(({ at, what }): TimelineRow => ({ at: cleanLine(at), what: cleanLine(what) })).filter(({ at, what }) => at + what !== '' && !isPlaceholder(at)),
    actions: data.actions.map(normaliseAction).filter(({ text, owner, ticket }) => text + owner + ticket !== '' && !isPlaceholder(text)),
  };
}

function normaliseAction({ text, owner, ticket, due, status }: DraftAction): DraftAction {
  return { text: cleanLine(text), owner: cleanLine(owner), ticket: cleanLine(ticket), due: cleanLine(due), status: cleanLine(status) || OPEN };
}

/** Prose without the template's own hints at its start; a hint that somebody pasted is no content. */
function withoutHints(text: string): string {
  let rest = text;
  while (startsTemplateQuote(rest)) {
    const end = rest.split('\n').findIndex((line) => !line.trimStart().startsWith('>'));
    rest = end < 0 ? '' : cleanProse(rest.split('\n').slice(end).join('\n'));
  }
  return rest;
}

/** The fields in the order of the template, with the kind behind the description. */
function frontmatter(template: Template, policy: Policy, data: PostMortemData): DraftPiece[] {
  const pieces = template.fields.map((field): DraftPiece => ({
    text: `${yamlEntry(field.key, isList(field) ? listOf(data, field.key) : valueOf(field.key, policy, data))}\n`,
    place: { kind: 'field', key: field.key },
  }));
  const after = template.fields.findIndex(({ key }) => key === 'description') + 1;
  return pieces.toSpliced(after, 0, { text: 'kind: post-mortem\n', place: null });
}

function valueOf(key: string, policy: Policy, data: PostMortemData): string {
  if (!isEmptyField(data, key)) return textOf(data, key);
  if (key === 'status') return 'draft';
  // The label is the policy's, whoever writes the post-mortem.
  return key === 'actionItemLabel' ? policy.postMortem.actionItems.label : '';
}

function sectionPieces(section: TemplateSection, policy: Policy, data: PostMortemData, open: boolean): DraftPiece[] {
  const { slug, title, form, required, hint } = section;
  const place: DraftPlace = { kind: 'section', slug };
  const rows = form === 'timeline' ? data.timeline.map(({ at, what }) => [at, what]) : data.actions.map(({ text, owner, ticket, due, status }) => [text, owner, ticket, due, status]);
  const prose = data.prose[slug] ?? '';
  const heading = `\n## ${title}\n\n`;
  const quote = `> **Write here:** ${hint.charAt(0).toLowerCase()}${hint.slice(1)}\n`;
  if (form === 'prose' ? prose !== '' : rows.length > 0) {
    if (form === 'prose') return [{ text: `${heading}${writeProse(prose)}\n`, place }];
    return [{ text: heading + head(form), place }, ...rows.map((row, index): DraftPiece => ({ text: line(row.map(writeCell)), place: { kind: 'row', slug, index } }))];
  }
  if (!required && !open) return [];
  return [{ text: form === 'prose' ? heading + quote : `${heading}${quote}\n${head(form)}${line(placeholders(form, policy))}`, place }];
}

function placeholders(form: 'timeline' | 'action-items', policy: Policy): readonly string[] {
  if (form === 'timeline') return ['[YYYY-MM-DD HH:MM]', '[What was seen, decided or done]'];
  return ['[What will be different]', '[Name]', `[${policy.postMortem.actionItems.tracker.prefixes[0] ?? 'OPS'}-123]`, '[YYYY-MM-DD]', OPEN];
}

function head(form: 'timeline' | 'action-items'): string {
  const names = HEADS[form];
  return line(names) + line(names.map(() => '---'));
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
