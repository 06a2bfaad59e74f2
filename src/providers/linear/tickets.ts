/** Linear as the place of the ticket. */
import { ProviderError, type Ticket, type TicketPort } from '../../incident/ports.ts';
import { toMarkdown } from '../../incident/text.ts';
import { failure, isRecord, unreadable } from '../http.ts';
import { lineWithin, within } from '../limits.ts';
import { checkLinear } from './check.ts';
import { askedOf, type Ask } from './client.ts';
import * as operations from './operations.ts';
import { linearStates } from './states.ts';
import { cardIn, labelsFor, nodes, payload, textAt, ticketIn } from './responses.ts';

const TITLE_LIMIT = 255;
const BODY_LIMIT = 50_000;
/** Linear's words for how far a ticket is. */
const STATE_TYPES = { started: 'started', done: 'completed' } as const;

export function linearTickets(ask: Ask, defaultTeam: string | null): TicketPort {
  const find = async (id: string): Promise<Ticket | null> => ticketIn(operations.FIND_ISSUE, nodes(operations.FIND_ISSUE, await ask(operations.FIND_ISSUE, { id }), 'issues')[0]);

  return {
    id: 'linear',
    title: 'Linear',
    describe: () => `Linear${defaultTeam === null ? '' : `, team ${defaultTeam} where the service names none`}`,
    check: (needs) => checkLinear(ask, defaultTeam, needs),
    find: ({ id }) => find(id),

    async create({ id, title, body, priority, team, labels }) {
      const key = team ?? defaultTeam;
      if (key === null) throw failure(askedOf(operations.CREATE_ISSUE), 'refused', 'the service has no Linear team, and there is no default one', 'Write ids.linear of the service into content/oncall.yaml, or `team` of ticket into content/providers.yaml; then run zephyr incident resume.');
      const before = await ask(operations.BEFORE_CREATE, { id, team: key, labels });
      const existing = ticketIn(operations.BEFORE_CREATE, nodes(operations.BEFORE_CREATE, before, 'issues')[0]);
      if (existing) return existing;
      const teamId = textAt(nodes(operations.BEFORE_CREATE, before, 'teams')[0], 'id');
      if (teamId === '') throw failure(askedOf(operations.CREATE_ISSUE), 'refused', `Linear has no team ${lineWithin(40, key)}`, 'Correct ids.linear of the service in content/oncall.yaml; then run zephyr incident resume.', { reason: 'gone' });
      const labelIds = labelsFor(nodes(operations.BEFORE_CREATE, before, 'issueLabels'), labels, teamId);
      const input = { id, teamId, title: lineWithin(TITLE_LIMIT, title), description: within(BODY_LIMIT, body, toMarkdown), priority, labelIds };
      try {
        const ticket = ticketIn(operations.CREATE_ISSUE, payload(operations.CREATE_ISSUE, await ask(operations.CREATE_ISSUE, { input }), 'issueCreate')['issue']);
        if (ticket) return ticket;
      } catch (error) {
        return await unlessThere(error, () => find(id));
      }
      const made = await find(id);
      if (!made) throw unreadable(askedOf(operations.CREATE_ISSUE), 'without the ticket');
      return made;
    },

    async lookUp(reference) {
      const [, team, number] = /(?:^|\/)([A-Z][A-Z0-9]*)-(\d{1,9})(?:$|[/?#])/i.exec(reference.trim()) ?? [];
      if (team === undefined || number === undefined) return null;
      const node = nodes(operations.LOOK_UP_ISSUE, await ask(operations.LOOK_UP_ISSUE, { team: team.toUpperCase(), number: Number(number) }), 'issues')[0];
      const ticket = ticketIn(operations.LOOK_UP_ISSUE, node);
      return ticket && { ticket, card: cardIn(node) };
    },

    states: linearStates(ask),

    async link({ ticket, url, title, card }) {
      // The same address at the same ticket updates what is there.
      const input = { issueId: ticket, url, title: lineWithin(TITLE_LIMIT, title), ...(card === undefined ? {} : { metadata: { zephyr: JSON.stringify(card) } }) };
      payload(operations.LINK, await ask(operations.LINK, { input }), 'attachmentCreate');
    },

    async comment({ ticket, id, body }) {
      const isThere = async (): Promise<true | null> => (nodes(operations.FIND_COMMENT, await ask(operations.FIND_COMMENT, { id }), 'comments').length > 0 ? true : null);
      if (await isThere()) return;
      try {
        payload(operations.COMMENT, await ask(operations.COMMENT, { input: { id, issueId: ticket, body: within(BODY_LIMIT, body, toMarkdown) } }), 'commentCreate');
      } catch (error) {
        await unlessThere(error, isThere);
      }
    },

    async update({ ticket, priority, state }) {
      const stateId = state === undefined ? undefined : await stateOf(ask, ticket, STATE_TYPES[state]);
      const input = { ...(priority === undefined ? {} : { priority }), ...(stateId === undefined ? {} : { stateId }) };
      if (Object.keys(input).length === 0) return;
      payload(operations.UPDATE_ISSUE, await ask(operations.UPDATE_ISSUE, { id: ticket, input }), 'issueUpdate');
    },
  };
}

/** What a used id answers is not written down anywhere: a refusal is looked up before it is believed. */
async function unlessThere<T>(error: unknown, find: () => Promise<T | null>): Promise<T> {
  if (!(error instanceof ProviderError) || error.kind !== 'refused') throw error;
  const there = await find();
  if (there === null) throw error;
  return there;
}

/** The first state of its type in the team's own order. */
async function stateOf(ask: Ask, ticket: string, type: string): Promise<string> {
  const asked = askedOf(operations.UPDATE_ISSUE);
  const issue = nodes(operations.STATES, await ask(operations.STATES, { issue: ticket, type }), 'issues')[0];
  if (issue === undefined) throw failure(asked, 'refused', 'Linear does not know the ticket any more', 'Restore it in Linear, then run zephyr incident resume.', { reason: 'gone' });
  const states = isRecord(issue) && isRecord(issue['team']) ? nodes(operations.STATES, issue['team'], 'states') : [];
  const position = (state: unknown): number => (isRecord(state) && typeof state['position'] === 'number' ? state['position'] : 0);
  const first = [...states].sort((a, b) => position(a) - position(b))[0];
  const id = textAt(first, 'id');
  if (id === '') throw failure(asked, 'refused', `the ticket's team has no state of the type ${type}`, 'Add one in Linear under the team’s workflow, then run zephyr incident resume.');
  return id;
}
