import { quoted } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';
import { trackedRule } from '../../tracked-items.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n';
const TICKET = { key: 'SHOP-12', status: 'open', state: 'Todo', labelled: true, assignee: ['Ada Novak'] } as const;

export const rule: Rule = trackedRule({
  id: 'pm/ticket-exists',
  title: 'The ticket of each action item exists in the tracker',
  why: [
    'A key with two digits swapped looks like a promise and leads nowhere, or to somebody else\'s work. With `--online` the tracker',
    'itself is asked, once for all tickets. A ticket that the API key may not see looks the same as one that is not there.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.tracker.prefixes', 'postMortem.actionItems.tracker.hosts'],
  level: 'error',
  examples: [
    { name: 'the tracker has it', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n`, tracker: { 'SHOP-12': TICKET }, findings: [] },
    {
      name: 'a key that leads nowhere',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-21 |\n`,
      tracker: { 'SHOP-12': TICKET },
      findings: ['5:41 `SHOP-21` is not in Linear, expected the ticket of `Alert on an empty cache`.'],
    },
    { name: 'a ticket that moved to another team is found by its old key', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n`, tracker: { 'SHOP-12': { ...TICKET, key: 'FIND-3' } }, findings: [] },
  ],
}, ({ text }, answers, tracker) =>
  answers.filter(({ ticket }) => ticket === 'missing').map(({ reference, range }) => ({
    range,
    message: `${quoted(reference)} is not in ${tracker}, expected the ticket of ${quoted(text)}.`,
    help: 'Correct the key, or create the ticket. Is it in a team that the API key may not see? Then it looks the same.',
    policyKey: 'postMortem.actionItems.tracker.prefixes',
  })),
);
