/** The sandbox behind a real server on this machine only. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sandboxPage } from './page.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import type { Seed } from './seed.ts';

export interface SandboxServer {
  sandbox: Sandbox;
  /** `http://127.0.0.1:PORT`. */
  base: string;
  close(): Promise<void>;
}

const LONGEST_BODY = 2_000_000;

/** Starts on a free port unless one is given. `latency`: milliseconds before each answer. */
export async function startSandbox({ seed, port = 0, now, latency = 0 }: { seed: Seed; port?: number; now(): number; latency?: number }): Promise<SandboxServer> {
  let sandbox: Sandbox | null = null;
  let base = '';
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = createSandbox({ seed, now, base });
  sandbox = running;

  return {
    sandbox: running,
    base,
    close: () => new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A page elsewhere must not talk to the sandbox through the reader's browser.
    const host = request.headers.host ?? '';
    const foreign = request.headers.origin !== undefined && request.headers.origin !== base;
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host) || foreign) return reply(response, 403, {}, 'The sandbox answers this machine only.');
    const body = await bodyOf(request);
    if (body === null || sandbox === null) return reply(response, 413, {}, '');
    const url = new URL(request.url ?? '/', base);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
    const outcome = sandbox.receive(url.pathname, { method: request.method ?? 'GET', query: url.searchParams, headers, body });
    if (latency > 0) await new Promise((done) => setTimeout(done, latency));
    if (outcome === null) return human(request.method ?? 'GET', url, new URLSearchParams(body), response);
    switch (outcome.kind) {
      case 'reply':
        return reply(response, outcome.reply.status, { 'content-type': 'application/json', ...outcome.reply.headers }, JSON.stringify(outcome.reply.body));
      case 'garbage':
        return reply(response, 200, { 'content-type': 'text/html' }, '<html>proxy says hello');
      case 'silence':
        return; // the caller's time-out ends it, or the end of the server
      case 'cut':
      case 'refused-connection':
        response.destroy();
    }
  }

  /** The page for people, and its buttons. */
  function human(method: string, url: URL, form: URLSearchParams, response: ServerResponse): void {
    if (sandbox === null) return;
    if (method === 'POST' && url.pathname === '/acknowledge') {
      const key = form.get('key') ?? '';
      sandbox.pagerduty.acknowledge(key, form.get('by') ?? '');
      sandbox.webhook.acknowledge(key, form.get('by') ?? '');
      return reply(response, 303, { location: '/' }, '');
    }
    if (method === 'POST' && url.pathname === '/react') {
      sandbox.slack.react(form.get('ts') ?? '', form.get('name') ?? 'pushpin', form.get('by') ?? '');
      return reply(response, 303, { location: '/' }, '');
    }
    if (method !== 'GET' || url.pathname !== '/') return reply(response, 404, {}, 'There is nothing here.');
    reply(response, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'cache-control': 'no-store',
    }, sandboxPage(sandbox, seed.slack.users));
  }
}

function reply(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** `null` where it is longer than anything Zephyr sends. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) continue;
    size += piece.length;
    if (size > LONGEST_BODY) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
