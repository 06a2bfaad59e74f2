/**
 * Any pager that takes a signed call. The receiver must take calls with the same `Idempotency-Key` for one: that makes a
 * repeat safe. It answers `{"accepted": true}`, and to a look-up `{"status": "triggered" | "acknowledged" | "resolved"}`.
 */
import type { Check, PageReference, PagerPort, PageRequest } from '../../incident/ports.ts';
import { faultOf } from '../check.ts';
import { exchange, failure, failureOfStatus, jsonObject, unreadable, type Asked, type Exchange } from '../http.ts';
import type { Edge } from '../provider.ts';
import { FACTS } from './facts.ts';
import { digest, sign } from './signature.ts';

export interface WebhookOptions {
  url: string;
  secret: string;
  edge: Edge;
}

const TITLE = 'The pager’s webhook';
const ADVICE = 'Put the secret that the receiver has into ZEPHYR_WEBHOOK_SECRET, then run zephyr incident resume.';

type Call = { type: 'page' | 'link' | 'acknowledge' | 'resolve' | 'ping'; key: string } & Readonly<Record<string, unknown>>;

export function webhook({ url, secret, edge }: WebhookOptions): PagerPort {
  const asked = (type: string): Asked => ({ provider: 'webhook', title: TITLE, action: type });

  const ask = async (method: 'GET' | 'POST', type: string, address: string, body: string, key: string): Promise<Exchange> => {
    const seconds = Math.floor(edge.now() / 1000);
    return exchange(edge, TITLE, {
      provider: 'webhook',
      action: type,
      url: address,
      method,
      headers: {
        'x-zephyr-timestamp': String(seconds),
        'x-zephyr-signature': sign(secret, seconds, method === 'GET' ? address : body),
        'idempotency-key': key,
        ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      ...(method === 'GET' ? {} : { body }),
    });
  };
  const send = async (call: Call): Promise<Exchange> => {
    const body = JSON.stringify(call);
    const answer = await ask('POST', call.type, url, body, idempotencyKey(call, body));
    const fault = failureOfStatus(asked(call.type), answer, ADVICE);
    if (fault) throw fault;
    if (answer.status >= 300) throw failure(asked(call.type), 'refused', `${TITLE} refuses the call (${answer.status})`, 'Look into the receiver’s log, then run zephyr incident resume.');
    // A proxy or a sign-in page also answers with 200: only the agreed word means that the call arrived.
    if (jsonObject(answer.body)?.['accepted'] !== true) throw unreadable(asked(call.type), 'without "accepted": true');
    return answer;
  };
  const about = ({ key, incident, target, service }: PageReference): { key: string } & Record<string, unknown> => ({ key, incident, target: target.id, service: service.id });

  return {
    id: 'webhook',
    title: 'Webhook',
    ...FACTS,
    describe: () => `Signed calls to ${hostOf(url)}`,
    check: async () => checks(send),

    async page(page: PageRequest) {
      const { summary, loudness, drill, people } = page;
      const answer = await send({ type: 'page', ...about(page), summary, loudness, drill, people: people.map(({ id, name, contact }) => ({ id, name, contact })) });
      return { key: page.key, url: urlIn(answer) };
    },

    async findPage({ key }) {
      const address = new URL(url);
      address.searchParams.set('key', key);
      const answer = await ask('GET', 'status', address.href, '', key);
      if (answer.status === 404) return null;
      const fault = failureOfStatus(asked('status'), answer, ADVICE);
      if (fault) throw fault;
      if (answer.status !== 200) throw failure(asked('status'), 'refused', `${TITLE} does not say what became of a page (${answer.status})`, 'Acknowledge with zephyr incident ack.');
      const { status, by } = jsonObject(answer.body) ?? {};
      if (status !== 'triggered' && status !== 'acknowledged' && status !== 'resolved') throw unreadable(asked('status'), 'without a status');
      return { key, url: urlIn(answer), status, by: typeof by === 'string' && (edge.people ?? []).some(({ id }) => id === by) ? by : null };
    },

    async link({ links, ...page }) {
      await send({ type: 'link', ...about(page), links });
    },
    async acknowledge({ by, ...page }) {
      await send({ type: 'acknowledge', ...about(page), by: by?.id ?? null });
    },
    async resolve(page) {
      await send({ type: 'resolve', ...about(page) });
    },
  };
}

async function checks(send: (call: Call) => Promise<Exchange>): Promise<readonly Check[]> {
  try {
    // A ping has no effect, by agreement with the receiver.
    await send({ type: 'ping', key: 'zephyr-doctor' });
    return [{ name: 'webhook', ok: true, message: 'takes a signed call', fix: null }];
  } catch (error) {
    return [faultOf('webhook', error)];
  }
}

/** A page by its key; what follows it by all that it says, since other links are another call. */
function idempotencyKey({ type, key }: Call, body: string): string {
  return type === 'page' ? key : `${key}#${type}-${digest(body)}`;
}

function urlIn({ body }: Exchange): string | null {
  const url = jsonObject(body)?.['url'];
  return typeof url === 'string' && /^https?:\/\//.test(url) ? url : null;
}

/** An address may hold a secret in its path; only the host is shown. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'an address that is none';
}
