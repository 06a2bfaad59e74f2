/** A pager behind Zephyr's own webhook: checks the signature, takes calls with the same key for one. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { parseJson, type SandboxReply, type SandboxRequest, type Vendor } from './vendor.ts';

export interface WebhookPage {
  key: string;
  incident: string;
  summary: string;
  people: readonly string[];
  status: 'triggered' | 'acknowledged' | 'resolved';
  by: string | null;
  links: readonly string[];
}

export interface WebhookSandbox extends Vendor {
  readonly pages: readonly WebhookPage[];
  acknowledge(key: string, by: string): void;
}

const about = { key: z.string().min(1), incident: z.string(), target: z.string(), service: z.string() };
const person = z.strictObject({ id: z.string(), name: z.string(), contact: z.record(z.string(), z.string()) });
const callSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ping'), key: z.string() }),
  z.strictObject({ type: z.literal('page'), ...about, summary: z.string().min(1), loudness: z.enum(['critical', 'error', 'warning', 'info']), drill: z.boolean(), people: z.array(person) }),
  z.strictObject({ type: z.literal('link'), ...about, links: z.array(z.strictObject({ title: z.string(), url: z.string() })) }),
  z.strictObject({ type: z.literal('acknowledge'), ...about, by: z.string().nullable() }),
  z.strictObject({ type: z.literal('resolve'), ...about }),
]);
/** Seconds after which a signed call is too old to be believed. */
const OLDEST = 300;

/** `address` is what a caller signs in a look-up: the whole address it asks. */
export function webhookSandbox(secret: string, address: (request: SandboxRequest) => string): WebhookSandbox {
  const pages: WebhookPage[] = [];
  const seen = new Set<string>();

  return {
    pages,
    describe({ method, body }) {
      const call = parseJson(body);
      const type = typeof call === 'object' && call !== null && 'type' in call ? String(call.type) : '';
      return { action: method === 'GET' ? 'status' : type, changes: method !== 'GET' && type !== 'ping' };
    },
    acknowledge(key, by) {
      for (const page of pages) if (page.key === key) Object.assign(page, { status: 'acknowledged', by });
    },
    handle(request, now) {
      const { method, headers, body, query } = request;
      const seconds = Number(headers['x-zephyr-timestamp']);
      const expected = `sha256=${createHmac('sha256', secret).update(`${seconds}.${method === 'GET' ? address(request) : body}`).digest('hex')}`;
      if (!same(expected, headers['x-zephyr-signature'] ?? '') || !(Math.abs(now / 1000 - seconds) <= OLDEST)) return { status: 401, body: { error: 'the signature is wrong or old' } };
      if (method === 'GET') {
        const page = pages.find(({ key }) => key === query.get('key'));
        return page ? { status: 200, body: { status: page.status, by: page.by } } : { status: 404, body: {} };
      }
      const parsed = callSchema.safeParse(parseJson(body));
      const idempotency = headers['idempotency-key'] ?? '';
      if (!parsed.success || idempotency === '') return { status: 400, body: { error: 'the call is not understood' } };
      if (seen.has(idempotency)) return done();
      if (parsed.data.type !== 'ping') seen.add(idempotency);
      return take(parsed.data);
    },
  };

  function take(call: z.output<typeof callSchema>): SandboxReply {
    if (call.type === 'ping') return done();
    if (call.type === 'page') {
      pages.push({ key: call.key, incident: call.incident, summary: call.summary, people: call.people.map(({ name }) => name), status: 'triggered', by: null, links: [] });
      return done();
    }
    const page = pages.find(({ key }) => key === call.key);
    if (!page) return { status: 404, body: { error: 'no such page' } };
    if (call.type === 'link') Object.assign(page, { links: call.links.map(({ url }) => url) });
    if (call.type === 'acknowledge' && page.status === 'triggered') Object.assign(page, { status: 'acknowledged', by: call.by });
    if (call.type === 'resolve') Object.assign(page, { status: 'resolved' });
    return done();
  }
}

function done(): SandboxReply {
  return { status: 202, body: { accepted: true } };
}

function same(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
