import { grouped } from '../documents/grouped.ts';
import type { Nodes, Paragraph, Table } from 'mdast';
import type { Draft } from './draft.ts';
import { fieldedTitle } from './extract/fielded.ts';
import { extractHtml, extractHtmlProse } from './extract/html.ts';
import { extractList } from './extract/list.ts';
import { extractProse } from './extract/prose.ts';
import { announcesActions, extractTable } from './extract/table.ts';
import { titleAsItem } from './extract/title.ts';
import { flatten, type Flat } from './flatten.ts';
import { large } from './large.ts';
import type { RecogniserContext } from './model.ts';
import { ownerOfGroup, ownerOfText, topicsAmong } from './owner.ts';
import { normaliseTitle, WHAT_WE_CHANGED } from './headings.ts';
import { isNeverWork, isNotWorkInside } from './roles.ts';
import type { FollowUpSection, Part, Stray } from './sections.ts';
import { tellsOtherwise } from './title-cues.ts';
import { looksLikePerson } from './words/people.ts';
import { statusOfText } from './words/status.ts';
import { ticketsOf } from './words/tickets.ts';
import { isGerund, isImperative, isPast, isWholeTodo, saysWork } from './words/work.ts';

/** Whether a list or a table stands in it, so that its paragraphs only lead in and out. */
export const hasEntries = (part: Pick<Part, 'blocks'>): boolean =>
  part.blocks.some(({ node }) => node.type === 'list' || node.type === 'table' || (node.type === 'html' && /<(?:li|td)\b/i.test(node.value)));

/** Outside the sections about follow-ups no group gives an owner. */
const UNOWNED = { groups: [], isOwnerName: () => false, topicsAmong: () => () => false };

/** Lines of the sub-titles that are topics among topics and own nothing. */
function topicsOf(section: FollowUpSection, context: RecogniserContext): ReadonlySet<number> {
  const titles = section.parts.flatMap(({ title }) => (title === section.title ? [] : [title]));
  if (titles.length < 2) return new Set();
  const isTopic = new Map([...grouped(titles, ({ depth }) => depth)].map(([depth, beside]) => [depth, topicsAmong(beside.map(({ text }) => text), context)]));
  return new Set(titles.filter(({ text, depth }) => isTopic.get(depth)?.(text)).map(({ line }) => line));
}

/** The entries of a follow-up section. */
export function draftsOf(section: FollowUpSection, context: RecogniserContext): Draft[] {
  const mixed = section.parts.some(hasEntries);
  const isOwnerName = (text: string): boolean => ownerOfGroup(text, context).owner !== null;
  const topics = topicsOf(section, context);
  const drafts: Draft[] = [];
  for (const part of section.parts) {
    const groups = [section.title, ...part.groups].filter((title) => !topics.has(title.line));
    const firm = part.role === 'follow-up';
    const mine: Draft[] = [];
    if (isAdvice(part)) continue;
    const detailLists = interruptions(part);
    const holdsEntries = hasEntries(part);
    let underFields = false;
    for (const [at, { node, quoted }] of part.blocks.entries()) {
      if (node.type === 'list' && isRule(part.blocks[at - 1]?.node)) continue;
      const fielded = firm && node.type === 'paragraph' && !quoted ? fieldedTitle(node, groups) : null;
      if (fielded !== null) mine.push(fielded);
      underFields ||= fielded !== null;
      if (underFields && (node.type === 'paragraph' || node.type === 'list')) continue;
      if (node.type === 'table') mine.push(...extractTable(node, groups));
      else if (node.type === 'list' && !detailLists.has(node)) mine.push(...extractList(node, { groups, isOwnerName, topicsAmong: (labels) => topicsAmong(labels, context) }));
      else if (node.type === 'html') mine.push(...extractHtml(node, groups), ...(firm && !holdsEntries ? extractHtmlProse(node, groups) : []));
      else if (node.type === 'paragraph' && !quoted) {
        const single = part.title.announces && node === part.blocks[0]?.node && (part.title.flat.text.length > 0) && isSingular(part.title.text);
        const intro = mixed && (holdsEntries || part.groups.length === 0);
        // "Moving forward" and its like close with promises; only a remediation section states work in prose
        const proseCounts = firm || part.title.depth === 8 || /remed|prevent|plan/i.test(section.title.text);
        if (single || (intro ? firm && startsBold(node) : proseCounts)) mine.push(...extractProse(node, { groups, firm, single, isOwnerName, intro }));
      }
    }
    const titled = titleAsItem(part, mine, groups);
    const kept = mine.filter((draft) => !isPointer(draft, context) && !isNameOnly(draft) && !CLOCK.test(draft.own.text) && !tells(draft) && (firm || countsInTentative(draft, context)));
    drafts.push(...(titled === null ? kept : [titled]));
  }
  return drafts;
}

/** Beside lists only "**Ana** Add …" and its like are items of their own. */
const startsBold = ({ children: [first] }: Paragraph): boolean => first?.type === 'strong';

