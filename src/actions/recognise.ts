import type { Table } from 'mdast';
import type { Document } from '../documents/model.ts';
import type { Draft } from './draft.ts';
import { extractHtml } from './extract/html.ts';
import { extractList, fieldsOf } from './extract/list.ts';
import { extractProse } from './extract/prose.ts';
import { announcesActions, extractTable } from './extract/table.ts';
import { flatten } from './flatten.ts';
import { itemOf } from './item.ts';
import type { ActionItem, ActionRecord, RecogniserContext } from './model.ts';
import { ownerOfGroup, ownerOfText } from './owner.ts';
import { resolveReferences } from './references.ts';
import { findSections, tablesOf, type FollowUpSection, type Part } from './sections.ts';
import { ticketsOf } from './words/tickets.ts';
import { declaresNone, delegates, isTemplateText } from './words/template.ts';
import { isGerund, isImperative, isPast, isWholeTodo, saysWork } from './words/work.ts';

type SectionForm = ActionRecord['sections'][number]['form'];

/**
 * Finds the follow-up work a document states: one record per table row, task, list item or, in prose, sentence.
 * Pure; the same document and context give the same record. Never throws on any tree.
 * @param document as `parseDocument` gives it; a refused one has no items
 * @param context roster, teams and tracker of the project; all lists may be empty
 */
export function recogniseActions(document: Document, context: RecogniserContext): ActionRecord {
  if (document.refused) return { items: [], sections: [] };
  const tree = resolveReferences(document.tree);
  const all = findSections(tree);
  const firm = all.filter((section) => section.role === 'follow-up' || section.role === 'tentative');
  const drafts = new Map<FollowUpSection, Draft[]>();
  for (const section of firm) drafts.set(section, draftsOf(section, context));

  const items: ActionItem[] = [];
  const taken = new Set<number>();
  const add = (found: readonly Draft[]): void => {
    for (const draft of found) {
      if (taken.has(draft.line)) continue;
      taken.add(draft.line);
      items.push(itemOf(draft, document, context));
    }
  };
  const forms = new Map<FollowUpSection, SectionForm>();
  const isTemplate = document.kind === 'template';
  for (const section of firm) {
    const found = drafts.get(section) ?? [];
    forms.set(section, isTemplate ? 'template' : formOf(section, found));
    if (!isTemplate) add(found);
  }
  if (!isTemplate) {
    // a table with columns for action and owner is a list of follow-up work wherever it stands
    for (const table of tablesOf(tree)) if (announcesActions(table as Table)) add(extractTable(table as Table, []));
    const settled = items.length > 0 || [...forms.values()].some((form) => form === 'none-declared' || form === 'delegated');
    if (!settled) for (const section of all) if (section.role === 'lessons') add(lessonsOf(section));
  }
  items.sort((a, b) => a.line - b.line);
  const sections = firm
    .filter((section) => section.role === 'follow-up' || (drafts.get(section)?.length ?? 0) > 0)
    .map((section) => ({
      title: section.title.text,
      line: section.title.line,
      form: forms.get(section) ?? 'empty',
      range: document.rangeAt(section.title.start, Math.max(section.title.end, section.end)),
    }));
  return { items, sections };
}

const hasEntries = (part: Pick<Part, 'blocks'>): boolean =>
  part.blocks.some(({ node }) => node.type === 'list' || node.type === 'table' || (node.type === 'html' && /<(?:li|td)\b/i.test(node.value)));

function draftsOf(section: FollowUpSection, context: RecogniserContext): Draft[] {
  const mixed = section.parts.some(hasEntries);
  const isOwnerName = (text: string): boolean => ownerOfGroup(text, context).owner !== null;
  const drafts: Draft[] = [];
  for (const part of section.parts) {
    const groups = [section.title, ...part.groups];
    const firm = part.role === 'follow-up';
    const mine: Draft[] = [];
    const detailLists = interruptions(part);
    for (const { node, quoted } of part.blocks) {
      if (node.type === 'table') mine.push(...extractTable(node, groups));
      else if (node.type === 'list' && !detailLists.has(node)) mine.push(...extractList(node, { groups, isOwnerName }));
      else if (node.type === 'html') mine.push(...extractHtml(node, groups));
      else if (node.type === 'paragraph' && !quoted) {
        const single = part.title.announces && node === part.blocks[0]?.node && (part.title.flat.text.length > 0) && isSingular(part.title.text);
        const intro = mixed && (hasEntries(part) || part.groups.length === 0);
        // "Moving forward" and its like close with promises; only a remediation section states work in prose
        const proseCounts = firm || /remed|prevent|plan/i.test(section.title.text);
        if (single || (!intro && proseCounts)) mine.push(...extractProse(node, { groups, firm, single }));
      }
    }
    const titled = titleAsItem(part, mine, groups);
    drafts.push(...(titled === null ? mine.filter((draft) => firm || countsInTentative(draft, context)) : [titled]));
  }
  return drafts;
}

