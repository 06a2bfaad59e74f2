/** Action items beside their tickets in the tracker: what the rules of `--online` have in common. */
import type { ActionItem } from '../actions/model.ts';
import type { TrackedTicket } from '../actions/tracker.ts';
import type { Document, Range } from '../documents/model.ts';
import { placeIn } from './item-place.ts';
import type { LintContext, Report, Rule } from './rule.ts';
import { inTracker } from './ticket.ts';

/** What is kept of an item until all documents have been seen. */
export interface TrackedItem extends Pick<ActionItem, 'text' | 'owner' | 'ownerKind' | 'status'> {
  file: string;
  range: Range;
  ownerRange: Range;
  /** Of the policy's tracker, as written. */
  tickets: readonly { reference: string; range: Range }[];
}

/** A ticket that the tracker was asked about. */
export interface Answer {
  /** As written. */
  reference: string;
  range: Range;
  ticket: TrackedTicket | 'missing';
}

/** How a rule judges an item and its tickets, of which there is at least one. `tracker` is its name. */
export type Judge = (item: TrackedItem, answers: readonly Answer[], tracker: string, context: LintContext) => readonly Report[];

/** The parts that every rule about tickets in the tracker shares. */
export function trackedRule(rule: Pick<Rule, 'id' | 'title' | 'why' | 'level' | 'policyKeys' | 'examples'>, judge: Judge): Rule {
  return {
    ...rule,
    kinds: ['post-mortem'],
    collect: trackedItems,
    asks: (facts) => (facts as readonly (readonly TrackedItem[])[]).flat().flatMap(({ tickets }) => tickets.map(({ reference }) => reference)),
    conclude(facts, context) {
      const { tracker } = context;
      if (tracker === undefined) return [];
      return (facts as readonly (readonly TrackedItem[])[]).flat().flatMap((item) => {
        const answers = item.tickets.flatMap(({ reference, range }) => {
          const ticket = tracker.ticket(reference);
          return ticket === null ? [] : [{ reference, range, ticket }];
        });
        return answers.length === 0 ? [] : judge(item, answers, tracker.title, context).map((report) => ({ ...report, file: item.file }));
      });
    },
  };
}

/** Every item of a document that names a ticket of the tracker and was not declined; `null` for none. */
export function trackedItems(document: Document, context: LintContext): readonly TrackedItem[] | null {
  const { tracker } = context.policy.postMortem.actionItems;
  const items = context.actionsOf(document).items.flatMap((item): TrackedItem[] => {
    const tickets = item.status === 'declined' ? [] : item.tickets.filter((ticket) => inTracker(ticket, tracker));
    if (tickets.length === 0) return [];
    const { text, owner, ownerKind, status } = item;
    return [{ file: document.path, text, owner, ownerKind, status, range: placeIn(document, item, null), ownerRange: placeIn(document, item, owner), tickets: tickets.map((reference) => ({ reference, range: placeIn(document, item, reference) })) }];
  });
  return items.length === 0 ? null : items;
}

/** Those that the tracker has. */
export function existing(answers: readonly Answer[]): (Answer & { ticket: TrackedTicket })[] {
  return answers.flatMap(({ ticket, ...rest }) => (ticket === 'missing' ? [] : [{ ...rest, ticket }]));
}
