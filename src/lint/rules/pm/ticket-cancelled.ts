import { quoted } from '../../../policy/wording.ts';
import { wordList } from '../../message.ts';
import type { Rule } from '../../rule.ts';
import { existing, trackedRule } from '../../tracked-items.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket | Status |\n| --- | --- | --- | --- |\n';
const CANCELLED = { key: 'SHOP-12', status: 'cancelled', state: 'Canceled', labelled: true, assignee: ['Ada Novak'] } as const;

export const rule: Rule = trackedRule({
  id: 'pm/ticket-cancelled',
  title: 'What was cancelled in the tracker is declined in the post-mortem',
  why: [
    'A ticket that is closed in a tidy-up takes the lesson with it, silently, while the post-mortem goes on promising. To decline the',
    'work is fine; to do it where nobody reads it is not.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.tracker.prefixes'],
  level: 'error',
  examples: [
    { name: 'declined here too', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 | declined |\n`, tracker: { 'SHOP-12': CANCELLED }, findings: [] },
    {
      name: 'cancelled there, promised here',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 | open |\n`,
      tracker: { 'SHOP-12': CANCELLED },
      findings: ['5:41 `SHOP-12` is cancelled in Linear (`Canceled`), but `Alert on an empty cache` is still promised here.'],
    },
    {
      name: 'one of two tickets carries on',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12, SHOP-13 | open |\n`,
      tracker: { 'SHOP-12': CANCELLED, 'SHOP-13': { ...CANCELLED, key: 'SHOP-13', status: 'open', state: 'Todo' } },
      findings: [],
    },
  ],
}, ({ text }, answers, tracker) => {
  const tickets = existing(answers);
  const [first] = tickets;
  if (!first || tickets.some(({ ticket }) => ticket.status !== 'cancelled')) return [];
  return [{
    range: first.range,
    message: `${wordList(tickets.map(({ reference }) => quoted(reference)))} ${tickets.length === 1 ? 'is' : 'are'} cancelled in ${tracker} (${quoted(first.ticket.state)}), but ${quoted(text)} is still promised here.`,
    help: 'Write `declined` and why (in the Status column, or strike the item through), or open the ticket again.',
  }];
});
