/** Atlassian Statuspage as far as an incident goes: one page, its components and its entries. */
import * as z from 'zod';
import { faultsOf, parseJson, type SandboxReply, type SandboxRequest, type Vendor } from './vendor.ts';

export interface StatuspageSeed {
  token: string;
  page: { id: string; name: string };
  components: readonly { id: string; name: string }[];
  /** Whether one request a second, measured over a minute, is held to. */
  limited?: boolean;
}

export interface StatuspageEntry {
  id: string;
  name: string;
  status: string;
  impact: string;
  shortlink: string;
  metadata: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  components: readonly string[];
  updates: { id: string; status: string; body: string; at: number; notified: boolean }[];
  created: number;
}

export interface StatuspageSandbox extends Vendor {
  readonly entries: readonly StatuspageEntry[];
  /** How each component is shown. */
  readonly components: ReadonlyMap<string, { name: string; status: string }>;
}

const componentStatus = z.enum(['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage', '']);
const fields = {
  status: z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'scheduled', 'in_progress', 'verifying', 'completed']).optional(),
  impact_override: z.enum(['none', 'maintenance', 'minor', 'major', 'critical']).optional(),
  body: z.string().max(25_000).optional(),
  deliver_notifications: z.boolean().optional(),
  backfilled: z.boolean().optional(),
  metadata: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  component_ids: z.array(z.string()).optional(),
  components: z.record(z.string(), componentStatus).optional(),
};
const name = z.string().min(1).max(255);
/** Other fields than these exist for planned maintenance; an incident never sends them. */
export const createSchema = z.strictObject({ incident: z.strictObject({ name, ...fields }) });
export const updateSchema = z.strictObject({ incident: z.strictObject({ name: name.optional(), ...fields }) });
type Fields = z.output<typeof updateSchema>['incident'];

const MINUTE = 60_000;

export function statuspageSandbox({ token, page, components: seeded, limited = false }: StatuspageSeed): StatuspageSandbox {
  const entries: StatuspageEntry[] = [];
  const components = new Map(seeded.map((component) => [component.id, { name: component.name, status: 'operational' }]));
  let times: number[] = [];

  const apply = (entry: StatuspageEntry, given: Fields, now: number): SandboxReply | null => {
    const unknown = [...(given.component_ids ?? []), ...Object.keys(given.components ?? {})].find((id) => !components.has(id));
    if (unknown !== undefined) return refused(422, [`Component ${unknown} does not belong to the page`]);
    if (given.backfilled === true && given.components) return refused(422, ['Components cannot be specified for a backfilled incident']);
    for (const [id, status] of Object.entries(given.components ?? {})) {
      const component = components.get(id);
      if (component && status !== '') component.status = status;
    }
    Object.assign(entry, {
      ...(given.name === undefined ? {} : { name: given.name }),
      ...(given.status === undefined ? {} : { status: given.status }),
      ...(given.impact_override === undefined ? {} : { impact: given.impact_override }),
      ...(given.metadata === undefined ? {} : { metadata: given.metadata }),
      ...(given.component_ids === undefined ? {} : { components: given.component_ids }),
    });
    if (given.body !== undefined) entry.updates.push({ id: `u${entry.id}${entry.updates.length + 1}`, status: entry.status, body: given.body, at: now, notified: given.deliver_notifications ?? true });
    return null;
  };

  return {
    entries,
    components,
    describe({ method, path }) {
      return { action: `${method} ${path.replace(`/pages/${page.id}`, '') || '/'}`.replace(/\/incidents\/(?!unresolved)[^/]+$/, '/incidents/ID'), changes: method !== 'GET' };
    },
    handle(request, now) {
      if (request.headers['authorization'] !== `OAuth ${token}`) return refused(401, 'Could not authenticate');
      if (limited) {
        times = [...times.filter((time) => time > now - MINUTE), now];
        if (times.length > 60) return refused(420, 'You have exceeded the rate limit');
      }
      const [, pages, id, what, which] = request.path.split('/');
      if (pages !== 'pages' || id !== page.id) return refused(404, 'Record not found');
      if (request.method === 'GET') return read(request, what, which);
      const schema = request.method === 'POST' && what === 'incidents' && which === undefined ? createSchema : request.method === 'PATCH' && what === 'incidents' ? updateSchema : null;
      if (!schema) return refused(404, 'Record not found');
      const existing = entries.find((one) => one.id === which);
      if (schema === updateSchema && !existing) return refused(404, 'Record not found');
      const json = parseJson(request.body);
      if (json === undefined || !(request.headers['content-type'] ?? '').includes('application/json')) return refused(400, 'The body is no JSON');
      const parsed = schema.safeParse(json);
      if (!parsed.success) return refused(422, faultsOf(parsed.error));
      const entry: StatuspageEntry = existing ?? {
        id: `sandbox${String(entries.length + 1).padStart(5, '0')}`, name: '', status: 'investigating', impact: 'none', shortlink: `https://stspg.example/${entries.length + 1}`,
        metadata: {}, components: [], updates: [], created: now,
      };
      const fault = apply(entry, parsed.data.incident, now);
      if (fault) return fault;
      if (!existing) entries.unshift(entry);
      return { status: existing ? 200 : 201, body: shown(entry, page.id) };
    },
  };

  function read({ query }: SandboxRequest, what: string | undefined, which: string | undefined): SandboxReply {
    const number = Math.max(1, Number(query.get('page') ?? 1));
    const size = Math.min(100, Number(query.get('limit') ?? query.get('per_page') ?? 100));
    const cut = <T>(all: readonly T[]): readonly T[] => all.slice((number - 1) * size, number * size);
    if (what === undefined) return { status: 200, body: page };
    if (what === 'components' && which === undefined) return { status: 200, body: cut([...components].map(([id, component]) => ({ id, ...component }))) };
    if (what !== 'incidents') return refused(404, 'Record not found');
    if (which === undefined) return { status: 200, body: cut(entries).map((entry) => shown(entry, page.id)) };
    if (which === 'unresolved') return { status: 200, body: cut(entries.filter(({ status }) => status !== 'resolved')).map((entry) => shown(entry, page.id)) };
    const entry = entries.find(({ id }) => id === which);
    return entry ? { status: 200, body: shown(entry, page.id) } : refused(404, 'Record not found');
  }
}

function shown({ id, name: title, status, impact, shortlink, metadata, components, updates, created }: StatuspageEntry, page: string): Readonly<Record<string, unknown>> {
  return {
    id, page_id: page, name: title, status, impact, shortlink, metadata,
    components: components.map((component) => ({ id: component })),
    created_at: new Date(created).toISOString(),
    incident_updates: updates.map((update) => ({ id: update.id, status: update.status, body: update.body, created_at: new Date(update.at).toISOString() })),
  };
}

function refused(status: number, error: string | readonly string[]): SandboxReply {
  return { status, body: { error } };
}
