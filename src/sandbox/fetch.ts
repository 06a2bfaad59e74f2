/** The sandbox as a `fetch`, without a network: what a lost connection looks like is the same as with Node's own. */
import type { Outcome, Sandbox } from './sandbox.ts';

/** `base` as the sandbox was made with. Silence ends at once as a time-out; `onSilence` lets a test move its clock. */
export function sandboxFetch(sandbox: Sandbox, base: string, onSilence: () => void = () => undefined): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== new URL(base).origin) throw failed('ENOTFOUND');
    const headers = Object.fromEntries(new Headers(init?.headers));
    const outcome = sandbox.receive(url.pathname, { method: init?.method ?? 'GET', query: url.searchParams, headers, body: typeof init?.body === 'string' ? init.body : '' });
    if (!outcome) return new Response('{}', { status: 404 });
    return answer(outcome, onSilence);
  };
}

function answer(outcome: Outcome, onSilence: () => void): Response {
  switch (outcome.kind) {
    case 'reply':
      return new Response(JSON.stringify(outcome.reply.body), { status: outcome.reply.status, headers: { 'content-type': 'application/json', ...outcome.reply.headers } });
    case 'garbage':
      return new Response('<html>proxy says hello', { status: 200, headers: { 'content-type': 'text/html' } });
    case 'silence':
      onSilence();
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    case 'cut':
      throw failed('UND_ERR_SOCKET');
    case 'refused-connection':
      throw failed('ECONNREFUSED');
  }
}

function failed(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('no connection'), { code }) });
}
