import { quoted } from '../../../policy/wording.ts';
import { isKnownAs } from '../../roster.ts';
import type { Rule } from '../../rule.ts';
import { existing, trackedRule } from '../../tracked-items.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n';
const TICKET = { key: 'SHOP-12', status: 'open', state: 'Todo', labelled: true, assignee: ['Ada Novak', 'ada', 'ada@shop.example'] } as const;

export const rule: Rule = trackedRule({
  id: 'pm/ticket-assignee',
  title: 'The ticket of each open action item is assigned to its owner',
  why: [
    'Whoever the ticket is assigned to sees it every morning; whoever stands in the post-mortem saw it once. Where the two differ,',
    'each believes the other does it. Names are compared by the on-call file: name, handles, e-mail and `ids.linear`.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.owner'],
  level: 'error',
  examples: [
    { name: 'the same person, by her handle', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | @ada | SHOP-12 |\n`, tracker: { 'SHOP-12': TICKET }, findings: [] },
    {
      name: 'somebody else',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ben Carter | SHOP-12 |\n`,
      tracker: { 'SHOP-12': TICKET },
      findings: ['5:42 `SHOP-12` is assigned to `Ada Novak` in Linear, expected `Ben Carter`, who owns `Alert on an empty cache`.'],
    },
    {
      name: 'nobody',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n`,
      tracker: { 'SHOP-12': { ...TICKET, assignee: null } },
      findings: ['5:41 `SHOP-12` is assigned to nobody in Linear, expected `Ada Novak`, who owns `Alert on an empty cache`.'],
    },
    { name: 'what is done needs nobody any more', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ben Carter | SHOP-12 |\n`, tracker: { 'SHOP-12': { ...TICKET, status: 'done', state: 'Done' } }, findings: [] },
    { name: 'a team has many names', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Platform team | SHOP-12 |\n`, tracker: { 'SHOP-12': TICKET }, findings: [] },
  ],
}, ({ owner, ownerKind, status, text }, answers, tracker, { oncall }) => {
  // A team, a placeholder or nobody: `pm/action-item-owner` speaks of that.
  if (owner === null || ownerKind !== 'person' || status === 'done') return [];
  const open = existing(answers).filter(({ ticket }) => ticket.status === 'open');
  const [first] = open;
  // Of several tickets one may be a part that somebody else does.
  if (!first || open.some(({ ticket: { assignee } }) => assignee !== null && isKnownAs(oncall, owner, assignee))) return [];
  const { assignee } = first.ticket;
  return [{
    range: first.range,
    message: `${quoted(first.reference)} is assigned to ${assignee === null ? 'nobody' : quoted(assignee[0])} in ${tracker}, expected ${quoted(owner)}, who owns ${quoted(text)}.`,
    help: `Assign the ticket, or write here who took it over.${oncall === null ? '' : ' Are both the same person? Then write `ids.linear` into the on-call file.'}`,
    policyKey: 'postMortem.actionItems.owner',
  }];
});
