/** What is sent to Statuspage. Pure. */
import type { StatusEntryRequest, StatusUpdateRequest } from '../../incident/ports.ts';
import { toPublicWords } from '../../incident/text.ts';
import { lineWithin, within } from '../limits.ts';
import type { RestAsk } from '../rest.ts';

const NAME_LIMIT = 255;
const BODY_LIMIT = 25_000;
/** The most that a page of a list may hold. */
export const PAGE = 100;

const at = (page: string, rest: string): string => `/pages/${encodeURIComponent(page)}${rest}`;

export function publish(page: string, request: StatusEntryRequest): RestAsk {
  const incident = { name: lineWithin(NAME_LIMIT, request.name), ...words(request), metadata: mark(request.incident, [request.key]) };
  return { action: 'POST incidents', method: 'POST', path: at(page, '/incidents'), body: { incident } };
}

/** There is no request that adds an update: changing the body of an entry does. */
export function update(page: string, { entry, keys, ...request }: StatusUpdateRequest): RestAsk {
  const incident = { ...words(request), metadata: mark(request.incident, keys) };
  return { action: 'PATCH incidents', method: 'PATCH', path: at(page, `/incidents/${encodeURIComponent(entry)}`), body: { incident } };
}

export function readEntry(page: string, entry: string): RestAsk {
  return { action: 'GET incidents', method: 'GET', path: at(page, `/incidents/${encodeURIComponent(entry)}`) };
}

export function listUnresolved(page: string, number: number): RestAsk {
  return { action: 'GET incidents/unresolved', method: 'GET', path: at(page, `/incidents/unresolved?page=${number}&per_page=${PAGE}`) };
}

export function listEntries(page: string, number: number): RestAsk {
  return { action: 'GET incidents', method: 'GET', path: at(page, `/incidents?page=${number}&limit=${PAGE}`) };
}

export function readPage(page: string): RestAsk {
  return { action: 'GET page', method: 'GET', path: at(page, '') };
}

export function listComponents(page: string, number: number): RestAsk {
  return { action: 'GET components', method: 'GET', path: at(page, `/components?page=${number}&per_page=${PAGE}`) };
}

function words({ body, status, impact, components, notify }: Pick<StatusEntryRequest, 'body' | 'status' | 'impact' | 'components' | 'notify'>): Record<string, unknown> {
  return {
    status,
    impact_override: impact,
    body: within(BODY_LIMIT, body, toPublicWords),
    deliver_notifications: notify,
    // The list ties components to the entry, the map changes how they are shown: both are needed.
    ...(components.length === 0 ? {} : { component_ids: components.map(({ id }) => id), components: Object.fromEntries(components.map((component) => [component.id, component.status])) }),
  };
}

/** Top-level values of metadata must be objects. */
function mark(incident: string, keys: readonly string[]): Record<string, unknown> {
  return { zephyr: { incident, keys } };
}
