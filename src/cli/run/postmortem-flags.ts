/** The flags of `zephyr postmortem new` as data. */
import { serviceOf } from '../../escalation/scenario.ts';
import { isList, listOf, type DraftAction, type PostMortemData } from '../../postmortem/data.ts';
import { fieldProblem } from '../../postmortem/from-json.ts';
import type { Template, TemplateField, TemplateSection } from '../../postmortem/template.ts';
import { parseTimeline } from '../../postmortem/timeline-paste.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import { severityOf } from '../../policy/severity.ts';
import type { Policy } from '../../policy/schema.ts';
import { suggest } from '../../policy/suggest.ts';
import { UsageError, type Call } from '../io.ts';

const SHORTCUTS = { title: 'title', severity: 'severity' } as const;

/** What the flags say on top of `data`. A fault is wrong use, all faults of one flag at once. */
export function dataFromFlags(template: Template, policy: Policy, oncall: OnCall | null, data: PostMortemData, options: Call['options'], today: string): PostMortemData {
  const pairs: [string, string][] = [
    ...Object.entries(SHORTCUTS).flatMap(([option, key]): [string, string][] => (typeof options[option] === 'string' ? [[key, options[option]]] : [])),
    ...many(options['service']).map((service): [string, string] => ['services', service]),
    ...many(options['field']).map((pair) => split(pair, '--field', 'resolved=2026-03-14T03:40Z')),
  ];
  const fields = { ...data.fields };
  for (const [key, value] of pairs) {
    const field = template.fields.find((known) => known.key === key) ?? unknown('field', key, template.fields.map((known) => known.key));
    fields[key] = fieldValue(policy, oncall, field, value, isList(field) ? listOf({ ...data, fields }, key) : []);
  }
  const prose = { ...data.prose };
  for (const [name, text] of many(options['section']).map((pair) => split(pair, '--section', 'Summary=…'))) prose[sectionNamed(template, name).slug] = text;
  return {
    fields,
    prose,
    timeline: [...data.timeline, ...events(many(options['event']), today)],
    actions: [...data.actions, ...many(options['action']).map(actionFrom)],
  };
}

/** The value of a field as it is kept: severities as the policy writes them, lists split at commas. */
export function fieldValue(policy: Policy, oncall: OnCall | null, field: TemplateField, value: string, before: readonly string[]): string | readonly string[] {
  const problem = fieldProblem(policy, field, value);
  if (problem !== null) throw new UsageError(`${field.key} is ${JSON.stringify(value)}, but it ${problem}`, `${field.hint}.`);
  if (field.form === 'severity') return severityOf(policy, value)?.id ?? value;
  if (!isList(field)) return value;
  const added = value.split(',').map((part) => part.trim()).filter((part) => part !== '');
  return [...before, ...(field.form === 'services' ? added.map((name) => serviceId(oncall, name)) : added)];
}

/** The id of a service by id, name or alias; a name nobody knows stays, and the linter will say so. */
function serviceId(oncall: OnCall | null, name: string): string {
  return (oncall && serviceOf(name, oncall)) ?? name;
}

function events(lines: readonly string[], today: string): PostMortemData['timeline'] {
  const read = (text: string) => parseTimeline(text, { date: today, offsetAt: () => 0 });
  // Each for itself: behind another one, an event without a time would go on with its words.
  for (const line of lines) {
    const [first] = read(line).problems;
    if (first) throw new UsageError(`--event ${JSON.stringify(line)}: ${first.message}`, 'Write the time first, in UTC, such as 2026-03-14 03:02 page to Lena.');
  }
  return read(lines.join('\n')).rows;
}

/** `what | owner | ticket | due | status`; a bar that belongs to a text has a backslash in front. */
function actionFrom(cells: string): DraftAction {
  const [text = '', owner = '', ticket = '', due = '', status = 'open'] = cells.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim());
  return { text, owner, ticket, due, status };
}

function sectionNamed(template: Template, name: string): TemplateSection {
  const prose = template.sections.filter(({ form }) => form === 'prose');
  const wanted = name.trim().toLowerCase();
  return prose.find(({ slug, title }) => slug === wanted || title.toLowerCase() === wanted) ?? unknown('section', name, prose.map(({ title }) => title));
}

function unknown(what: string, name: string, known: readonly string[]): never {
  const near = suggest(name, known);
  throw new UsageError(`the template has no ${what} ${JSON.stringify(name)}`, near === null ? `There are ${known.join(', ')}.` : `Did you mean ${near}?`);
}

function split(pair: string, flag: string, example: string): [string, string] {
  const cut = pair.indexOf('=');
  if (cut < 1) throw new UsageError(`${flag} ${JSON.stringify(pair)} has no equals sign`, `Write it as ${flag} ${example}.`);
  return [pair.slice(0, cut).trim(), pair.slice(cut + 1)];
}

function many(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.filter((entry): entry is string => typeof entry === 'string') : [];
}
