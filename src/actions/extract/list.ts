import type { List, Nodes } from 'mdast';
import { fieldLine, type Draft, type Field } from '../draft.ts';
import type { Title } from '../entries.ts';
import { flatten, flattenAll, type Flat } from '../flatten.ts';
import { isNotWorkInside, roleOf } from '../roles.ts';
import { declaresNone, isTemplateText } from '../words/template.ts';
import { entryOf, isGroup, shapeOf, type Entry } from './list-entry.ts';

const MAX_DEPTH = 30;

function isFieldEntry(text: string): boolean {
  const line = fieldLine(text);
  return line !== null && line.field !== 'action' && line.field !== 'detail';
}

export interface ListOptions {
  groups: readonly Title[];
  /** Whether a text is the name of a person or a team, so that it groups what stands below it. */
  isOwnerName(text: string): boolean;
  /** Asks whether a group's label is one topic among those of a list, whatever else it could be. */
  topicsAmong(labels: readonly string[]): (text: string) => boolean;
}

/** One draft per list item that is work; a list of fields is one item. */
export function extractList(list: List, options: ListOptions, depth = 0): Draft[] {
  if (depth > MAX_DEPTH) return [];
  const entries = list.children.map(entryOf);
  const fielded = fieldList(entries, options.groups);
  if (fielded !== null) return fielded;
  // fields of a heading above, not items
  if (depth === 0 && entries.length >= 2 && entries.every((entry) => isFieldEntry(entry.text))) return [];
  const drafts: Draft[] = [];
  const shape = shapeOf(entries, list.ordered === true);
  const isTopic = options.topicsAmong(entries.filter(({ nested }) => nested.length > 0).map(({ text }) => text));
  for (const entry of entries) {
    if (entry.text === '' && entry.nested.length === 0) continue;
    if (entry.text === '' || isGroup(entry, shape, options.isOwnerName)) {
      if (isNotWorkInside(entry.text) || roleOf(entry.text) === 'excluded' && /[:：]$/.test(entry.text)) continue;
      const groups = entry.text === '' || isTopic(entry.text) ? options.groups : [...options.groups, labelOf(entry)];
      for (const nested of entry.nested) drafts.push(...extractList(nested, { ...options, groups }, depth + 1));
      continue;
    }
    if (isTemplateText(entry.text) || (entry.checked === null && entry.text.length <= 80 && declaresNone(entry.text))) continue;
    const line = fieldLine(entry.text);
    const before = drafts.at(-1);
    if (line !== null && line.field !== 'action' && line.field !== 'detail' && before !== undefined && depth > 0) continue;
    drafts.push(draftOf(entry, options.groups));
    // sub-tasks with a box of their own are work of their own
    if (entry.checked !== null) {
      for (const nested of entry.nested) if (nested.children.some((child) => entryOf(child).checked !== null)) drafts.push(...extractList(nested, options, depth + 1));
    }
  }
  return drafts;
}

function labelOf(entry: Entry): Title {
  return {
    text: entry.text,
    depth: 9,
    line: entry.item.position?.start.line ?? 1,
    start: entry.item.position?.start.offset ?? 0,
    end: entry.item.position?.end.offset ?? 0,
    announces: false,
    inline: false,
    flat: entry.own,
  };
}

/** The fields that lines below an item state (`Owner: Ana`). */
export function fieldsOf(nodes: readonly Nodes[]): Partial<Record<Field, Flat>> {
  const fields: Partial<Record<Field, Flat>> = {};
  for (const node of nodes) {
    const lines = node.type === 'list' ? node.children.map((item) => entryOf(item).own) : [flatten(node)];
    for (const flat of lines) {
      for (const text of flat.text.split('\n')) {
        const found = fieldLine(text);
        if (found !== null && fields[found.field] === undefined) fields[found.field] = { ...flat, text: found.value };
      }
    }
  }
  return fields;
}

function draftOf(entry: Entry, groups: readonly Title[]): Draft {
  const below = [...entry.rest, ...entry.nested];
  return {
    start: entry.item.position?.start.offset ?? 0,
    end: entry.item.position?.end.offset ?? 0,
    line: entry.item.position?.start.line ?? 1,
    own: entry.own,
    details: below.length === 0 ? [] : [flattenAll(below)],
    checked: entry.checked,
    fields: fieldsOf(below),
    groups,
    rows: undefined,
  };
}

/** `- Action: …`, `- Owner: …`, `- Due: …` in one list are the fields of one item, or of several in a row. */
function fieldList(entries: readonly Entry[], groups: readonly Title[]): Draft[] | null {
  const lines = entries.map((entry) => fieldLine(entry.text));
  const kinds = new Set(lines.flatMap((line) => (line === null ? [] : [line.field])));
  if (!kinds.has('action') || !(kinds.has('owner') || kinds.has('due') || kinds.has('status')) || lines.some((line) => line === null)) return null;
  const drafts: Draft[] = [];
  entries.forEach((entry, at) => {
    const line = lines[at];
    if (line === null || line === undefined) return;
    const current = drafts.at(-1);
    if (line.field === 'action') {
      if (!isTemplateText(line.value)) drafts.push(draftOf(entry, groups));
      return;
    }
    if (current === undefined) return;
    current.fields[line.field] ??= { ...entry.own, text: line.value };
    current.end = Math.max(current.end, entry.item.position?.end.offset ?? 0);
  });
  return drafts;
}
