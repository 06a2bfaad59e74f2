import type { Nodes, Table, TableRow } from 'mdast';
import type { Draft, Field } from '../draft.ts';
import { fieldOf } from '../draft.ts';
import { flatten, flattenAll, type Flat } from '../flatten.ts';
import type { Title } from '../entries.ts';
import { dueOfCell } from '../words/due.ts';
import { declaresNone, isTemplateText } from '../words/template.ts';

const EMPTY_CELL = /^[\s\-–—_.…|]*$/;
const NOT_ITEMS = /^(?:time|timestamp|event|events|meaning|definition|term|metric|before|after|symptom|service|utc|時刻|時間|イベント|説明)$/i;

interface Columns {
  fields: Field[];
  /** Column that holds the item's own words. */
  action: number;
}

function columnsOf(table: Table): Columns {
  const header = table.children[0];
  const names = (header?.children ?? []).map((cell) => flatten(cell).text.trim());
  const fields = names.map(fieldOf);
  let action = fields.indexOf('action');
  // "Item" or "What" next to a real "Action" column
  const precise = names.findIndex((name, at) => fields[at] === 'action' && namesAction(name));
  if (precise >= 0) action = precise;
  if (action < 0) action = fields.indexOf('detail');
  if (action < 0) action = widest(table, fields);
  return { fields, action };
}

/** "Action", not "Item" or "What". */
const namesAction = (name: string): boolean => /action|task|to-?do|アクション|対策|ma(?:ß|ss)nahme/i.test(name);

/** The column with the longest texts among those that are no field of another kind. */
function widest(table: Table, fields: readonly Field[]): number {
  const width = fields.map(() => 0);
  for (const row of table.children.slice(1, 60)) {
    row.children.forEach((cell, at) => {
      if (at < width.length && fields[at] === 'other') width[at] = (width[at] ?? 0) + Math.min(flatten(cell).text.length, 400);
    });
  }
  const best = width.indexOf(Math.max(...width, 0));
  return (width[best] ?? 0) > 0 ? best : -1;
}

/** Whether a table by its header alone is a list of follow-up work, in whatever section it stands. */
export function announcesActions(table: Table, among: 'lessons' | 'prevention' | null = null): boolean {
  const names = (table.children[0]?.children ?? []).map((cell) => flatten(cell).text.trim());
  const fields = names.map(fieldOf);
  if (names.some((name) => /^(?:time|timestamp|utc|hh:mm|時刻|時間)\b/i.test(name)) || fields[0] === 'due') return false;
  const named = names.some((name) => /^(?:follow[- ]?up )?action[- ]?items?$|^アクション(?:アイテム)?$|^corrective actions?$|^follow[- ]?ups?$/i.test(name));
  const others = ['owner', 'due', 'status', 'ticket'].filter((field) => fields.includes(field as Field)).length;
  if (named && others >= 1) return true;
  if (!fields.includes('action')) return false;
  return (fields.includes('owner') && (others >= 2 || among !== null)) || (among === 'prevention' && others >= 1 && names.some(namesAction));
}

/** Rows that begin with a time of day tell what happened, whatever the header calls it. */
const AT_A_TIME = /^\W{0,3}(?:\d{4}-\d{2}-\d{2}[ T]{1,3})?\d{1,2}[:：]\d{2}/;
function isTimeline(table: Table): boolean {
  const rows = table.children.slice(1, 4);
  return rows.length > 0 && rows.every(({ children: [first] }) => first !== undefined && AT_A_TIME.test(flatten(first).text));
}

function isLegend(table: Table, columns: Columns): boolean {
  if (columns.fields.some((field) => field === 'owner' || field === 'due' || field === 'status' || field === 'ticket')) return false;
  const names = (table.children[0]?.children ?? []).map((cell) => flatten(cell).text.trim());
  if (names.every((name) => name === '')) return false;
  return names.some((name) => NOT_ITEMS.test(name)) || (names.length === 2 && columns.fields.every((field) => field === 'other' || field === 'detail'));
}

