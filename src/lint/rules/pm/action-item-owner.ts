import type { ActionItem } from '../../../actions/model.ts';
import type { Document } from '../../../documents/model.ts';
import { quoted } from '../../../policy/wording.ts';
import { placeIn } from '../../item-place.ts';
import { lookUp, someName } from '../../roster.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n';

export const rule: Rule = {
  id: 'pm/action-item-owner',
  title: 'Each action item is owned by one named person of the roster',
  why: [
    'What a team owns, everybody hopes that somebody else does. One name is the person to ask, not the person to blame:',
    'she may hand it on, and then the name changes.',
  ].join(' '),
  policyKeys: ['postMortem.actionItems.owner'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'a person of the roster, by name or handle', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | SHOP-12 |\n| Test the restore | @ben | SHOP-13 |\n`, findings: [] },
    { name: 'nobody', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | | SHOP-12 |\n`, findings: ['5:1 Nobody owns `Alert on an empty cache`, expected one named person.'] },
    { name: 'a team', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Platform team | SHOP-12 |\n`, findings: ['5:29 The owner `Platform team` is a team, expected one named person.'] },
    { name: 'a placeholder', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | TBD | SHOP-12 |\n`, findings: ['5:29 The owner `TBD` names nobody, expected one named person.'] },
    {
      name: 'a misspelt name',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Nowak | SHOP-12 |\n`,
      findings: ['5:29 The owner `Ada Nowak` is not on the roster, expected one of its people.'],
    },
    {
      name: 'two people: nobody knows whom to ask',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak, Ben Carter | SHOP-12 |\n`,
      findings: ['5:29 The owner `Ada Novak, Ben Carter` is more than one person, expected one.'],
    },
  ],
  check(document, context) {
    return context.actionsOf(document).items.flatMap((item) => (item.status === 'declined' ? [] : (judge(document, item, context) ?? [])));
  },
};

function judge(document: Document, item: ActionItem, context: LintContext): Report | null {
  const { oncall, policy } = context;
  const teams = policy.postMortem.actionItems.owner === 'person-or-team';
  const wanted = teams ? 'one named person or team' : 'one named person';
  const say = (message: string, help: string): Report => ({ range: placeIn(document, item, item.owner), message, help, policyKey: 'postMortem.actionItems.owner' });
  const write = `Write one name${oncall ? ' of the roster' : ''}, such as ${someName(oncall)}.`;
  const { owner } = item;
  if (owner === null) return say(`Nobody owns ${quoted(item.text)}, expected ${wanted}.`, write);
  if (item.ownerKind === 'placeholder' || !/\p{L}/u.test(owner)) return say(`The owner ${quoted(owner)} names nobody, expected ${wanted}.`, write);
  const known = oncall ? lookUp(oncall, owner) : null;
  if (known && 'person' in known) return null;
  if (item.ownerKind === 'team' || (known && 'team' in known)) {
    return teams ? null : say(`The owner ${quoted(owner)} is a team, expected ${wanted}.`, `Who of them will see to it? ${write}`);
  }
  const people = owner.split(/\s*[,;&/+、・]\s*|\s+(?:and|und|et|y)\s+/).filter((part) => part !== '');
  if (people.length > 1) return say(`The owner ${quoted(owner)} is more than one person, expected one.`, 'Name the one to ask; the others can stand in the text or the ticket.');
  if (!known || !('unknown' in known)) return null;
  return say(
    `The owner ${quoted(owner)} is not on the roster, expected one of its people.`,
    known.meant ? `Did you mean ${known.meant}?` : `${write} Somebody who left hands it on; somebody new is added to the roster.`,
  );
}
