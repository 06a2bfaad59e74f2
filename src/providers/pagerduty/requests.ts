/** What is sent to PagerDuty. Pure. */
import type { PageRequest } from '../../incident/ports.ts';
import { lineWithin } from '../limits.ts';
import type { RestAsk } from '../rest.ts';

const SUMMARY_LIMIT = 1024;
/** The most that a page of a list may hold. */
export const PAGE = 100;

export function trigger(routingKey: string, { key, incident, summary, loudness, drill, target, service, people }: PageRequest): RestAsk {
  return enqueue({
    routing_key: routingKey,
    event_action: 'trigger',
    dedup_key: key,
    client: 'Zephyr',
    payload: {
      summary: lineWithin(SUMMARY_LIMIT, summary),
      severity: loudness,
      source: service.name,
      component: service.id,
      group: target.id,
      custom_details: { incident, target: target.name, rotation: target.rotation?.id ?? null, service: service.id, on_call: people.map(({ name }) => name), drill },
    },
  });
}

/** `acknowledge` and `resolve` of what was triggered under the key. */
export function follow(routingKey: string, key: string, action: 'acknowledge' | 'resolve'): RestAsk {
  return enqueue({ routing_key: routingKey, event_action: action, dedup_key: key });
}

function enqueue(body: Readonly<Record<string, unknown>>): RestAsk {
  return { action: `enqueue ${String(body['event_action'])}`, method: 'POST', path: '/v2/enqueue', body };
}

/** Also finds what an event opened under this `dedup_key`. Without `date_range=all` only the last month is searched. */
export function findIncidents(key: string): RestAsk {
  const query = new URLSearchParams({ incident_key: key, date_range: 'all', limit: String(PAGE) });
  return { action: 'GET incidents', method: 'GET', path: `/incidents?${query}` };
}

export function listNotes(incident: string): RestAsk {
  return { action: 'GET notes', method: 'GET', path: `/incidents/${encodeURIComponent(incident)}/notes` };
}

export function addNote(incident: string, content: string, from: string): RestAsk {
  return { action: 'POST notes', method: 'POST', path: `/incidents/${encodeURIComponent(incident)}/notes`, body: { note: { content } }, headers: { from } };
}

export function listServices(offset: number): RestAsk {
  return { action: 'GET services', method: 'GET', path: `/services?include[]=integrations&limit=${PAGE}&offset=${offset}`.replaceAll('[]', '%5B%5D') };
}

export function readEscalationPolicy(id: string): RestAsk {
  return { action: 'GET escalation_policies', method: 'GET', path: `/escalation_policies/${encodeURIComponent(id)}` };
}
