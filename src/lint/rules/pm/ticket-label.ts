import { quoted } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';
import { existing, trackedRule } from '../../tracked-items.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n';
const TICKET = { key: 'SHOP-12', status: 'open', state: 'Todo', labelled: true, assignee: ['Ada Novak'] } as const;

export const rule: Rule = trackedRule({
  id: 'pm/ticket-label',
  title: 'The ticket of each action item carries the label in the tracker',
  why: [
    'By the label the tracker knows what incidents taught: a board, a report and a reminder hang on it. The document can only claim',
    'that the ticket has it (that is `pm/action-item-label`); with `--online` the ticket itself is asked.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.label'],
  level: 'error',
  examples: [
    { name: 'it does', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n`, tracker: { 'SHOP-12': TICKET }, findings: [] },
    {
      name: 'the document says so, the ticket does not',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 #follow-up |\n`,
      tracker: { 'SHOP-12': { ...TICKET, labelled: false } },
      findings: ['5:41 `SHOP-12` does not carry the label `follow-up` in Linear.'],
    },
    { name: 'of a cancelled ticket it matters no more', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n`, tracker: { 'SHOP-12': { ...TICKET, status: 'cancelled', state: 'Canceled', labelled: false } }, findings: [] },
  ],
}, (_item, answers, tracker, { policy }) =>
  existing(answers).filter(({ ticket }) => !ticket.labelled && ticket.status !== 'cancelled').map(({ reference, range }) => ({
    range,
    message: `${quoted(reference)} does not carry the label ${quoted(policy.postMortem.actionItems.label)} in ${tracker}.`,
    help: `Add the label to the ticket in ${tracker}; here nothing has to change.`,
    policyKey: 'postMortem.actionItems.label',
  })),
);
