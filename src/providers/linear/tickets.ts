/** Linear as the place of the ticket. */
import { ProviderError, type Card, type Check, type Ticket, type TicketPort } from '../../incident/ports.ts';
import { toMarkdown } from '../../incident/text.ts';
import type { OnCall } from '../../policy/oncall-schema.ts';
import type { Policy } from '../../policy/schema.ts';
import { checkOf, faultOf } from '../check.ts';
import { failure, isRecord, unreadable } from '../http.ts';
import { lineWithin, within } from '../limits.ts';
import { askedOf, type Ask, type Data } from './client.ts';
import * as operations from './operations.ts';
import type { Operation } from './operations.ts';

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
    check: (needs) => checks(ask, defaultTeam, needs),
    find: ({ id }) => find(id),

    async create({ id, title, body, priority, team, labels }) {
      const key = team ?? defaultTeam;
      if (key === null) throw failure(askedOf(operations.CREATE_ISSUE), 'refused', 'the service has no Linear team, and there is no default one', 'Write ids.linear of the service into content/oncall.yaml, or `team` of linear into content/providers.yaml; then run zephyr incident resume.');
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

/** Labels of the ticket's own team or of the whole workspace; each name once. */
function labelsFor(found: readonly unknown[], names: readonly string[], teamId: string): string[] {
  return names.flatMap((name) => {
    const fitting = found.filter((label) => textAt(label, 'name') === name && isRecord(label) && (label['team'] === null || textAt(label['team'], 'id') === teamId));
    const own = fitting.find((label) => isRecord(label) && label['team'] !== null) ?? fitting[0];
    return own === undefined ? [] : [textAt(own, 'id')];
  });
}

function ticketIn({ name }: Operation, value: unknown): Ticket | null {
  if (!isRecord(value)) return null;
  const ticket = { id: textAt(value, 'id'), key: textAt(value, 'identifier'), url: textAt(value, 'url') };
  if (ticket.id === '' || ticket.key === '') throw unreadable({ provider: 'linear', title: 'Linear', action: name }, 'a ticket without id or key');
  return ticket;
}

function cardIn(issue: unknown): Card | null {
  const attachments = isRecord(issue) && isRecord(issue['attachments']) && Array.isArray(issue['attachments']['nodes']) ? issue['attachments']['nodes'] : [];
  for (const attachment of attachments) {
    const text = isRecord(attachment) && isRecord(attachment['metadata']) ? attachment['metadata']['zephyr'] : undefined;
    if (typeof text !== 'string') continue;
    try {
      const card: unknown = JSON.parse(text);
      if (isRecord(card) && Object.values(card).every((one) => typeof one === 'string')) return card as Card;
    } catch {
      continue; // somebody else's attachment
    }
  }
  return null;
}

/** A payload that says it worked; a `success: false` is a refusal although the answer has no errors. */
function payload(operation: Operation, data: Data, field: string): Data {
  const value = data[field];
  if (!isRecord(value)) throw unreadable(askedOf(operation), `without ${field}`);
  if (value['success'] !== true) throw failure(askedOf(operation), 'refused', `Linear says that ${field} did not succeed`, 'Run zephyr doctor: it compares team and labels with what Linear has.');
  return value;
}

function nodes(operation: Operation, data: unknown, field: string): readonly unknown[] {
  const list = isRecord(data) ? data[field] : undefined;
  if (!isRecord(list) || !Array.isArray(list['nodes'])) throw unreadable(askedOf(operation), `without ${field}`);
  return list['nodes'];
}

function textAt(value: unknown, key: string): string {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

async function checks(ask: Ask, defaultTeam: string | null, { policy, oncall }: { policy: Policy; oncall: OnCall }): Promise<readonly Check[]> {
  const wanted = new Map(oncall.services.map((service) => [service.ids.linear ?? defaultTeam, service.id] as const));
  const keys = [...wanted.keys()].filter((key) => key !== null);
  const { label } = policy.postMortem.actionItems;
  let data: Data;
  try {
    data = await ask(operations.CHECK, { teams: keys, labels: [label] });
  } catch (error) {
    return [faultOf('token', error)];
  }
  const teams = nodes(operations.CHECK, data, 'teams');
  const labels = nodes(operations.CHECK, data, 'issueLabels');
  return [
    { name: 'token', ok: true, message: `works, as ${lineWithin(60, textAt(data['viewer'], 'name')) || 'a user of the workspace'}`, fix: null },
    ...oncall.services.map((service) => {
      const key = service.ids.linear ?? defaultTeam;
      const team = teams.find((one) => textAt(one, 'key') === key);
      return checkOf(`team ${key ?? ''} of ${service.id}`.replace('  ', ' '), team !== undefined, {
        good: `is ${lineWithin(60, textAt(team, 'name'))}`,
        bad: key === null ? 'neither the service nor the configuration names a team' : `Linear has no team ${key}, or the key may not see it`,
        fix: `Correct ids.linear of ${service.id} in content/oncall.yaml.`,
      });
    }),
    ...teams.map((team) => checkOf(`label ${label} in ${textAt(team, 'key')}`, labelsFor(labels, [label], textAt(team, 'id')).length > 0, {
      good: 'exists',
      bad: 'no such label for this team, so tickets would go without it',
      fix: `Create the label ${label} for the workspace in Linear (Settings, Labels), or correct postMortem.actionItems.label in content/policy.yaml.`,
    })),
  ];
}