/** "**New rule:** before any restore:" says how to behave from now on. */
const RULE = /^(?:[^.:：]{1,40}[:：] )?(?:before|after|when(?:ever)?|prior to) (?:any|each|every)\b.{0,80}[:：]$/i;
function isRule(before: Nodes | undefined): boolean {
  if (before?.type !== 'paragraph' || !startsBold(before)) return false;
  return RULE.test(flatten(before).text.trim());
}

/** "Node operators should do all of the following:". */
const TO_OTHERS = /^(?:all |any |affected )?(?:(?:node|cluster|site|server|instance|validator) (?:operators?|owners?|admins?|administrators?)|validators|users|customers|clients|readers|integrators|consumers) (?:should|must|need to|can|may|are advised|are encouraged)\b/i;
/** A part that opens with words to the reader ("If you run your own instance, …") gives advice. */
function isAdvice(part: Part): boolean {
  const first = part.blocks[0]?.node;
  if (part.title.depth === 8 && TO_OTHERS.test(part.title.text)) return true;
  if (first?.type !== 'paragraph') return false;
  const text = flatten(first).text.slice(0, 300);
  if (TO_OTHERS.test(text)) return true;
  return /\b(?:if you|you (?:should|must|need|can|may|will need|are advised)|your)\b/i.test(text) && !/\b(?:we|our|us|we['’]\w+)\b/i.test(text);
}

/** An entry that begins with a time tells what happened. */
const CLOCK = /^\W{0,4}(?:\d{4}-\d{2}-\d{2}[ T]{1,3})?\d{1,2}:\d{2}\b/;

/** "No entry was made at the time": what was, not what is to be. */
const TALE = /^(?:no|some|none|nothing|neither|there) (?:[^.;:]{1,80} )??(?:was|were|happened)\b/i;
/** "Problem: …", "Why: …" explain the item beside them; "Timeout: 300 s" is a setting. */
const EXPLAINS = large(/^[\s\p{P}\p{S}]{0,4}(?:problems?|root causes?|causes?|impact|symptoms?|why(?: it matters)?|reasons?|rationale|context|background|benefits?|trade-?offs?|result|outcome|example|note|includes?|including|covers|incluye|inclui|inclut|umfasst|問題|課題|原因|影響|理由|背景|目的|効果|问题|原因分析|影响|문제|원인|이유|배경|problema|impacto|causa|motivo|porquê|por qué|problème|raison|ursache|grund|auswirkung|hintergrund)[\s*_]{0,4}[:：]/iu);
const IS_SETTING = large(/^[^:：]{1,40}[:：]\s{0,2}[<>≤≥~]?\s?\d[\d.,]*\s?[\p{L}%/]{0,8}$/u);
const tells = ({ rows, checked, own }: Draft): boolean =>
  rows === undefined && checked === null && ((TALE.test(own.text) && !saysWork(own.text)) || EXPLAINS.test(own.text.slice(0, 40)) || IS_SETTING.test(own.text.slice(0, 80)));

/** Whether an entry is nothing but a link to something that is no ticket: a document, a chat, a graph. */
function isPointer(draft: Draft, context: RecogniserContext): boolean {
  if (draft.rows !== undefined || draft.checked !== null || draft.own.links.length === 0) return false;
  const linked = draft.own.links.reduce((sum, link) => sum + link.end - link.start, 0);
  return linked > 0 && linked >= draft.own.text.trim().length - 2 && ticketsOf([draft.own], context).length === 0 && !saysWork(draft.own.text);
}

const isNameOnly = (draft: Draft): boolean => draft.checked === null && draft.rows === undefined && draft.own.text.length <= 40 && looksLikePerson(draft.own.text);

const isSingular = (title: string): boolean => !/^[^:：]{0,40}s\s{0,2}[:：*]/.test(title.trim());

/** A tale of the repair is none; what is planned, boxed, owned or ticketed counts. */
function countsInTentative(draft: Draft, context: RecogniserContext): boolean {
  const text = draft.own.text;
  if (draft.checked !== null || draft.fields.owner !== undefined || (draft.rows !== undefined && /\d/.test(draft.fields.ticket?.text ?? ''))) return true;
  if (isPast(text)) return false;
  if (statusOfText(text) === 'open') return true;
  return saysWork(text) || isGerund(text) || ownerOfText(draft.own.text, context).owner !== null || ticketsOf([draft.own], context).length > 0;
}

/**
 * A numbered list that goes on after a bullet list was only broken by it: the bullets are details
 * (`1. **Title**`, bullets, `2. **Title**`, …).
 */
function interruptions(part: Part): Set<unknown> {
  const details = new Set<unknown>();
  const lists = part.blocks.flatMap(({ node }) => (node.type === 'list' ? [node] : []));
  const ordered = lists.filter((list) => list.ordered === true);
  if (!ordered.some((list) => (list.start ?? 1) > 1)) return details;
  const firstOrdered = lists.findIndex((list) => list.ordered === true);
  lists.forEach((list, at) => {
    if (list.ordered !== true && at > firstOrdered) details.add(list);
  });
  return details;
}

/** Lessons whose whole text is a to-do, and what was changed since; only for documents without a follow-up list. */
export function lessonsOf(section: FollowUpSection): Draft[] {
  return section.parts.flatMap((part) =>
    part.blocks.flatMap(({ node, quoted }) => {
      if (node.type !== 'list' || quoted || /well|lucky/i.test(part.title.text) || isAdvice(part)) return [];
      if (WHAT_WE_CHANGED.test(normaliseTitle(part.title.text))) return extractList(node, { ...UNOWNED, groups: [part.title] });
      return extractList(node, UNOWNED).filter((draft) => draft.checked !== null || isWholeTodo(draft.own.text) || (/prevent/i.test(part.title.text) && prevents(draft.own)));
    }),
  );
}

/** Under "Prevention" a promise, an order or "Adding …" is work; of a bold title with its reasons, the title is judged. */
function prevents(own: Flat): boolean {
  const bold = own.bold.find(([start, end]) => own.text.slice(0, start).trim() === '' && end - start >= 12);
  const isTopic = bold === undefined || /[:：]$/.test(own.text.slice(bold[0], bold[1] + 1).trim());
  const text = isTopic ? own.text : own.text.slice(bold[0], bold[1]);
  return commits(text) || (text.length <= 220 && (isGerund(text) || isImperative(text)));
}

const commits = (text: string): boolean => text.length <= 220 && /^(?:we(?:['’]ll| will| are going to| plan to)|[\w' -]{1,40} will be \w+ed)\b/i.test(text.trim());

const LOOKS_BACK = /time ?line|chronology|タイムライン|\b(?:taken|performed|carried out|during|for (?:users|customers))\b|実施した|ergriffene|durchgeführte/i;

/** A table with columns for action and owner is a list of follow-up work wherever it stands but in a timeline. */
export function tableOutside(stray: Stray): Draft[] {
  const { node } = stray.block;
  if (node.type !== 'table' || LOOKS_BACK.test(stray.title)) return [];
  const among = stray.role !== 'lessons' ? null : /prevent/i.test(stray.title) ? 'prevention' : 'lessons';
  return announcesActions(node as Table, among) ? extractTable(node as Table, []) : [];
}

const ANNOUNCED = /^\W{0,4}(?:action(?: item| point)?|follow[- ]?up(?: action)?|to-?do|corrective action|preventi(?:ve|ative) action)\W{0,4}[:：]/i;
/** In other languages the word also opens what was done while it burned: there the text behind it must be an order. */
const ANNOUNCED_ELSEWHERE = large(/^\W{0,4}(?:acci[oó]n|ação|azione|ma(?:ß|ss)nahme|actie|действие|hành động|アクション|対策|措施|行动|조치)\W{0,4}[:：]/i);
const announces = (text: string): boolean => ANNOUNCED.test(text) || (ANNOUNCED_ELSEWHERE.test(text) && saysWork(text));
/** "Implemented: …", "Suggested: …": a list of which each entry opens with its state is one of measures, whatever its title. */
const STATED = large(/^\W{0,4}(?:(implemented|done|completed?|fixed)|suggested|proposed|planned|recommended|pending|to-?do|open|in progress|ongoing|future|not started)\W{0,3}[:：]/i);
function isStated(drafts: readonly Draft[]): boolean {
  const states = drafts.map(({ own }) => STATED.exec(own.text.slice(0, 40)));
  return states.length >= 2 && states.every((state) => state !== null) && states.some((state) => state?.[1] === undefined);
}

/** List items and paragraphs outside that announce themselves ("Action: …"), for documents without a follow-up list. */
export function announcedOutside(stray: Stray): Draft[] {
  const { node, quoted } = stray.block;
  if ((node.type !== 'paragraph' && node.type !== 'list') || isNeverWork(stray.title)) return [];
  if (node.type === 'paragraph') return !quoted && ANNOUNCED.test(flatten(node).text.slice(0, 60)) ? extractProse(node, { ...UNOWNED, firm: true, single: true, intro: false }) : [];
  const drafts = extractList(node, UNOWNED);
  return isStated(drafts) ? drafts : drafts.filter((draft) => announces(draft.own.text));
}

/** Words of a text; a script without spaces has about one to two characters. */
const MANY_WORDS = /\S+\s+\S+\s+\S|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{4}/;

/**
 * Boxes below a title that says nothing we know, in whatever language: for documents in which nothing else is found. A
 * checklist, a test plan and the fields of a form are none.
 */
export function boxesOutside(stray: Stray): Draft[] {
  const { node, quoted } = stray.block;
  if (node.type !== 'list' || quoted || stray.role === 'excluded' || node.children.some(({ checked }) => typeof checked !== 'boolean')) return [];
  if (isNeverWork(stray.title) || isNotWorkInside(stray.title) || tellsOtherwise(stray.title)) return [];
  const boxed = extractList(node, UNOWNED);
  return boxed.filter(({ own }) => MANY_WORDS.test(own.text)).length * 2 > boxed.length ? boxed : [];
}
