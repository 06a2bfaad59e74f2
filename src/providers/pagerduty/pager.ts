/** PagerDuty: pages by Events v2; looks up and takes notes by its REST API where there is a token for it. */
import type { PagerPort } from '../../incident/ports.ts';
import type { Person } from '../../policy/oncall-schema.ts';
import { failure, isRecord, unreadable } from '../http.ts';
import type { Rest, RestAsk } from '../rest.ts';
import { checkPagerDuty } from './check.ts';
import { FACTS } from './facts.ts';
import * as request from './requests.ts';
import { asked, incidentIn, listAt, textAt, type FoundIncident } from './responses.ts';
import { routingKeyFor, type RoutingKeys } from './routing.ts';

export interface PagerDutyOptions {
  events: Rest;
  /** `null` without an API token: then there are no look-ups and no links. */
  rest: Rest | null;
  keys: RoutingKeys;
  /** E-mail address of a user, in whose name notes are taken. */
  from: string | null;
  people: readonly Person[];
}

export function pagerduty({ events, rest, keys, from, people }: PagerDutyOptions): PagerPort {
  const keyFor = (action: string, page: Parameters<typeof routingKeyFor>[1]): string => {
    const key = routingKeyFor(keys, page);
    if (key === null) throw failure(asked(action), 'auth', `there is no routing key for ${page.target.name}`, `Add ${page.target.rotation?.id ?? page.service.id}=KEY to PAGERDUTY_ROUTING_KEY, then run zephyr incident resume.`);
    return key;
  };
  const send = async (ask: RestAsk): Promise<void> => {
    const answer = await events(ask);
    if (!isRecord(answer) || textAt(answer, 'status') === '') throw unreadable(asked(ask.action), 'without a status');
  };
  const find = async (api: Rest, key: string): Promise<FoundIncident | null> => {
    const ask = request.findIncidents(key);
    return incidentIn(ask.action, await api(ask), people);
  };
  const noted = async (api: Rest, incident: string): Promise<string[]> => {
    const ask = request.listNotes(incident);
    return listAt(ask.action, await api(ask), 'notes').flatMap((note) => textAt(note, 'content').split(/\s+/));
  };
  /** Incidents that are being looked for already, by their key. */
  const expected = new Map<string, Promise<FoundIncident | null>>();

  return {
    id: 'pagerduty',
    title: 'PagerDuty',
    ...FACTS,
    describe: () => `PagerDuty, ${keys.size === 1 ? 'one routing key' : `${keys.size} routing keys`}; it runs the escalation itself`,
    check: (needs) => checkPagerDuty({ rest, keys, from, ...needs }),

    async page(page) {
      await send(request.trigger(keyFor('enqueue trigger', page), page));
      return { key: page.key, url: null };
    },

    async findPage({ key }) {
      if (rest === null) throw failure(asked('GET incidents'), 'auth', 'without an API token nobody can say what became of a page', 'Put a read-only key into PAGERDUTY_API_TOKEN.');
      const found = await find(rest, key);
      return found && { key, url: found.url, status: found.status, by: found.by };
    },

    prepareLink({ key }) {
      if (rest !== null && from !== null) expected.set(key, find(rest, key).catch(() => null));
    },

    async link({ key, links, first = false }) {
      if (rest === null || from === null || links.length === 0) return;
      const incident = (await expected.get(key)) ?? (await find(rest, key));
      expected.delete(key);
      // An accepted event is worked on later: not there yet does not mean never.
      if (!incident) throw failure(asked('POST notes'), 'unavailable', 'PagerDuty does not show the page yet', 'It is tried again by itself; else run zephyr incident resume.', { retryAfter: 2 });
      const words = first ? [] : await noted(rest, incident.id);
      const missing = links.filter(({ url }) => !words.includes(url));
      if (missing.length === 0) return;
      await rest(request.addNote(incident.id, missing.map(({ title, url }) => `${title}: ${url}`).join('\n'), from));
    },

    async acknowledge(page) {
      await send(request.follow(keyFor('enqueue acknowledge', page), page.key, 'acknowledge'));
    },

    async resolve(page) {
      await send(request.follow(keyFor('enqueue resolve', page), page.key, 'resolve'));
    },
  };
}
