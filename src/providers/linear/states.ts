/** How many tickets are, in one request. */
import { ProviderError, type TicketPort, type TicketState } from '../../incident/ports.ts';
import { isRecord, unreadable } from '../http.ts';
import { askedOf, type Ask } from './client.ts';
import { ISSUE_STATES, MOVED_ISSUE } from './operations.ts';
import { nodes, textAt } from './responses.ts';

/** Keys that Linear does not find are asked for one by one, as they may have moved; more than these are believed. */
const MOST_MOVED = 20;

interface Key {
  reference: string;
  team: string;
  number: number;
}

type Look = Omit<TicketState, 'reference'> & { formerKeys: readonly string[] };

export function linearStates(ask: Ask): NonNullable<TicketPort['states']> {
  const moved = async (id: string, label: string): Promise<Look | null> => {
    try {
      return lookOf((await ask(MOVED_ISSUE, { id, label }))['issue']);
    } catch (error) {
      // What is not there is an error in Linear's words, without a code of its own.
      if (error instanceof ProviderError && error.kind === 'refused') return null;
      throw error;
    }
  };
  return async ({ references, label }) => {
    const keys = references.flatMap((reference) => keyOf(reference) ?? []);
    if (keys.length === 0) return [];
    const numbersOf = (team: string): number[] => keys.filter((key) => key.team === team).map(({ number }) => number);
    const tickets = [...new Set(keys.map(({ team }) => team))].map((team) => ({ team: { key: { eq: team } }, number: { in: [...new Set(numbersOf(team))] } }));
    const found = nodes(ISSUE_STATES, await ask(ISSUE_STATES, { tickets, label, first: keys.length }), 'issues').map(lookOf);
    const byKey = new Map(found.map((look) => [look.key, look]));
    const missing = [...new Set(keys.map(nameOf))].filter((key) => !byKey.has(key)).slice(0, MOST_MOVED);
    for (const key of missing) {
      const look = await moved(key, label);
      if (look !== null && (look.key === key || look.formerKeys.includes(key))) byKey.set(key, look);
    }
    return keys.flatMap((key) => {
      const look = byKey.get(nameOf(key));
      if (look === undefined) return [];
      const { formerKeys: _, ...rest } = look;
      return [{ reference: key.reference, ...rest }];
    });
  };
}

const nameOf = ({ team, number }: Key): string => `${team}-${number}`;

/** A key alone, or in an address of Linear's; `null` for anything else. */
function keyOf(reference: string): Key | null {
  const [, team, number] = /^#?([A-Z][A-Z0-9]{0,19})-(\d{1,9})$/.exec(reference.trim()) ?? /^https?:\/\/[^\s]{1,500}?\/issue\/([A-Z][A-Z0-9]{0,19})-(\d{1,9})(?:$|[/?#])/i.exec(reference.trim()) ?? [];
  return team === undefined || number === undefined ? null : { reference, team: team.toUpperCase(), number: Number(number) };
}

function lookOf(issue: unknown): Look {
  const asked = askedOf(ISSUE_STATES);
  const key = textAt(issue, 'identifier');
  if (!isRecord(issue) || key === '' || !isRecord(issue['state'])) throw unreadable(asked, 'a ticket without key or state');
  const { state, assignee, previousIdentifiers: former } = issue;
  const names = ['displayName', 'email', 'id'].map((field) => textAt(assignee, field)).filter((name) => name !== '');
  return {
    key,
    status: statusOf(textAt(state, 'type')),
    state: textAt(state, 'name'),
    labelled: nodes(ISSUE_STATES, issue, 'labels').length > 0,
    assignee: isRecord(assignee) ? [textAt(assignee, 'name'), ...names] : null,
    formerKeys: Array.isArray(former) ? former.filter((one): one is string => typeof one === 'string') : [],
  };
}

/** Linear's types: triage, backlog, unstarted, started, completed, canceled, duplicate. */
function statusOf(type: string): TicketState['status'] {
  if (type === 'completed') return 'done';
  return type === 'canceled' || type === 'duplicate' ? 'cancelled' : 'open';
}
