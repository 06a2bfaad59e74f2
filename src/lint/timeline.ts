/**
 * The entries of timelines: rows of a table that begins with a time or a day and a time, and list items, headings and
 * paragraphs below a heading that says "timeline". An entry without its date takes the one before; a clock that falls by half a day or more passed
 * midnight. A day without its year, or in words, is only told from the one before: it is some day after it.
 */
import type { List, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { large } from '../actions/large.ts';
import { latest } from '../documents/latest.ts';
import type { Document, Range } from '../documents/model.ts';
import type { Seconds } from '../policy/duration.ts';
import { clockProblem, parseDate } from './instant.ts';

export interface TimelineEntry {
  /** The time as written. */
  text: string;
  range: Range;
  /** Minutes on the timeline's own clock, only for comparing within one timeline; days counted from its first entry or from 1970. */
  minute: number;
  /** Whether a date stands with it or with one before it. */
  dated: boolean;
  /** Whether its day is another one than that of the entry before, and nobody can count how many days later. */
  apart: boolean;
  /** Its own zone as written, else `null`. */
  zone: string | null;
}

export interface Timeline {
  /** In the order of the document. */
  entries: readonly TimelineEntry[];
  /** Zone that the column's title or the text around it states, as written; `null` where none does. Looked for when somebody asks; no getter, since the engine keeps those, and the document they know, long after. */
  zone: () => string | null;
}

const TIME_COLUMN = /^(?:time(?:stamp)?|when|date|at|start|zeit|uhrzeit|時刻|時間|日時)(?![\p{L}])/iu;
const DAY_COLUMN = /^(?:day|weekday|date|tag|datum|日付|曜日)(?![\p{L}])/iu;
const TIMELINE = /time\s?line|chronolog|sequence of events|^log$|zeitleiste|zeitverlauf|ablauf|タイムライン|時系列/iu;
/** Abbreviations, offsets and tz names of zones. */
const ZONE_SOURCE = '(?:UTC|GMT)(?: ?[+-]\\d{1,2}(?::?\\d{2})?)?|Z|[+-]\\d{2}:\\d{2}|[AECMPH][SD]T|[ECMP]T|[CEW]ES?T|[MOW]ES?Z|BST|IST|JST|KST|MSK|SGT|HKT|A[CEW][SD]T|NZ[SD]T|SAST|BRT|[A-Z]{2}\\/(?:Pacific|Mountain|Central|Eastern)|(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Pacific)\\/[A-Za-z_]+';
/** Where a text names a zone, by these or in words. */
export const STATED_ZONE = new RegExp(`(?<![\\p{L}\\d])(?:${ZONE_SOURCE})(?![\\p{L}])|\\b(?:Pacific|Mountain|Central|Eastern|local|Berlin|London|Paris|Tokyo|Indian|Copenhagen|Danish|European)(?: (?:standard|daylight|summer|European|US))? time\\b|日本時間|Ortszeit`, 'u');
/** A quick look: one of these stands wherever a zone is stated. */
const MAY_STATE_ZONE = /[A-Z]T|Z|UTC|MSK|[+-]\d\d:\d|\/[A-Za-z_]| time|日本時間|Ortszeit/;
const MONTH = '(?:Jan|Feb|Mar|Mär|Apr|May|Mai|Jun|Jul|Aug|Sep|Oct|Okt|Nov|Dec|Dez)[a-zä]{0,9}\\.?';
const ORDINAL = '\\d{1,2}(?:st|nd|rd|th|\\.)?';
/** A day without its year, or in words. */
const DAY_SOURCE = `(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?(?:\\d{1,2}[-/.]\\d{1,2}(?:[-/.]\\d{2,4})?\\.?|${MONTH} ${ORDINAL}(?:,? \\d{4})?|${ORDINAL} ${MONTH}(?:,? \\d{4})?|\\d{1,2}月\\d{1,2}日)`;
const ENTRY = large(new RegExp(
  `^[\\s*_\`~≈\\[(]*(?:(?:at|approx\\.?|around|about|ca\\.|c\\.) )?(?:(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?:[T, ]{1,3}|$)|(${DAY_SOURCE})(?:[T,:]?[\\s]{1,3}|,?$))?(?:(?:at|approx\\.?|around|about|ca\\.|c\\.) |~)?(?:(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?(?: ?([ap])\\.?m\\.?(?![\\p{L}]))?(?: ?\\(?(${ZONE_SOURCE})(?![\\p{L}\\d])\\)?)?)?`,
  'iu',
));
const ALL_TIMES = /\ball times?\b|\btimes (?:are|in)\b|\btime ?zone/i;
/** Headings down to this depth begin a chapter of its own. */
const CHAPTER = 2;
const HALF_DAY = 720;
const DAY = 1440;

/** Every timeline of a document with at least two times; found once for all rules. */
export const timelinesOf: (document: Document) => readonly Timeline[] = latest((document) => {
  const titles = new Map(document.sections.map(({ range, title, depth }) => [range.start.offset, { title, depth }]));
  const open: { depth: number; tells: boolean; headings?: EntryText[]; paragraphs?: EntryText[] }[] = [];
  const candidates: { node: RootContent; texts: EntryText[] }[] = [];
  for (const node of document.tree.children) {
    const heading = titles.get(node.position?.start.offset ?? -1);
    if (heading) {
      while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
      const above = open.find(({ tells }) => tells);
      if (above && !above.headings) candidates.push({ node, texts: (above.headings = []) });
      above?.headings?.push(...textAt('children' in node ? (node.children[0] ?? node) : node, heading.title));
      open.push({ depth: heading.depth, tells: TIMELINE.test(heading.title) });
    } else if (node.type === 'table') candidates.push({ node, texts: rowsOf(node) });
    else if (node.type === 'list' && open.some(({ tells }) => tells)) candidates.push({ node, texts: itemsOf(node) });
    else if (node.type === 'paragraph') {
      const above = open.find(({ tells }) => tells);
      if (above && !above.paragraphs) candidates.push({ node, texts: (above.paragraphs = []) });
      above?.paragraphs?.push(...textAt(node.children[0] ?? node, toString(node)));
    }
  }
  const found = candidates.flatMap(({ node, texts }) => {
    const entries = read(document, texts);
    return entries.length >= 2 ? [{ node, entries }] : [];
  });
  let zones: ReadonlyMap<RootContent, string> | undefined;
  return found.map(({ node, entries }): Timeline => ({
    entries,
    zone: () => {
      zones ??= zonesOf(document, titles, new Set(found.map((one) => one.node)));
      return (node.type === 'table' ? columnZone(node) : null) ?? zones.get(node) ?? null;
    },
  }));
});

/** The first zone that a text names, as written. */
export function statedZone(text: string): string | null {
  return MAY_STATE_ZONE.test(text) ? (STATED_ZONE.exec(text)?.[0] ?? null) : null;
}

function columnZone(table: Table): string | null {
  return statedZone((table.children[0]?.children ?? []).map((cell) => toString(cell)).join(' ').slice(0, 200));
}

/** The zone that holds at each of some nodes: named above it in its chapter, or for all times in a sentence anywhere above. */
function zonesOf(document: Document, titles: ReadonlyMap<number, { depth: number }>, wanted: ReadonlySet<RootContent>): Map<RootContent, string> {
  const zones = new Map<RootContent, string>();
  let left = wanted.size;
  let [chapter, everywhere]: (string | null)[] = [null, null];
  for (const node of document.tree.children) {
    const depth = titles.get(node.position?.start.offset ?? -1)?.depth ?? Infinity;
    if (depth <= CHAPTER) chapter = null;
    const zone = chapter ?? everywhere;
    if (wanted.has(node)) {
      left--;
      if (zone !== null && zone !== undefined) zones.set(node, zone);
    }
    if (left === 0) break;
    if (node.type === 'code' || node.type === 'html') continue;
    // Looking for a zone takes long, so it is done only where it would change something.
    const mayHoldForAll = everywhere === null && (node.type === 'paragraph' || node.type === 'blockquote');
    if (chapter !== null && !mayHoldForAll) continue;
    const text = toString(node).slice(0, 1000);
    const forAll = mayHoldForAll && ALL_TIMES.test(text);
    if (chapter !== null && !forAll) continue;
    const stated = statedZone(text);
    chapter ??= stated;
    if (forAll) everywhere = stated;
  }
  return zones;
}

/** An entry of a timeline as a moment. */
export interface TimelineMoment {
  at: Seconds;
  range: Range;
}

/** The entries as moments; `null` where their zone is not UTC or a day is not known. Days that are not written count from `declared`. */
export function momentsOf(timeline: Timeline, declared: Seconds | null): TimelineMoment[] | null {
  if (declared === null) return null;
  const day = Math.floor(declared / 86_400) * 1440;
  if (timeline.entries.some(({ apart }) => apart)) return null;
  const moments: TimelineMoment[] = [];
  for (const entry of timeline.entries) {
    if (!/^(?:UTC|GMT|Z|\+00:00)$/i.test(entry.zone ?? timeline.zone() ?? '')) return null;
    moments.push({ at: (entry.dated ? entry.minute : day + entry.minute) * 60, range: entry.range });
  }
  return moments;
}

interface EntryText {
  text: string;
  start: number;
  /** How much of the text stands in columns in front of `start`. */
  ahead: number;
}

function rowsOf(table: Table): EntryText[] {
  const [head, ...rows] = table.children;
  const titles = (head?.children ?? []).slice(0, 4).map((cell) => toString(cell).trim());
  const days = titles.findIndex((title) => !DAY_COLUMN.test(title));
  const column = days > 0 && TIME_COLUMN.test(titles[days] ?? '') ? days : 0;
  if (!TIME_COLUMN.test(titles[column] ?? '')) return [];
  return rows.flatMap(({ children: cells }) => {
    const cell = cells[column];
    return cell ? textAt(cell.children[0] ?? cell, toString(cell), cells.slice(0, column).map((before) => `${toString(before).slice(0, 40)} `).join('')) : [];
  });
}

function itemsOf(list: List): EntryText[] {
  return list.children.flatMap(({ children: [first] }) => (first?.type === 'paragraph' ? textAt(first.children[0] ?? first, toString(first)) : []));
}

function textAt(node: { position?: { start: { offset?: number | undefined } } | undefined }, text: string, before = ''): EntryText[] {
  return [{ text: before + text.slice(0, 80), ahead: before.length, start: node.position?.start.offset ?? 0 }];
}

/** `13:30-13:45` ends at 13:45; `13:30-05:00` and `2026-03-14T04:00-05:00` have an offset. */
function isEnd(zone: string, written: string, from: number): boolean {
  const end = /^-(\d{2}):(\d{2})$/.exec(zone);
  return end !== null && Number(end[1]) * 60 + Number(end[2]) > from && !/\dT\d/i.test(written);
}

function read(document: Document, texts: readonly EntryText[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  let day: number | null = null;
  // The day in words, and whether it is another one than that of the last entry.
  let [named, next]: [string | null, boolean] = [null, false];
  for (const { text, start, ahead } of texts) {
    const match = ENTRY.exec(text);
    const [year, month, date, dayName, hour, minute, , half, zone] = match?.slice(1) ?? [];
    const last = entries.at(-1);
    if (year !== undefined) {
      const padded = `${year}-${(month ?? '').padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
      day = 'problem' in parseDate(padded) ? null : Date.parse(padded) / 86_400_000;
      [named, next] = [null, false];
    } else if (dayName !== undefined) {
      const before: string | null = named;
      named = dayName.toLowerCase();
      next ||= before !== named && last !== undefined;
    }
    if (match === null || hour === undefined || minute === undefined || clockProblem(Number(hour), Number(minute)) !== null) continue;
    const clock = (half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + Number(minute);
    let at = (day ?? 0) * DAY + clock;
    if (year === undefined && last) {
      const same = Math.floor(last.minute / DAY) * DAY + clock;
      at = next || (dayName === undefined && same < last.minute - HALF_DAY) ? same + DAY : same;
      day = day === null ? null : Math.floor(at / DAY);
    }
    const shown = (match[0].slice(ahead).trim() || match[0]).replace(/^[\s*_`~≈[(]+/, '').trim();
    const offset = start + Math.max(0, document.text.slice(start, start + 120).indexOf(shown));
    entries.push({ text: shown, range: document.rangeAt(offset, offset + shown.length), minute: at, dated: year !== undefined || (last?.dated ?? false), apart: next, zone: zone === undefined || isEnd(zone, match[0], clock) ? null : zone });
    next = false;
  }
  return entries;
}
