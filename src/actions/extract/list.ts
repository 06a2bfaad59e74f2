import type { List, ListItem, Nodes } from 'mdast';
import { fieldLine, type Draft, type Field } from '../draft.ts';
import { flatten, flattenAll, unmarked, type Flat } from '../flatten.ts';
import { normaliseTitle } from '../headings.ts';
import type { Title } from '../entries.ts';
import { isGrouping, isNotWorkInside, roleOf } from '../roles.ts';
import { declaresNone, isTemplateText } from '../words/template.ts';
import { isGerund, isImperative, isPast, saysWork } from '../words/work.ts';

const MAX_DEPTH = 30;

interface Entry {
  item: ListItem;
  own: Flat;
  text: string;
  checked: boolean | null;
  nested: List[];
  rest: Nodes[];
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff]/gu;
/** Words of a text; a script without spaces has about one to two characters. */
const wordsIn = (text: string): number => text.split(/\s+/).length + Math.floor((text.match(CJK)?.length ?? 0) / 2);
/** "**Flag monitoring** (high priority)": what is ranked is work, not a topic. */
const HAS_PRIORITY = /\((?:(?:critical|high|medium|low)(?: priority)?|p[0-5])\)$/i;
const BOX = /^\s{0,3}(?:\[([ xX✓✔]?)\]|([☐☑✅✔]))\s?/u;

function entryOf(item: ListItem): Entry {
  const head = item.children.find((child) => child.type !== 'list');
  const own = head === undefined ? unmarked('') : flatten(head);
  const box = BOX.exec(own.text);
  const marked = box === null ? null : box[1] !== undefined ? box[1].trim() !== '' : box[2] === '☐' ? false : true;
  return {
    item,
    own,
    text: own.text.replace(BOX, '').trim(),
    checked: item.checked ?? marked,
    nested: item.children.filter((child): child is List => child.type === 'list'),
    rest: item.children.filter((child) => child !== head && child.type !== 'list'),
  };
}

/** Whether a sub-item has work of its own, so that it cannot be a mere detail. */
const worksAlone = (entry: Entry): boolean => entry.checked !== null || isImperative(entry.text) || isGerund(entry.text) || saysWork(entry.text);

function isLabel(entry: Entry): boolean {
  const text = entry.text;
  const normal = normaliseTitle(text);
  if (isGrouping(text) || (roleOf(text) === 'follow-up' && normal.split(' ').length <= 6)) return true;
  const allBold = entry.own.bold.some(([start, end]) => end - start >= text.length - 1);
  return (allBold || /[:：]$/.test(text)) && wordsIn(normal) <= 10;
}

/** The sub-items that could be work of their own: no fields of the item and no bare addresses. */
function childrenOf(entry: Entry): Entry[] {
  const children = entry.nested.flatMap((list) => list.children.map(entryOf)).filter((child) => child.text !== '');
  return children.filter((child) => [undefined, 'action'].includes(fieldLine(child.text)?.field) && !/^(?:https?:\/\/\S+|[\w./-]{0,80}#\d+)$/.test(child.text.trim()));
}

/** What the entries of a list look like beside each other. */
interface Shape {
  /** Most have no sub-items, so one that has some is an item like them. */
  flat: boolean;
  /** Each has one sub-item: the title is the item and what stands below it says how. */
  paired: boolean;
}

function shapeOf(entries: readonly Entry[]): Shape {
  const filled = entries.filter((entry) => entry.text !== '');
  const nested = filled.filter((entry) => entry.nested.length > 0);
  return {
    flat: filled.length >= 3 && nested.length * 2 < filled.length,
    paired: nested.length >= 2 && nested.length === filled.length && nested.every((entry) => childrenOf(entry).length === 1),
  };
}

/** Whether an entry only groups its children: then it is no item and they are. */
function isGroup(entry: Entry, shape: Shape, isOwnerName: (text: string) => boolean): boolean {
  if (entry.nested.length === 0) return false;
  const real = childrenOf(entry);
  if (real.length === 0) return false;
  if (isOwnerName(entry.text)) return true;
  const working = real.filter(worksAlone).length;
  if (real.some((child) => child.checked !== null) && entry.checked === null) return true;
  const orders = isImperative(entry.text) || isGerund(entry.text) || saysWork(entry.text);
  const leadsIn = /[:：]$/.test(entry.text);
  // "✅ Docs updated:" is ticked as one
  if (entry.checked === true && leadsIn && !isGrouping(entry.text) && working === 0) return false;
  if (isGrouping(entry.text)) return true;
  const mostWork = working * 2 > real.length;
  if (isLabel(entry)) {
    if (roleOf(entry.text) !== 'follow-up' && (shape.paired || (shape.flat && !mostWork))) return false;
    return !orders || mostWork;
  }
  if (leadsIn && mostWork && !orders && entry.checked === null) return true;
  if (entry.checked !== null || orders || isPast(entry.text) || HAS_PRIORITY.test(entry.text)) return false;
  return wordsIn(entry.text) <= 7 && !shape.paired && working * 2 >= real.length;
}

function isFieldEntry(text: string): boolean {
  const line = fieldLine(text);
  return line !== null && line.field !== 'action' && line.field !== 'detail';
}

export interface ListOptions {
  groups: readonly Title[];
  /** Whether a text is the name of a person or a team, so that it groups what stands below it. */
  isOwnerName(text: string): boolean;
  /** Whether a group's label is one topic among those beside it, whatever else it could be. */
  isTopic(text: string, siblings: readonly string[]): boolean;
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
  const shape = shapeOf(entries);
  for (const entry of entries) {
    if (entry.text === '' && entry.nested.length === 0) continue;
    if (entry.text === '' || isGroup(entry, shape, options.isOwnerName)) {
      if (isNotWorkInside(entry.text) || roleOf(entry.text) === 'excluded' && /[:：]$/.test(entry.text)) continue;
      const labels = entries.filter((other) => other.nested.length > 0).map((other) => other.text);
      const groups = entry.text === '' || options.isTopic(entry.text, labels) ? options.groups : [...options.groups, labelOf(entry)];
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
