import type { ActionRecord } from '../../../actions/model.ts';
import type { Document } from '../../../documents/model.ts';
import { cut, quoted } from '../../../policy/wording.ts';
import type { Policy } from '../../../policy/schema.ts';
import { isTemplateQuote } from '../../../postmortem/template.ts';
import { parseDate } from '../../instant.ts';
import { placeIn } from '../../item-place.ts';
import { count } from '../../message.ts';
import type { Report, Rule } from '../../rule.ts';
import { someName } from '../../roster.ts';

export const rule: Rule = {
  id: 'pm/action-items',
  title: 'It closes with action items that one can tick off',
  why: [
    'A post-mortem that changes nothing is an incident report. An action item is the point where "we should" becomes',
    'somebody\'s work, and where next year\'s reader can see whether it happened. Prose, a link to a ticket list or an empty',
    'heading cannot be followed up.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.minimum', 'postMortem.actionItems.noneAllowed'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    {
      name: 'one item in a table',
      file: 'post-mortem.md',
      text: '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n| Alert on an empty cache | Ada Novak | SHOP-12 |\n',
      findings: [],
    },
    {
      name: 'no section about follow-up work',
      file: 'post-mortem.md',
      text: '## Summary\n\nThe shop was down.\n',
      findings: ['1:1 This post-mortem has no action items, expected at least 1.'],
    },
    {
      name: 'an empty section',
      file: 'post-mortem.md',
      text: '## Action items\n',
      findings: ['1:1 The section "Action items" is empty, expected at least 1 action item.'],
    },
    {
      name: 'none, because: allowed where the policy allows it, as this one does',
      file: 'post-mortem.md',
      text: '## Action items\n\nNone, because the supplier has already replaced the part.\n',
      findings: [],
    },
    {
      name: 'a due date that does not exist',
      file: 'post-mortem.md',
      text: '## Action items\n\n- [ ] Alert on an empty cache. Owner: Ada Novak, SHOP-12, due 2026-02-30\n',
      findings: ['3:63 The due date `2026-02-30` does not exist. February 2026 has 28 days.'],
    },
  ],
  check(document, context) {
    const record = context.actionsOf(document);
    const { minimum, noneAllowed } = context.policy.postMortem.actionItems;
    const reports: Report[] = [];
    for (const item of record.items) {
      const date = /^\d{4}-\d{2}-\d{2}$/.test(item.due ?? '') ? parseDate(item.due ?? '') : null;
      if (date && 'problem' in date) {
        reports.push({ range: placeIn(document, item, item.due), message: `The due date ${quoted(item.due ?? '')} does not exist. ${date.problem}`, help: 'Write a day of the calendar, such as 2026-04-01, or nothing.' });
      }
    }
    if (record.items.length >= minimum) return reports;
    if (noneAllowed && record.sections.some(({ form }) => form === 'none-declared')) return reports;
    const section = record.sections.find(({ form }) => form !== 'items') ?? record.sections[0];
    const range = section ? firstLine(section.range, document.rangeAt) : document.frontmatter.format === null ? document.rangeAt(0, 0) : document.rangeAt(0, 3);
    const read = section && holdsHint(document, section) ? { ...section, form: 'template' as const } : section;
    return [...reports, { range, message: saying(read, record, context.policy), help: howTo(context.policy, someName(context.oncall)), policyKey: 'postMortem.actionItems.minimum' }];
  },
};

type ReadSection = ActionRecord['sections'][number];

function saying(section: ReadSection | undefined, record: ActionRecord, policy: Policy): string {
  const { minimum } = policy.postMortem.actionItems;
  const wanted = `expected at least ${minimum}`;
  const items = `${wanted} action ${minimum === 1 ? 'item' : 'items'}`;
  if (!section) return `This post-mortem has no action items, ${wanted}.`;
  const name = `The section "${cut(section.title)}"`;
  switch (section.form) {
    case 'empty':
      return `${name} is empty, ${items}.`;
    case 'prose':
      return `${name} is prose that nobody can tick off, ${items}.`;
    case 'delegated':
      return `${name} only points elsewhere, ${items} here, where they can be searched.`;
    case 'none-declared':
      return `${name} says that there are none; the policy asks for at least ${minimum}.`;
    case 'template':
      return `${name} still holds the text of the template, ${items}.`;
    case 'items':
      return `${name} has ${count(record.items.length, 'action item')}, ${wanted}.`;
  }
}

/** The template's own hint reads like prose to the recogniser, which knows no template of ours. */
function holdsHint(document: Document, { range }: ReadSection): boolean {
  return document.tree.children.some((node) => {
    const at = node.position?.start.offset ?? 0;
    return node.type === 'blockquote' && at >= range.start.offset && at < range.end.offset && isTemplateQuote(node);
  });
}

function howTo(policy: Policy, name: string): string {
  const { tracker } = policy.postMortem.actionItems;
  return `What will be different next time? One row each: | What will be different | ${name} | ${tracker.prefixes[0] ?? 'KEY'}-123 | 2026-04-01 | open |. If nothing at all, was it worth a post-mortem?`;
}

function firstLine(range: ReadSection['range'], rangeAt: (start: number, end: number) => ReadSection['range']): ReadSection['range'] {
  return range.end.line === range.start.line ? range : rangeAt(range.start.offset, range.start.offset);
}
