import type { ActionItem } from '../../../actions/model.ts';
import { quoted, shown } from '../../../policy/wording.ts';
import { yamlText } from '../../../postmortem/yaml-text.ts';
import { addLine } from '../../frontmatter-edit.ts';
import { placeIn } from '../../item-place.ts';
import { inTracker } from '../../ticket.ts';
import type { Rule } from '../../rule.ts';

const ROW = '\n## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n| Alert on an empty cache | Ada Novak | SHOP-12 |\n';

export const rule: Rule = {
  id: 'pm/action-item-label',
  title: "The action items' tickets carry the policy's label",
  why: [
    'The label is how anybody finds, months later, what came of all post-mortems: one search in the tracker. It can stand',
    'with each item (a Label column, in brackets, `#post-mortem`, `label: post-mortem`) or once for all in the frontmatter.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.label'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'once for all', file: 'post-mortem.md', text: `---\nkind: post-mortem\nactionItemLabel: follow-up\n---\n${ROW}`, findings: [] },
    { name: 'with each item', file: 'post-mortem.md', text: '## Action items\n\n- Alert on an empty cache. Owner: Ada Novak, SHOP-12 #follow-up\n', findings: [] },
    {
      name: 'no label',
      file: 'post-mortem.md',
      text: `---\nkind: post-mortem\n---\n${ROW}`,
      findings: ['1:1 Nothing says that the tickets carry the label `follow-up`.'],
      fixed: `---\nkind: post-mortem\nactionItemLabel: follow-up\n---\n${ROW}`,
    },
    {
      name: 'another label',
      file: 'post-mortem.md',
      text: `---\nkind: post-mortem\nactionItemLabel: followup\n---\n${ROW}`,
      findings: ['3:18 The label is `followup`, expected `follow-up`.'],
      fixed: `---\nkind: post-mortem\nactionItemLabel: follow-up\n---\n${ROW}`,
    },
    { name: 'without a ticket there is nothing to label', file: 'post-mortem.md', text: '## Action items\n\n- Alert on an empty cache. Owner: Ada Novak\n', findings: [] },
  ],
  check(document, context) {
    const { label, tracker } = context.policy.postMortem.actionItems;
    const policyKey = 'postMortem.actionItems.label';
    const written = document.frontmatter.data['actionItemLabel'];
    if (written === label) return [];
    const ticketed = context.actionsOf(document).items.filter((item) => item.status !== 'declined' && item.tickets.some((ticket) => inTracker(ticket, tracker)));
    const bare = ticketed.filter((item) => !carries(item, label));
    if (written !== undefined && written !== null && written !== '') {
      if (bare.length === 0 && ticketed.length > 0) return [];
      const range = document.frontmatter.rangeOf('actionItemLabel');
      const certain = document.frontmatter.format === 'yaml' && typeof written === 'string' && range.end.offset > range.start.offset;
      return [{
        range,
        message: `The label is ${shown(written)}, expected ${quoted(label)}.`,
        help: `Write \`actionItemLabel: ${yamlText(label)}\`, and see that the tickets have it.`,
        policyKey,
        ...(certain ? { fix: [{ start: range.start.offset, end: range.end.offset, text: yamlText(label) }] } : {}),
      }];
    }
    if (bare.length === 0) return [];
    if (bare.length < ticketed.length) {
      return bare.map((item) => ({
        range: placeIn(document, item, item.tickets[0] ?? null),
        message: `${quoted(item.text)} does not say that its ticket carries the label ${quoted(label)}; others here do.`,
        help: `Add the label to the ticket and write \`#${label}\` behind it.`,
        policyKey,
      }));
    }
    const line = addLine(document, `actionItemLabel: ${yamlText(label)}`);
    return [{
      range: document.frontmatter.format === null ? placeIn(document, bare[0] as ActionItem, null) : document.rangeAt(0, 3),
      message: `Nothing says that the tickets carry the label ${quoted(label)}.`,
      help: `Give them the label, and write \`actionItemLabel: ${yamlText(label)}\` into the frontmatter.`,
      policyKey,
      ...(line ? { fix: [line] } : {}),
    }];
  },
};

function carries(item: ActionItem, label: string): boolean {
  return item.labels.some((written) => written.replace(/^#/, '').trim().toLowerCase() === label.toLowerCase());
}
