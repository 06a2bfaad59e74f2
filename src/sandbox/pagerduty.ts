/** PagerDuty as far as an incident goes: Events v2, and of its REST API the look-ups and notes. */
import * as z from 'zod';
import { faultsOf, parseJson, type SandboxReply, type SandboxRequest, type Vendor } from './vendor.ts';

export interface PagerDutySeed {
  apiToken: string;
  /** E-mail addresses of users. */
  users: readonly string[];
  services: readonly { id: string; name: string; key: string; escalationPolicy: string }[];
  escalationPolicies: readonly { id: string; name: string; loops: number; rules: readonly { minutes: number; targets: readonly { id: string; name: string }[] }[] }[];
}

export interface PagerDutyIncident {
  id: string;
  /** The `dedup_key`. */
  key: string;
  service: string;
  status: 'triggered' | 'acknowledged' | 'resolved';
  summary: string;
  severity: string;
  /** Triggers that joined it, the first one included. */
  triggers: number;
  acknowledgedBy: string | null;
  notes: string[];
  created: number;
}

export interface PagerDutySandbox extends Vendor {
  readonly incidents: readonly PagerDutyIncident[];
  /** Somebody answers the page; `user` is a PagerDuty id. */
  acknowledge(key: string, user: string): void;
}

export const eventSchema = z.discriminatedUnion('event_action', [
  z.strictObject({
    event_action: z.literal('trigger'),
    routing_key: z.string().min(1),
    dedup_key: z.string().min(1).optional(),
    client: z.string().optional(),
    client_url: z.string().optional(),
    links: z.array(z.strictObject({ href: z.string(), text: z.string().optional() })).optional(),
    images: z.array(z.strictObject({ src: z.string(), href: z.string().optional(), alt: z.string().optional() })).optional(),
    payload: z.strictObject({
      summary: z.string().min(1).max(1024),
      severity: z.enum(['critical', 'warning', 'error', 'info']),
      source: z.string().min(1),
      timestamp: z.iso.datetime({ offset: true }).optional(),
      component: z.string().optional(),
      group: z.string().optional(),
      class: z.string().optional(),
      custom_details: z.record(z.string(), z.unknown()).optional(),
    }),
  }),
  z.strictObject({ event_action: z.literal('acknowledge'), routing_key: z.string().min(1), dedup_key: z.string().min(1) }),
  z.strictObject({ event_action: z.literal('resolve'), routing_key: z.string().min(1), dedup_key: z.string().min(1) }),
]);
export const noteSchema = z.strictObject({ note: z.strictObject({ content: z.string().min(1) }) });

const ACCEPT = /^application\/vnd\.pagerduty\+json;version=2$/;

