import type { Table } from 'mdast';
import type { Document } from '../documents/model.ts';
import { withAttendees } from './attendees.ts';
import { withBrokenTables } from './broken-tables.ts';
import type { Draft } from './draft.ts';
import { announcedOutside, boxesOutside, draftsOf, hasEntries, lessonsOf, tableOutside } from './drafts.ts';
import { flatten } from './flatten.ts';
import { itemOf } from './item.ts';
import type { ActionItem, ActionRecord, RecogniserContext } from './model.ts';
import { resolveReferences } from './references.ts';
import { withoutRetold } from './retold.ts';
import { findSections, type FollowUpSection } from './sections.ts';
import { declaresNone, delegates, isTemplateText } from './words/template.ts';

type SectionForm = ActionRecord['sections'][number]['form'];

/**
 * Finds the follow-up work a document states: one record per table row, task, list item or, in prose, sentence.
 * Pure; the same document and context give the same record. Never throws on any tree.
 * @param document as `parseDocument` gives it; a refused one has no items
 * @param project roster, teams and tracker of the project; all lists may be empty
 */
export function recogniseActions(document: Document, project: RecogniserContext): ActionRecord {
  if (document.refused) return { items: [], sections: [] };
  const context = withAttendees(document, project);
  const tree = withBrokenTables(resolveReferences(document.tree, document.text));
  const { sections: found, strays } = findSections(tree);
  const firm = found.filter((section) => section.role === 'follow-up' || section.role === 'tentative');
  const all = firm.map((section) => draftsOf(section, context));
  const drafts = new Map(firm.map((section, at) => [section, withoutRetold(all[at] ?? [], all[at + 1] ?? [])]));

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
    const mine = drafts.get(section) ?? [];
    forms.set(section, isTemplate ? 'template' : formOf(section, mine));
    if (!isTemplate) add(mine);
  }
  if (!isTemplate) {
    for (const stray of strays) add(tableOutside(stray));
    const settled = items.length > 0 || [...forms.values()].some((form) => form === 'none-declared' || form === 'delegated');
    if (!settled) {
      for (const section of found) if (section.role === 'lessons') add(lessonsOf(section));
      for (const stray of strays) add(announcedOutside(stray));
      if (items.length === 0) for (const stray of strays) add(boxesOutside(stray));
    }
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

function formOf(section: FollowUpSection, found: readonly Draft[]): SectionForm {
  const blocks = section.parts.flatMap((part) => part.blocks);
  if (found.length > 0) return blocks.some(({ node }) => node.type === 'list' || node.type === 'table') ? 'items' : 'prose';
  const lines = blocks.flatMap(({ node }) => (node.type === 'table' ? cellsOf(node) : flatten(node).text.split('\n'))).filter((line) => line.trim() !== '');
  const text = lines.join('\n').trim();
  if (text === '') return hasEntries({ blocks }) ? 'template' : 'empty';
  if (declaresNone(text)) return 'none-declared';
  if (lines.every((line) => isTemplateText(line))) return 'template';
  if (delegates(text) && text.length < 600) return 'delegated';
  return 'prose';
}

/** Texts of a table's cells below its header. */
const cellsOf = (table: Table): string[] => table.children.slice(1).flatMap((row) => row.children.map((cell) => flatten(cell).text));
