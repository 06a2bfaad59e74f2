/**
 * The entries of timelines: rows of a table whose first column is a time, and list items below a heading that says
 * "timeline". An entry without its date takes the one before; a clock that falls by half a day or more passed midnight.
 */
import type { List, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document, Range } from '../documents/model.ts';
import { clockProblem, parseDate } from './instant.ts';

export interface TimelineEntry {
  /** The time as written. */
  text: string;
  range: Range;
  /** Minutes on the timeline's own clock, only for comparing within one timeline; days counted from its first entry or from 1970. */
  minute: number;
  /** Whether a date stands with it or with one before it. */
  dated: boolean;
  /** Its own zone as written, else `null`. */
  zone: string | null;
}

export interface Timeline {
  range: Range;
  /** In the order of the document. */
  entries: readonly TimelineEntry[];
  /** Zone that the column's title or the text around it states, as written; `null` where none does. */
  zone: string | null;
}

const TIME_COLUMN = /^(?:time(?:stamp)?|when|date|at|start|zeit|uhrzeit|時刻|時間|日時)(?![\p{L}])/iu;
const TIMELINE = /time\s?line|chronolog|sequence of events|^log$|zeitleiste|zeitverlauf|ablauf|タイムライン|時系列/iu;
/** Abbreviations, offsets and tz names of zones. */
const ZONE_SOURCE = '(?:UTC|GMT)(?: ?[+-]\\d{1,2}(?::?\\d{2})?)?|Z|[+-]\\d{2}:\\d{2}|[AECMPH][SD]T|[ECMP]T|[CEW]ES?T|BST|IST|JST|KST|MSK|SGT|HKT|A[CEW][SD]T|NZ[SD]T|SAST|BRT|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Pacific)\\/[A-Za-z_]+';
/** Where a text names a zone, by these or in words. */
export const STATED_ZONE = new RegExp(`(?<![\\p{L}\\d])(?:${ZONE_SOURCE})(?![\\p{L}])|\\b(?:Pacific|Mountain|Central|Eastern|local|Berlin|London|Paris|Tokyo|Indian|Copenhagen|Danish|European)(?: (?:standard|daylight|summer|European|US))? time\\b|日本時間|Ortszeit`, 'u');
const ENTRY = new RegExp(
  `^[\\s*_\`~≈\\[(]*(?:(?:at|approx\\.?|around|about|ca\\.|c\\.) )?(?:(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T, ]{1,3}|$))?(?:(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?(?: ?([ap])\\.?m\\.?(?![\\p{L}]))?(?: ?\\(?(${ZONE_SOURCE})(?![\\p{L}\\d])\\)?)?)?`,
  'iu',
);
const HALF_DAY = 720;
const DAY = 1440;

/** Every timeline of a document with at least two times. */
export function timelinesOf(document: Document): Timeline[] {
  const found: Timeline[] = [];
  const { children } = document.tree;
  children.forEach((node, at) => {
    if (node.type !== 'table' && node.type !== 'list') return;
    const texts = node.type === 'table' ? rowsOf(node) : isTimelineList(document, node) ? itemsOf(node) : [];
    const entries = read(document, texts);
    if (entries.length < 2) return;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    found.push({ range: document.rangeAt(start, end), entries, zone: statedZone(document, node, children.slice(0, at)) });
  });
  return found;
}

interface EntryText {
  text: string;
  start: number;
}

function rowsOf(table: Table): EntryText[] {
  const [head, ...rows] = table.children;
  if (!TIME_COLUMN.test(head ? toString(head.children[0]).trim() : '')) return [];
  return rows.flatMap(({ children: [cell] }) => (cell ? textAt(cell.children[0] ?? cell, toString(cell)) : []));
}

function itemsOf(list: List): EntryText[] {
  return list.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? textAt(first.children[0] ?? first, toString(first)) : []));
}

function textAt(node: { position?: { start: { offset?: number | undefined } } | undefined }, text: string): EntryText[] {
  return [{ text: text.slice(0, 80), start: node.position?.start.offset ?? 0 }];
}

/** A list belongs to the heading above it. */
function isTimelineList(document: Document, list: List): boolean {
  const start = list.position?.start.offset ?? 0;
  return document.sections.some(({ title, range }) => range.start.offset < start && start < range.end.offset && TIMELINE.test(title));
}

function statedZone(document: Document, node: RootContent, before: readonly RootContent[]): string | null {
  const title = node.type === 'table' ? toString(node.children[0]) : '';
  const column = STATED_ZONE.exec(title.slice(0, 200))?.[0];
  if (column !== undefined) return column;
  const start = node.position?.start.offset ?? 0;
  const around = document.sections.filter(({ range }) => range.start.offset < start && start < range.end.offset);
  const from = Math.min(...around.filter(({ depth }) => depth > 1).map(({ range }) => range.start.offset), start);
  const near = before.filter(({ position }) => (position?.start.offset ?? 0) >= from).map((one) => toString(one).slice(0, 1000));
  for (const text of [...near, ...before.map((one) => (one.type === 'paragraph' || one.type === 'blockquote' ? toString(one).slice(0, 1000) : '')).filter((text) => /\ball times?\b|\btimes (?:are|in)\b|\btime ?zone/i.test(text))]) {
    const zone = STATED_ZONE.exec(text)?.[0];
    if (zone !== undefined) return zone;
  }
  return null;
}

function read(document: Document, texts: readonly EntryText[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let day: number | null = null;
  for (const { text, start } of texts) {
    const match = ENTRY.exec(text);
    const [year, month, date, hour, minute, , half, zone] = match?.slice(1) ?? [];
    const last = entries.at(-1);
    if (year !== undefined) {
      const padded = `${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
      day = 'problem' in parseDate(padded) ? null : Date.parse(padded) / 86_400_000;
    }
    if (match === null || hour === undefined || minute === undefined || clockProblem(Number(hour), Number(minute)) !== null) continue;
    const clock = (half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute);
    let at = (day ?? 0) * DAY + clock;
    if (year === undefined && last) {
      const same = Math.floor(last.minute / DAY) * DAY + clock;
      at = same < last.minute - HALF_DAY ? same + DAY : same;
      day = day === null ? null : Math.floor(at / DAY);
    }
    const shown = match[0].replace(/^[\s*_`~≈[(]+/, '').trim();
    const offset = start + Math.max(0, document.text.slice(start, start + 120).indexOf(shown));
    entries.push({ text: shown, range: document.rangeAt(offset, offset + shown.length), minute: at, dated: year !== undefined || (last?.dated ?? false), zone: zone ?? null });
  }
  return entries;
}