/** One draft per row that says something; rows of dashes, template rows and group rows are none. */
export function extractTable(table: Table, groups: readonly Title[]): Draft[] {
  const columns = columnsOf(table);
  if (columns.action < 0 && !columns.fields.includes('ticket')) return [];
  if (isLegend(table, columns) || isTimeline(table)) return [];
  const drafts: Draft[] = [];
  let rowGroups = groups;
  for (const row of table.children.slice(1)) {
    const cells = alignedCells(row, columns);
    const filled = cells.filter((cell) => !EMPTY_CELL.test(cell.text));
    if (filled.length === 0) continue;
    const label = groupLabel(row, cells, filled);
    if (label !== null) {
      rowGroups = [...groups, label];
      continue;
    }
    const draft = draftOf(row, cells, columns, rowGroups, table.children.length - 1);
    if (draft !== null) drafts.push(draft);
  }
  return drafts;
}

const BAR: Nodes = { type: 'text', value: '|' };

/** A bar inside code splits a cell in two; the cells behind the item's own are then counted from the right. */
function alignedCells(row: TableRow, columns: Columns): Flat[] {
  const surplus = row.children.length - columns.fields.length;
  if (surplus <= 0 || columns.action < 0) return row.children.map((cell) => flatten(cell));
  const until = columns.action + surplus + 1;
  return [
    ...row.children.slice(0, columns.action).map((cell) => flatten(cell)),
    flattenAll(row.children.slice(columns.action, until).flatMap((cell, at): Nodes[] => (at === 0 ? [cell] : [BAR, cell]))),
    ...row.children.slice(until).map((cell) => flatten(cell)),
  ];
}

function draftOf(row: TableRow, cells: readonly Flat[], columns: Columns, groups: readonly Title[], rows: number): Draft | null {
  const fields: Partial<Record<Field, Flat>> = {};
  columns.fields.forEach((field, at) => {
    const cell = cells[at];
    if (cell === undefined || at === columns.action) return;
    // "Timeframe: short term" next to a real date
    if (fields[field] === undefined || (field === 'due' && dueOfCell(fields.due?.text ?? '') === null)) fields[field] = cell;
  });
  let own = cells[columns.action];
  if (own === undefined || EMPTY_CELL.test(own.text)) own = fields.detail ?? fields.ticket;
  if (own === undefined || EMPTY_CELL.test(own.text) || isTemplateText(own.text) || isNone(own.text)) return null;
  const first = cells[0]?.text.trim() ?? '';
  const box = /^\[([ xX])\]|^([☐☑✅])/.exec(own.text.trim()) ?? /^\[([ xX])\]$|^([☐☑✅])$/.exec(first);
  return {
    start: row.position?.start.offset ?? 0,
    end: row.position?.end.offset ?? 0,
    line: row.position?.start.line ?? 1,
    own,
    details: cells.filter((_, at) => at !== columns.action && ['detail', 'other', 'action'].includes(columns.fields[at] ?? 'other')),
    checked: box === null ? null : /[xX☑✅]/.test(box[1] ?? box[2] ?? ''),
    fields,
    groups,
    rows,
  };
}

const isNone = (text: string): boolean => text.trim().length <= 60 && declaresNone(text);

/** A row with one bold cell and nothing else groups the rows below it. */
function groupLabel(row: TableRow, cells: readonly Flat[], filled: readonly Flat[]): Title | null {
  const only = filled[0];
  if (filled.length !== 1 || only === undefined || cells.length < 3 || only !== cells[0]) return null;
  const bold = only.bold.some(([start, end]) => end - start >= only.text.trim().length - 1);
  if (!bold) return null;
  return {
    text: only.text.trim(),
    depth: 9,
    line: row.position?.start.line ?? 1,
    start: row.position?.start.offset ?? 0,
    end: row.position?.end.offset ?? 0,
    announces: false,
    inline: false,
    flat: only,
  };
}