export function pagerdutySandbox({ apiToken, users, services, escalationPolicies }: PagerDutySeed): PagerDutySandbox {
  const incidents: PagerDutyIncident[] = [];
  const isEvent = ({ path }: SandboxRequest): boolean => path === '/v2/enqueue';

  return {
    incidents,
    describe(request) {
      if (!isEvent(request)) return { action: `${request.method} ${request.path.replace(/\/[A-Z0-9]{4,}/, '/ID')}`, changes: request.method !== 'GET' };
      const event = parseJson(request.body);
      return { action: `enqueue ${typeof event === 'object' && event !== null && 'event_action' in event ? String(event.event_action) : ''}`, changes: true };
    },
    handle: (request, now) => (isEvent(request) ? enqueue(request, now) : rest(request)),
    acknowledge(key, user) {
      for (const incident of incidents) {
        if (incident.key === key && incident.status === 'triggered') Object.assign(incident, { status: 'acknowledged', acknowledgedBy: user });
      }
    },
  };

  function enqueue({ method, headers, body }: SandboxRequest, now: number): SandboxReply {
    const parsed = eventSchema.safeParse(parseJson(body));
    if (method !== 'POST' || !(headers['content-type'] ?? '').includes('application/json')) return invalid(['The body is no JSON']);
    if (!parsed.success) return invalid(faultsOf(parsed.error));
    const event = parsed.data;
    const service = services.find(({ key }) => key === event.routing_key);
    if (!service) return invalid(['Invalid routing key']);
    // The same key joins the open incident of this integration; without one a trigger opens a new one.
    const open = incidents.find((one) => one.service === service.id && one.key === event.dedup_key && one.status !== 'resolved');
    if (event.event_action !== 'trigger') {
      if (open) open.status = event.event_action === 'resolve' ? 'resolved' : 'acknowledged';
    } else if (open) {
      open.triggers++;
    } else {
      const key = event.dedup_key ?? `sandbox-${incidents.length + 1}`;
      incidents.push({ id: `PSANDBOX${incidents.length + 1}`, key, service: service.id, status: 'triggered', summary: event.payload.summary, severity: event.payload.severity, triggers: 1, acknowledgedBy: null, notes: [], created: now });
    }
    return { status: 202, body: { status: 'success', message: 'Event processed', dedup_key: event.dedup_key ?? incidents.at(-1)?.key ?? '' } };
  }

  function rest(request: SandboxRequest): SandboxReply {
    const { headers, method, path, query } = request;
    if (headers['authorization'] !== `Token token=${apiToken}`) return refused(401, 2006, 'Unauthorized');
    if (!ACCEPT.test(headers['accept'] ?? '') || headers['content-type'] !== 'application/json') return refused(400, 2001, 'Accept and Content-Type are required');
    const [, what, id, under] = path.split('/');
    if (what === 'incidents' && id !== undefined && under === 'notes') return notes(request, id);
    if (method !== 'GET') return refused(404, 2100, 'Not Found');
    const limit = Math.min(100, Number(query.get('limit') ?? 25));
    const offset = Number(query.get('offset') ?? 0);
    const listed = <T>(name: string, all: readonly T[]): SandboxReply => ({ status: 200, body: { [name]: all.slice(offset, offset + limit), limit, offset, more: offset + limit < all.length } });
    if (what === 'incidents' && id === undefined) {
      const statuses = query.getAll('statuses[]');
      const key = query.get('incident_key');
      return listed('incidents', incidents.filter((one) => (key === null || one.key === key) && (statuses.length === 0 || statuses.includes(one.status))).map(incidentShown));
    }
    if (what === 'services' && id === undefined) return listed('services', services.map((service) => serviceShown(service, query.getAll('include[]').includes('integrations'))));
    if (what === 'services') {
      const service = services.find((one) => one.id === id);
      return service ? { status: 200, body: { service: serviceShown(service, true) } } : refused(404, 2100, 'Not Found');
    }
    if (what === 'escalation_policies' && id !== undefined) {
      const policy = escalationPolicies.find((one) => one.id === id);
      return policy ? { status: 200, body: { escalation_policy: policyShown(policy) } } : refused(404, 2100, 'Not Found');
    }
    return refused(404, 2100, 'Not Found');
  }

  function notes({ method, headers, body }: SandboxRequest, id: string): SandboxReply {
    const incident = incidents.find((one) => one.id === id);
    if (!incident) return refused(404, 2100, 'Not Found');
    if (method === 'GET') return { status: 200, body: { notes: incident.notes.map((content, k) => ({ id: `N${k}`, content })) } };
    if (!users.includes(headers['from'] ?? '')) return refused(400, 2001, 'From must be the e-mail address of a user');
    const parsed = noteSchema.safeParse(parseJson(body));
    if (!parsed.success) return refused(400, 2001, 'Invalid Input Provided', faultsOf(parsed.error));
    incident.notes.push(parsed.data.note.content);
    return { status: 201, body: { note: { id: `N${incident.notes.length - 1}`, content: parsed.data.note.content } } };
  }
}

function incidentShown({ id, key, service, status, summary, acknowledgedBy, created }: PagerDutyIncident): Readonly<Record<string, unknown>> {
  return {
    id, type: 'incident', incident_key: key, status, title: summary, html_url: `https://sandbox.pagerduty.example/incidents/${id}`, created_at: new Date(created).toISOString(),
    service: { id: service, type: 'service_reference' },
    acknowledgements: acknowledgedBy === null ? [] : [{ acknowledger: { id: acknowledgedBy, type: 'user_reference' } }],
  };
}

function serviceShown({ id, name, key, escalationPolicy }: PagerDutySeed['services'][number], withIntegrations: boolean): Readonly<Record<string, unknown>> {
  return {
    id, type: 'service', name, escalation_policy: { id: escalationPolicy, type: 'escalation_policy_reference' },
    integrations: [{ id: `PI${id}`, type: withIntegrations ? 'events_api_v2_inbound_integration' : 'events_api_v2_inbound_integration_reference', ...(withIntegrations ? { integration_key: key } : {}) }],
  };
}

function policyShown({ id, name, loops, rules }: PagerDutySeed['escalationPolicies'][number]): Readonly<Record<string, unknown>> {
  return {
    id, type: 'escalation_policy', name, num_loops: loops,
    escalation_rules: rules.map(({ minutes, targets }, k) => ({ id: `PR${id}${k}`, escalation_delay_in_minutes: minutes, targets: targets.map((target) => ({ id: target.id, type: 'schedule_reference', summary: target.name })) })),
  };
}

function invalid(errors: readonly string[]): SandboxReply {
  return { status: 400, body: { status: 'invalid event', message: 'Event object is invalid', errors } };
}

function refused(status: number, code: number, message: string, errors: readonly string[] = []): SandboxReply {
  return { status, body: { error: { code, message, errors } } };
}
