import type { Html } from 'mdast';
import { fieldOf, type Draft, type Field } from '../draft.ts';
import type { Flat, FlatLink } from '../flatten.ts';
import type { Title } from '../entries.ts';
import { declaresNone, isTemplateText } from '../words/template.ts';
import { isPast, saysWork } from '../words/work.ts';

/** Longest HTML block that is read, in UTF-16 code units. */
const MAX_HTML = 200_000;
const TAG = /<(\/?)(li|ul|ol|tr|td|th|table)\b[^<>]{0,500}>/gi;
const HREF = /<a\b[^<>]{0,300}?href=["']([^"'<>\s]{1,500})["'][^<>]{0,300}>([^<]{0,300})/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

interface Piece {
  tag: string;
  start: number;
  end: number;
  inner: string;
}

/** The innermost `li`, `td` and `th` pieces and the row starts of a block, in order; unclosed tags end where the next begins. */
function pieces(html: string): Piece[] {
  const found: Piece[] = [];
  let open: { tag: string; start: number; from: number } | null = null;
  const close = (end: number): void => {
    if (open !== null) found.push({ tag: open.tag, start: open.start, end, inner: html.slice(open.from, end) });
    open = null;
  };
  for (const match of html.matchAll(TAG)) {
    close(match.index);
    const tag = (match[2] ?? '').toLowerCase();
    if (match[1] === '/') continue;
    if (tag === 'tr') found.push({ tag, start: match.index, end: match.index, inner: '' });
    if (tag === 'li' || tag === 'td' || tag === 'th') open = { tag, start: match.index, from: match.index + match[0].length };
  }
  close(html.length);
  return found;
}

function flatOf(inner: string): Flat {
  const links: FlatLink[] = [...inner.matchAll(HREF)].map((match) => ({ url: match[1] ?? '', label: match[2] ?? '', start: 0, end: 0 }));
  const text = inner
    .replace(/<[^<>]{1,600}>/g, ' ')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const struck: [number, number][] = /^\s*<(?:s|del|strike)\b/i.test(inner) ? [[0, text.length]] : [];
  return { text, links, struck, bold: [], code: [] };
}

/** One draft per `<li>` and per table row of an HTML block; a list item that leads in a nested list is none. */
export function extractHtml(node: Html, groups: readonly Title[]): Draft[] {
  const html = node.value.slice(0, MAX_HTML);
  const offset = node.position?.start.offset ?? 0;
  const firstLine = node.position?.start.line ?? 1;
  const drafts: Draft[] = [];
  let line = firstLine;
  let counted = 0;
  const lineAt = (index: number): number => {
    for (; counted < index; counted += 1) if (html[counted] === '\n') line += 1;
    return line;
  };
  const draft = (piece: Piece, own: Flat, rest: Partial<Draft>): Draft => ({
    start: offset + piece.start,
    end: offset + piece.end,
    line: lineAt(piece.start),
    own,
    details: [],
    checked: null,
    fields: {},
    groups,
    rows: undefined,
    ...rest,
  });

  let header: Field[] = [];
  let action = -1;
  let row: Piece[] = [];
  const rows: Piece[][] = [];
  const all = pieces(html);
  all.forEach((piece) => {
    if (piece.tag === 'tr') rows.push((row = [piece]));
    else if (piece.tag === 'td' || piece.tag === 'th') row.push(piece);
  });
  for (const cells of rows) {
    const [start, ...rest] = cells;
    if (start === undefined || rest.length === 0) continue;
    const flats = rest.map((cell) => flatOf(cell.inner));
    if (rest.every((cell) => cell.tag === 'th') || header.length === 0) {
      header = flats.map((flat) => fieldOf(flat.text));
      action = header.includes('action') ? header.indexOf('action') : header.indexOf('detail');
      continue;
    }
    const own = flats[action];
    if (own === undefined || isTemplateText(own.text)) continue;
    const fields: Partial<Record<Field, Flat>> = {};
    flats.forEach((cell, at) => {
      const field = header[at];
      if (at !== action && field !== undefined) fields[field] ??= cell;
    });
    drafts.push(draft({ ...start, end: rest.at(-1)?.end ?? start.end }, own, { fields, rows: rows.length }));
  }
  all.forEach((piece, at) => {
    if (piece.tag !== 'li') return;
    const own = flatOf(piece.inner);
    const leadsIn = all[at + 1]?.tag === 'li' && /^\s*<(?:ul|ol)/i.test(html.slice(piece.end)) && /[:：]$|^\S+(?: \S+){0,3}$/.test(own.text);
    if (!leadsIn && !isTemplateText(own.text) && !declaresNone(own.text)) drafts.push(draft(piece, own, {}));
  });
  return drafts;
}

const PARAGRAPH = /<p\b[^<>]{0,300}>([^]{1,4000}?)<\/p>/gi;

/** One draft per paragraph of an HTML block that says work: posts are often written in HTML. */
export function extractHtmlProse(node: Html, groups: readonly Title[]): Draft[] {
  const offset = node.position?.start.offset ?? 0;
  let line = node.position?.start.line ?? 1;
  let counted = 0;
  return [...node.value.slice(0, MAX_HTML).matchAll(PARAGRAPH)].flatMap((match): Draft[] => {
    line += node.value.slice(counted, match.index).split('\n').length - 1;
    counted = match.index;
    const own = flatOf(match[1] ?? '');
    const sentences = own.text.split(/(?<=[.!?]) (?=\p{Lu})/u);
    if (isTemplateText(own.text) || !sentences.some((sentence) => saysWork(sentence) && !isPast(sentence))) return [];
    return [{ start: offset + match.index, end: offset + match.index + match[0].length, line, own, details: [], checked: null, fields: {}, groups, rows: undefined }];
  });
}
