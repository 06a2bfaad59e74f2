/** Writes a post-mortem as Markdown from data: the template's fields become frontmatter, its sections the text. */
import { stringify } from 'yaml';
import type { Policy } from '../policy/schema.ts';
import { emptyData, isEmptyField, isList, listOf, textOf, type DraftAction, type PostMortemData, type TimelineRow } from './data.ts';
import { missing } from './missing.ts';
import { cleanLine, cleanProse, writeCell, writeProse } from './safe-markdown.ts';
import { isPlaceholder, startsTemplateQuote, type Template, type TemplateSection } from './template.ts';

const TIMELINE_HEAD = ['Time (UTC)', 'What happened'];
const ACTION_HEAD = ['Action', 'Owner', 'Ticket', 'Due', 'Status'];
const TIMELINE_PLACEHOLDER = ['[YYYY-MM-DD HH:MM]', '[What was seen, decided or done]'];
const OPEN = 'open';

/**
 * The Markdown file for this data. What is empty keeps the template's hint, so that the rest can be written in an
 * editor; an optional section is left out once every required one is filled. Any text is safe (`safe-markdown.ts`).
 */
export function writeDraft(template: Template, policy: Policy, data: PostMortemData): string {
  const clean = normaliseData(template, data);
  const open = missing(template, policy, clean).some(({ place }) => place === 'section');
  const sections = template.sections.flatMap((section) => sectionText(section, policy, clean, open));
  return `---\n${frontmatter(template, policy, clean)}---\n\n${sections.join('\n\n')}\n`;
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

/** YAML of the fields in the order of the template, with the kind behind the description. */
function frontmatter(template: Template, policy: Policy, data: PostMortemData): string {
  const entries = template.fields.map((field): [string, unknown] => {
    const values = listOf(data, field.key);
    return [field.key, isList(field) ? values : valueOf(field.key, policy, data)];
  });
  const after = template.fields.findIndex(({ key }) => key === 'description') + 1;
  entries.splice(after, 0, ['kind', 'post-mortem']);
  return stringify(Object.fromEntries(entries), { lineWidth: 0, nullStr: '', flowCollectionPadding: false, indentSeq: false }).replace(/^(\w+): $/gm, '$1:');
}

function valueOf(key: string, policy: Policy, data: PostMortemData): string | null {
  if (!isEmptyField(data, key)) return textOf(data, key);
  if (key === 'status') return 'draft';
  // The label is the policy's, whoever writes the post-mortem.
  return key === 'actionItemLabel' ? policy.postMortem.actionItems.label : null;
}

function sectionText(section: TemplateSection, policy: Policy, data: PostMortemData, open: boolean): string[] {
  const body = bodyOf(section, data);
  if (body === null && !section.required && !open) return [];
  const hint = `> **Write here:** ${section.hint.charAt(0).toLowerCase()}${section.hint.slice(1)}`;
  const empty = section.form === 'prose' ? hint : `${hint}\n\n${placeholderTable(section, policy)}`;
  return [`## ${section.title}\n\n${body ?? empty}`];
}

/** What stands in a section, `null` where nothing does. */
function bodyOf(section: TemplateSection, data: PostMortemData): string | null {
  if (section.form === 'timeline') {
    return data.timeline.length === 0 ? null : table(TIMELINE_HEAD, data.timeline.map(({ at, what }) => [at, what]));
  }
  if (section.form === 'action-items') {
    if (data.actions.length === 0) return null;
    return table(ACTION_HEAD, data.actions.map(({ text, owner, ticket, due, status }) => [text, owner, ticket, due, status]));
  }
  const text = data.prose[section.slug] ?? '';
  return text === '' ? null : writeProse(text);
}

function placeholderTable(section: TemplateSection, policy: Policy): string {
  if (section.form === 'timeline') return rows(TIMELINE_HEAD, [TIMELINE_PLACEHOLDER]);
  const ticket = `[${policy.postMortem.actionItems.tracker.prefixes[0] ?? 'OPS'}-123]`;
  return rows(ACTION_HEAD, [['[What will be different]', '[Name]', ticket, '[YYYY-MM-DD]', OPEN]]);
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  return rows(head, body.map((row) => row.map(writeCell)));
}

function rows(head: readonly string[], body: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...body].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
