/** Post-mortem data from outside: a JSON file, or what a browser kept. Everything that cannot be used is said. */
import { severityOf } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { emptyData, isList, type DraftAction, type PostMortemData, type TimelineRow } from './data.ts';
import { parseInstant } from './deadline.ts';
import type { Template, TemplateField } from './template.ts';

export interface DataFromJson {
  data: PostMortemData;
  /** Sentences, each naming the key it is about. */
  problems: readonly string[];
}

const SHAPE = '{ "fields": {}, "prose": {}, "timeline": [], "actions": [] }';
const STATUSES = ['draft', 'in-review', 'final'];

/** Reads data in the form of `PostMortemData`; what is missing is empty. Never throws. */
export function dataFromJson(template: Template, value: unknown): DataFromJson {
  const problems: string[] = [];
  const empty = emptyData(template);
  const top = objectOf(value);
  if (!top) return { data: empty, problems: [`This is no post-mortem. Expected ${SHAPE}.`] };
  for (const key of Object.keys(top)) if (!Object.hasOwn(empty, key)) problems.push(`“${key}” is not known. Expected ${SHAPE}.`);

  const fields: Record<string, string | readonly string[]> = { ...empty.fields };
  for (const [key, entry] of Object.entries(partOf(top, 'fields', problems))) {
    const field = template.fields.find((known) => known.key === key);
    const read = field ? fieldFrom(field, entry) : null;
    if (!field) problems.push(`“${key}” is no field of the template. There are ${template.fields.map((known) => known.key).join(', ')}.`);
    else if (read === null) problems.push(`“${key}” must be ${isList(field) ? 'a list of texts' : 'a text'}.`);
    else fields[key] = read;
  }
  const prose: Record<string, string> = { ...empty.prose };
  for (const [slug, entry] of Object.entries(partOf(top, 'prose', problems))) {
    if (!Object.hasOwn(prose, slug)) problems.push(`“${slug}” is no section of prose. There are ${Object.keys(prose).join(', ')}.`);
    else if (typeof entry !== 'string') problems.push(`“${slug}” must be a text.`);
    else prose[slug] = entry;
  }
  const timeline = rowsOf(top, 'timeline', ['at', 'what'], problems) as unknown as TimelineRow[];
  const actions = rowsOf(top, 'actions', ['text', 'owner', 'ticket', 'due', 'status'], problems) as unknown as DraftAction[];
  return { data: { fields, prose, timeline, actions }, problems };
}

/** What is wrong with the value of a field as the end of a sentence, `null` where nothing is. Names are checked by the linter. */
export function fieldProblem(policy: Policy, { form }: TemplateField, value: string): string | null {
  if (value.trim() === '') return null;
  if (form === 'instant' && parseInstant(value) === null) return 'must be a date and time with its zone, such as 2026-03-14T03:02Z';
  if (form === 'status' && !STATUSES.includes(value)) return `must be one of ${STATUSES.join(', ')}`;
  if (form === 'severity' && !severityOf(policy, value)) return `must be one of ${policy.severities.map(({ id }) => id).join(', ')}`;
  return null;
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
}

function partOf(top: Readonly<Record<string, unknown>>, key: string, problems: string[]): Readonly<Record<string, unknown>> {
  const part = top[key] === undefined ? {} : objectOf(top[key]);
  if (!part) problems.push(`“${key}” must be an object.`);
  return part ?? {};
}

function fieldFrom(field: TemplateField, value: unknown): string | readonly string[] | null {
  if (value === null) return isList(field) ? [] : '';
  if (!isList(field)) return typeof value === 'string' ? value : null;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.every((entry): entry is string => typeof entry === 'string') ? list : null;
}

function rowsOf(top: Readonly<Record<string, unknown>>, key: string, columns: readonly string[], problems: string[]): Record<string, string>[] {
  const list = top[key] ?? [];
  if (!Array.isArray(list)) {
    problems.push(`“${key}” must be a list.`);
    return [];
  }
  return list.flatMap((entry: unknown, index): Record<string, string>[] => {
    const row = objectOf(entry);
    const wrong = row ? Object.keys(row).find((name) => !columns.includes(name) || typeof row[name] !== 'string') : '';
    if (!row || wrong !== undefined) {
      problems.push(`Entry ${index + 1} of “${key}” must be an object of texts: ${columns.join(', ')}.`);
      return [];
    }
    return [Object.fromEntries(columns.map((name) => [name, String(row[name] ?? '')]))];
  });
}
