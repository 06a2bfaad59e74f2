/**
 * A request by Node's own client. `fetch` would do as well, but it loads and starts more slowly than the two dozen requests
 * of a declared incident take: with it the same requests cost twice the processor time.
 */
import type { IncomingMessage } from 'node:http';
import type * as https from 'node:https';
import { createRequire } from 'node:module';
import type { Send, Sent } from './provider.ts';

/** An import asks a module for each of its exports, and those of `node:http` have a WebSocket among them with all of fetch behind it. */
const load = createRequire(import.meta.url);

/** As `fetch` with `redirect: 'manual'`: what is lost on the way rejects with the system's error codes, or as an abort. */
export const send: Send = async (url, { method, headers, signal, body }) => {
  const address = new URL(url);
  const { request } = load(address.protocol === 'https:' ? 'node:https' : 'node:http') as typeof https;
  return new Promise((answered, lost) => {
    const asking = request(address, { method, headers: { 'user-agent': 'zephyr', accept: '*/*', ...headers }, signal }, (response) => answered(sentBy(response, signal)));
    asking.on('error', lost);
    asking.end(body);
  });
};

function sentBy(response: IncomingMessage, signal: AbortSignal): Sent {
  return {
    status: response.statusCode ?? 0,
    headers: {
      get: (name) => {
        const value = response.headers[name.toLowerCase()];
        return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
      },
    },
    async text() {
      const pieces: Buffer[] = [];
      try {
        for await (const piece of response) pieces.push(piece as Buffer);
      } catch (error) {
        // An abort looks like a cut connection here.
        throw signal.aborted ? signal.reason : error;
      }
      return new TextDecoder().decode(Buffer.concat(pieces));
    },
  };
}
