import { firstIndex } from '../documents/first-index.ts';
import type { Document } from '../documents/model.ts';
import { joinLines, type Draft } from './draft.ts';
import { labelsOf, wordsOf } from './labels.ts';
import type { ActionItem, RecogniserContext } from './model.ts';
import { ownerOfCell, ownerOfGroup, ownerOfText, type Owner } from './owner.ts';
import { singleSpaced } from '../policy/wording.ts';
import { statusOf } from './status.ts';
import { dueOfCell, dueOfGroup, dueOfText, isSentence } from './words/due.ts';
import { ticketsOf } from './words/tickets.ts';

/** Longest text that is kept of an item: reports stay readable whatever a file holds. */
const MAX_TEXT = 1000;

function ownerOf(draft: Draft, context: RecogniserContext): Owner {
  const cell = draft.fields.owner;
  if (cell !== undefined) {
    const owner = ownerOfCell(cell.text, context);
    if (owner.owner !== null) return owner;
    if (draft.rows !== undefined) return owner;
  }
  for (const flat of [draft.own, ...draft.details.filter((detail) => /owner|assign|担当|responsible|dri/i.test(detail.text.slice(0, 2000)))]) {
    const owner = ownerOfText(joinLines(flat.text), context);
    if (owner.owner !== null) return owner;
  }
  const [from, to] = draft.own.bold[0] ?? [0, 0];
  if (to > from && from <= 2 && to - from <= 40) {
    const owner = ownerOfGroup(draft.own.text.slice(from, to), context);
    if (owner.ownerKind === 'person' || /^\S+ \S+$/.test(owner.owner ?? '')) return owner;
  }
  for (const group of draft.groups.toReversed()) {
    const owner = ownerOfGroup(group.text, context);
    if (owner.owner !== null) return owner;
  }
  return { owner: null, ownerKind: null };
}

function dueOf(draft: Draft, done: boolean): string | null {
  const cell = draft.fields.due;
  if (cell !== undefined) {
    const due = draft.rows === undefined && isSentence(cell.text) ? null : dueOfCell(cell.text);
    if (due !== null || draft.rows !== undefined) return due;
  }
  const own = dueOfText(joinLines(draft.own.text), done);
  if (own !== null) return own;
  for (const detail of draft.details) {
    const due = draft.rows === undefined && /\b(?:due|deadline|eta|target)\b|期限/i.test(detail.text.slice(0, 2000)) ? dueOfText(joinLines(detail.text), true) : null;
    if (due !== null) return due;
  }
  for (const group of draft.groups.toReversed()) {
    const due = dueOfGroup(group.text);
    if (due !== null) return due;
  }
  return null;
}

/** Reads a draft's words into the record that rules and reports see. */
export function itemOf(draft: Draft, document: Document, context: RecogniserContext): ActionItem {
  const { owner, ownerKind } = ownerOf(draft, context);
  const status = statusOf(draft);
  const ticketCell = draft.fields.ticket;
  const idCell = draft.fields.id;
  const tickets = [
    ...ticketsOf([draft.own, ...draft.details, ...(draft.fields.status ? [draft.fields.status] : [])], context, idCell === undefined || draft.rows === undefined ? {} : { rowReferences: draft.rows }),
    ...(ticketCell === undefined ? [] : ticketsOf([ticketCell], context, { bareNumbers: true })),
    ...(idCell === undefined ? [] : ticketsOf([idCell], context, { rowIds: draft.rows ?? 50 })),
  ];
  return {
    file: document.path,
    line: draft.line,
    range: rangeOf(draft, document),
    text: shown(draft.own.text),
    owner,
    ownerKind,
    tickets: [...new Set(tickets)],
    labels: labelsOf(wordsOf([draft.own, ...draft.details]), draft.fields.label?.text, document.frontmatter.data['actionItemLabel'], owner),
    due: dueOf(draft, status === 'done'),
    status,
  };
}

/** The parser drops the indentation of wrapped lines, so an offset counted in its words may fall on the line before. */
function rangeOf(draft: Draft, document: Document): ActionItem['range'] {
  const start = document.rangeAt(draft.start, draft.start).start.line < draft.line ? startOfLine(draft.line, draft.start, document) : draft.start;
  return document.rangeAt(start, Math.max(start, draft.end));
}

/** Where a line begins that is somewhere behind an offset. */
function startOfLine(line: number, from: number, { text, rangeAt }: Document): number {
  return from + firstIndex(text.length - from, (length) => rangeAt(from + length, from + length).start.line >= line);
}

function shown(text: string): string {
  const one = singleSpaced(text.slice(0, MAX_TEXT * 2).replace(/^\s{0,3}\[[ xX]?\]\s?/, '')).trim();
  return one.length <= MAX_TEXT ? one : `${one.slice(0, MAX_TEXT - 1)}…`;
}
