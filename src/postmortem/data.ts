/** A post-mortem as data: what the form holds, what the draft writes and what reading a file gives back. */
import type { Template, TemplateField } from './template.ts';

export interface TimelineRow {
  /** UTC, as `2026-03-14 03:02` where it could be read as a time, else as it was typed. */
  at: string;
  what: string;
}

export interface DraftAction {
  text: string;
  owner: string;
  ticket: string;
  /** ISO date, or empty. */
  due: string;
  status: string;
}

export interface PostMortemData {
  /** Frontmatter by the template's field key; empty text or an empty list where nothing is known yet. */
  fields: Readonly<Record<string, string | readonly string[]>>;
  /** Markdown by section slug, for sections of prose. */
  prose: Readonly<Record<string, string>>;
  timeline: readonly TimelineRow[];
  actions: readonly DraftAction[];
}

const LIST_FORMS: readonly TemplateField['form'][] = ['people', 'services', 'list'];

/** Whether a field holds several values. */
export function isList(field: TemplateField): boolean {
  return LIST_FORMS.includes(field.form);
}

/** A post-mortem in which nothing is filled in yet, with every field and section of the template. */
export function emptyData(template: Template): PostMortemData {
  return {
    fields: Object.fromEntries(template.fields.map((field) => [field.key, isList(field) ? [] : ''])),
    prose: Object.fromEntries(template.sections.filter(({ form }) => form === 'prose').map(({ slug }) => [slug, ''])),
    timeline: [],
    actions: [],
  };
}

/** The text of a field that holds one value; empty where it is missing or a list. */
export function textOf(data: PostMortemData, key: string): string {
  const value = Object.hasOwn(data.fields, key) ? data.fields[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The values of a field that holds several; empty where it is missing. */
export function listOf(data: PostMortemData, key: string): readonly string[] {
  const value = Object.hasOwn(data.fields, key) ? data.fields[key] : undefined;
  return typeof value === 'string' || value === undefined ? [] : value;
}

/** Whether nothing stands in a field. */
export function isEmptyField(data: PostMortemData, key: string): boolean {
  return textOf(data, key).trim() === '' && listOf(data, key).length === 0;
}

/**
 * What is known, with what was given laid over it: a field or section that was given wins, rows of the timeline come
 * together in the order of time, action items one after the other.
 */
export function laidOver(known: PostMortemData, given: PostMortemData): PostMortemData {
  const prose = Object.entries(given.prose).filter(([, text]) => text.trim() !== '');
  return {
    fields: { ...known.fields, ...Object.fromEntries(Object.entries(given.fields).filter(([key]) => !isEmptyField(given, key))) },
    prose: { ...known.prose, ...Object.fromEntries(prose) },
    timeline: [...known.timeline, ...given.timeline].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    actions: [...known.actions, ...given.actions],
  };
}
