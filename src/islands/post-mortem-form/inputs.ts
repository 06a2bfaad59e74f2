/** Between the inputs on the page and the data of a post-mortem. */
import { isList, type DraftAction, type PostMortemData } from '../../postmortem/data.ts';
import { formatInstant, formatTimelineTime, parseInstant } from '../../postmortem/deadline.ts';
import type { Template } from '../../postmortem/template.ts';
import { readMoment, writeMoment, type TypedIn } from './moments.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The one control of a field or section. */
export function controlOf(box: Element): Control | null {
  return box.querySelector<Control>(':scope > :is(input:not([type="checkbox"]), select, textarea)');
}

export function readInputs(root: Element, template: Template, zone: TypedIn): PostMortemData {
  const fields = Object.fromEntries(template.fields.map((field): [string, string | string[]] => {
    const box = root.querySelector(`[data-field="${field.key}"]`);
    const typed = (box && controlOf(box)?.value) ?? '';
    if (field.form === 'people' || field.form === 'services') return [field.key, [...(box?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])].map(({ value }) => value)];
    if (isList(field)) return [field.key, typed.split(',').map((part) => part.trim()).filter((part) => part !== '')];
    const moment = field.form === 'instant' ? readMoment(typed, zone) : null;
    return [field.key, field.form !== 'instant' ? typed : moment === null ? '' : formatInstant(moment)];
  }));
  const prose = Object.fromEntries(template.sections.filter(({ form }) => form === 'prose').map(({ slug }) => [slug, root.querySelector<HTMLTextAreaElement>(`[data-section="${slug}"] textarea`)?.value ?? '']));
  return {
    fields,
    prose,
    timeline: rowsOf(root, 'timeline').map((row) => {
      const moment = readMoment(valueIn(row, 'at'), zone);
      return { at: moment === null ? '' : formatTimelineTime(moment), what: valueIn(row, 'what') };
    }),
    actions: rowsOf(root, 'action-items').map((row): DraftAction => ({ text: valueIn(row, 'text'), owner: valueIn(row, 'owner'), ticket: valueIn(row, 'ticket'), due: valueIn(row, 'due'), status: valueIn(row, 'status') })),
  };
}

export function writeInputs(root: Element, template: Template, zone: TypedIn, data: PostMortemData): void {
  for (const field of template.fields) {
    const box = root.querySelector(`[data-field="${field.key}"]`);
    const value = data.fields[field.key] ?? '';
    const control = box && controlOf(box);
    for (const choice of box?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []) choice.checked = value.includes(choice.value);
    if (control) setValue(control, typeof value !== 'string' ? value.join(', ') : field.form === 'instant' ? writeMoment(parseInstant(value), zone) : value);
  }
  for (const [slug, text] of Object.entries(data.prose)) {
    const area = root.querySelector<HTMLTextAreaElement>(`[data-section="${slug}"] textarea`);
    if (area) area.value = text;
  }
  fillRows(root, 'timeline', data.timeline.map(({ at, what }) => ({ at: writeMoment(parseInstant(`${at}Z`), zone), what })));
  fillRows(root, 'action-items', data.actions.map((action) => ({ ...action })));
}

export function rowsOf(root: Element, form: string): Element[] {
  return [...root.querySelectorAll(`[data-rows="${form}"] > li`)];
}

/** Adds a row with these values and gives it back. */
export function addRow(root: Element, form: string, values: Readonly<Record<string, string>> = {}): Element | null {
  const made = root.querySelector<HTMLTemplateElement>(`template[data-row="${form}"]`)?.content.firstElementChild?.cloneNode(true);
  if (!(made instanceof Element)) return null;
  for (const [name, value] of Object.entries(values)) {
    const control = made.querySelector<Control>(`[name="${name}"]`);
    if (control) setValue(control, value);
  }
  root.querySelector(`[data-rows="${form}"]`)?.append(made);
  return made;
}

function fillRows(root: Element, form: string, rows: readonly Readonly<Record<string, string>>[]): void {
  for (const row of rowsOf(root, form)) row.remove();
  for (const row of rows) addRow(root, form, row);
}

/** A name that left the roster stays chosen, so that the linter can say it. */
function setValue(control: Control, value: string): void {
  if (control instanceof HTMLSelectElement && value !== '' && ![...control.options].some((option) => option.value === value)) control.add(new Option(value, value));
  control.value = control instanceof HTMLSelectElement && value === '' ? (control.options[0]?.value ?? '') : value;
}

function valueIn(row: Element, name: string): string {
  return row.querySelector<Control>(`[name="${name}"]`)?.value ?? '';
}