const isSingular = (title: string): boolean => !/^[^:：]{0,40}s\s{0,2}[:：*]/.test(title.trim());

/** A tale of the repair is none; what is planned, boxed, owned or ticketed counts. */
function countsInTentative(draft: Draft, context: RecogniserContext): boolean {
  const text = draft.own.text;
  if (draft.checked !== null || draft.fields.owner !== undefined) return true;
  if (isPast(text)) return false;
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

/** `AI-1:`, `2.`, `#3 –` before the words of a title. */
const TITLE_ID = /^(?:#|[A-Z]{1,6}[- ]?#?)?\d{1,3}\s{0,2}[.:)–-]\s{0,2}/;

/** A sub-heading that is an order or has fields below it is the item itself ("### Add an alert", "Owner: Ana"). */
function titleAsItem(part: Part, found: readonly Draft[], groups: Draft['groups']): Draft | null {
  if (part.groups.length === 0 || part.title.announces || part.title.depth === 8) return null;
  if (found.some((draft) => draft.checked !== null || draft.rows !== undefined)) return null;
  const nodes = part.blocks.map(({ node }) => node).filter((node) => node.type === 'paragraph' || node.type === 'list');
  const fields = fieldsOf(nodes);
  const fielded = fields.owner !== undefined || fields.due !== undefined || fields.status !== undefined || fields.ticket !== undefined;
  const text = part.title.text.replace(TITLE_ID, '');
  const words = text.split(/\s+/).length;
  const orders = words >= 3 && isImperative(text);
  // fields below a title are its own only where no item of a list carries them
  const ownFields = fielded && words >= 3 && found.length === 0;
  if (!ownFields && !(orders && !hasEntries(part)) && !(orders && fielded && found.length === 0)) return null;
  const id = part.title.flat.text.length - part.title.flat.text.replace(TITLE_ID, '').length;
  return {
    start: part.title.start,
    end: Math.max(part.title.end, ...nodes.map((node) => node.position?.end.offset ?? 0)),
    line: part.title.line,
    own: id === 0 ? part.title.flat : { ...part.title.flat, text: part.title.flat.text.slice(id), struck: [], bold: [], code: [] },
    details: nodes.map((node) => flatten([node])),
    checked: null,
    fields,
    groups: groups.slice(0, -1),
    rows: undefined,
  };
}

/** Lessons whose whole text is a to-do; only for documents without a follow-up list. */
function lessonsOf(section: FollowUpSection): Draft[] {
  return section.parts.flatMap((part) =>
    part.blocks.flatMap(({ node, quoted }) =>
      node.type === 'list' && !quoted && !/well|lucky/i.test(part.title.text)
        ? extractList(node, { groups: [], isOwnerName: () => false }).filter((draft) => draft.checked !== null || isWholeTodo(draft.own.text) || (/prevent/i.test(part.title.text) && commits(draft.own.text)))
        : [],
    ),
  );
}

/** "We will add …": under "Prevention" a promise of one piece of work, not a rule. */
const commits = (text: string): boolean => text.length <= 220 && /^(?:we(?:['’]ll| will| are going to| plan to)|[\w' -]{1,40} will be \w+ed)\b/i.test(text.trim());

function formOf(section: FollowUpSection, found: readonly Draft[]): SectionForm {
  const blocks = section.parts.flatMap((part) => part.blocks);
  if (found.length > 0) return blocks.some(({ node }) => node.type === 'list' || node.type === 'table') ? 'items' : 'prose';
  const lines = blocks.flatMap(({ node }) => (node.type === 'table' ? cellsOf(node) : flatten([node]).text.split('\n'))).filter((line) => line.trim() !== '');
  const text = lines.join('\n').trim();
  if (text === '') return hasEntries({ blocks }) ? 'template' : 'empty';
  if (declaresNone(text)) return 'none-declared';
  if (lines.every((line) => isTemplateText(line))) return 'template';
  if (delegates(text) && text.length < 600) return 'delegated';
  return 'prose';
}

/** Texts of a table's cells below its header. */
const cellsOf = (table: Table): string[] => table.children.slice(1).flatMap((row) => row.children.map((cell) => flatten([cell]).text));
