import { oneOf, quoted } from '../../../policy/wording.ts';
import type { Policy } from '../../../policy/schema.ts';
import { placeIn } from '../../item-place.ts';
import { inTracker } from '../../ticket.ts';
import type { Rule } from '../../rule.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n';

export const rule: Rule = {
  id: 'pm/action-item-ticket',
  title: 'Each action item has a ticket in the tracker',
  why: 'A document is read once, a tracker every week. Without a ticket the item competes with nothing and is never planned.',
  policyKeys: ['postMortem.actionItems.tracker.name', 'postMortem.actionItems.tracker.prefixes', 'postMortem.actionItems.tracker.hosts'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    {
      name: 'a key, or a link to the tracker',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n| Test the restore | Ben Carter | [ticket](https://shop.atlassian.example/browse/SHOP-13) |\n`,
      findings: [],
    },
    { name: 'no ticket', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | |\n`, findings: ['5:1 `Alert on an empty cache` has no ticket, expected one in Jira.'] },
    {
      name: 'a ticket elsewhere',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | https://github.com/shop/shop/issues/12 |\n`,
      findings: ['5:41 The ticket `https://github.com/shop/shop/issues/12` is not in Jira.'],
    },
    {
      name: 'a key with a prefix that the tracker does not have',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | CART-12 |\n`,
      findings: ['5:41 The ticket `CART-12` is not in Jira.'],
    },
  ],
  check(document, context) {
    const { tracker } = context.policy.postMortem.actionItems;
    return context.actionsOf(document).items.flatMap((item) => {
      if (item.status === 'declined' || item.tickets.some((ticket) => inTracker(ticket, tracker))) return [];
      const found = item.tickets[0];
      return [{
        range: placeIn(document, item, found ?? null),
        message: found === undefined ? `${quoted(item.text)} has no ticket, expected one in ${tracker.name}.` : `The ticket ${quoted(found)} is not in ${tracker.name}.`,
        help: howTo(tracker),
        policyKey: 'postMortem.actionItems.tracker.prefixes',
      }];
    });
  },
};

function howTo({ name, prefixes, hosts }: Policy['postMortem']['actionItems']['tracker']): string {
  return `Open a ticket in ${name} and write its key (${oneOf(prefixes.map((prefix) => `${prefix}-…`))}) or a link to ${oneOf(hosts)}.`;
}
