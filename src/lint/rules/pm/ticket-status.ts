import { quoted } from '../../../policy/wording.ts';
import { wordList } from '../../message.ts';
import type { Rule } from '../../rule.ts';
import { existing, trackedRule } from '../../tracked-items.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket | Status |\n| --- | --- | --- | --- |\n';
const TICKET = { key: 'SHOP-12', status: 'open', state: 'In Review', labelled: true, assignee: ['Ada Novak'] } as const;
const DONE = { ...TICKET, status: 'done', state: 'Done' } as const;

export const rule: Rule = trackedRule({
  id: 'pm/ticket-status',
  title: 'An action item is done here when its ticket is done, and not before',
  why: [
    'The ledger and the alarm about work that never ships count what post-mortems say. What is done and not marked hides that things',
    'get better; what is marked and not done hides that they do not.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.tracker.prefixes'],
  level: 'warning',
  examples: [
    { name: 'open here and there', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 | open |\n`, tracker: { 'SHOP-12': TICKET }, findings: [] },
    {
      name: 'done there',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 | open |\n`,
      tracker: { 'SHOP-12': DONE },
      findings: ['5:41 `SHOP-12` is done in Linear (`Done`), but `Alert on an empty cache` is not marked as done here.'],
    },
    {
      name: 'done here',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 | done |\n`,
      tracker: { 'SHOP-12': TICKET },
      findings: ['5:41 `SHOP-12` is not done in Linear (`In Review`), but `Alert on an empty cache` is marked as done here.'],
    },
    { name: 'the second of two tickets is still open', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12, SHOP-13 | open |\n`, tracker: { 'SHOP-12': DONE, 'SHOP-13': { ...TICKET, key: 'SHOP-13' } }, findings: [] },
  ],
}, ({ text, status }, answers, tracker) => {
  const tickets = existing(answers).filter(({ ticket }) => ticket.status !== 'cancelled');
  // One that the tracker does not have may be the one that is missing to be done.
  if (tickets.length === 0 || answers.some(({ ticket }) => ticket === 'missing')) return [];
  const open = tickets.filter(({ ticket }) => ticket.status === 'open');
  const done = open.length === 0;
  const [first] = done ? tickets : open;
  if (!first || done === (status === 'done')) return [];
  const named = (done ? tickets : open).map(({ reference }) => quoted(reference));
  return [{
    range: first.range,
    message: `${wordList(named)} ${named.length === 1 ? 'is' : 'are'} ${done ? '' : 'not '}done in ${tracker} (${quoted(first.ticket.state)}), but ${quoted(text)} is ${done ? 'not ' : ''}marked as done here.`,
    help: done ? 'Tick it off, or write `done` into its Status column.' : 'Finish the ticket, or take the mark away.',
  }];
});
