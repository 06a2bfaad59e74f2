/** Our client beside `fetch`, against a real server: the same requests arrive, the same answers and losses come back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exchange } from '../../src/providers/http.ts';
import type { Edge, Send } from '../../src/providers/provider.ts';
import { send } from '../../src/providers/send.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

let server: Server;
let base: string;
let seen: Seen[] = [];
let answer: (response: ServerResponse) => void = (response) => response.end();

beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      seen.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(pieces).toString() });
      answer(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const CLIENTS: readonly (readonly [string, Send])[] = [['ours', send], ['fetch', fetch]];
const edgeWith = (client: Send, timeout = 2000): Edge => ({ fetch: client, now: () => 0, timeout, stateFolder: '/nowhere' });

/** What each of the two gives. */
async function both<Result>(ask: (client: Send) => Promise<Result>): Promise<[Result, Result]> {
  return [await ask(send), await ask(fetch)];
}

describe('an answer', () => {
  const read = (method: 'GET' | 'POST' | 'PATCH' = 'GET', body?: string) => (client: Send) => exchange(edgeWith(client), 'It', { provider: 'it', action: 'ask', url: `${base}/path?q=a%20b&c=ü`, method, headers: { 'x-own': 'yes', 'content-type': 'application/json' }, ...(body === undefined ? {} : { body }) })
    .then(({ status, headers, body: text }) => ({ status, text, type: headers.get('Content-Type'), retry: headers.get('retry-after'), none: headers.get('x-none'), several: headers.get('x-several') }));

  it.each<[string, (response: ServerResponse) => void]>([
    ['with words', (response) => response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'x-several': ['a', 'b'] }).end('{"ok":true,"text":"größer 🚒"}')],
    ['in pieces that cut a letter', (response) => {
      const bytes = Buffer.from('größer 🚒'.repeat(2000));
      response.writeHead(200);
      response.write(bytes.subarray(0, 3));
      setTimeout(() => {
        response.write(bytes.subarray(3, 9000));
        setTimeout(() => response.end(bytes.subarray(9000)), 5);
      }, 5);
    }],
    ['with a byte order mark', (response) => response.end('\ufeff{}')],
    ['that is no UTF-8', (response) => response.end(Buffer.from([0x7b, 0xff, 0x7d]))],
    ['without words', (response) => response.writeHead(204).end()],
    ['that says no', (response) => response.writeHead(429, { 'retry-after': '7' }).end('slow down')],
    ['that sends one elsewhere, which is not followed', (response) => response.writeHead(302, { location: `${base}/elsewhere` }).end()],
    ['that closes the connection', (response) => response.writeHead(500, { connection: 'close' }).end('oops')],
  ])('%s is the same', async (_, by) => {
    answer = by;
    const [ours, theirs] = await both(read());
    expect(ours).toEqual(theirs);
  });

  it.each<['GET' | 'POST' | 'PATCH', string | undefined]>([['GET', undefined], ['POST', '{"text":"größer 🚒"}'], ['PATCH', 'x'.repeat(200_000)], ['POST', ''], ['POST', undefined]])('to a %s: the same arrives', async (method, body) => {
    answer = (response) => response.end('{}');
    seen = [];
    await both(read(method, body));
    const [ours, theirs] = seen.map(({ headers, ...rest }) => ({ ...rest, own: headers['x-own'], type: headers['content-type'], length: headers['content-length'] }));
    expect(ours).toEqual(theirs);
  });

  it('is asked for under a name, unless the adapter has one of its own', async () => {
    answer = (response) => response.end('{}');
    seen = [];
    await read()(send);
    await send(base, { method: 'GET', redirect: 'manual', signal: AbortSignal.timeout(1000), headers: { 'User-Agent': 'own' } });
    expect(seen.map(({ headers }) => headers['user-agent'])).toEqual(['zephyr', 'own']);
  });

  it('leaves the connection for the next request', async () => {
    answer = (response) => response.end('{}');
    const ports = new Set<number | undefined>();
    const note = (request: IncomingMessage): void => void ports.add(request.socket.remotePort);
    server.on('request', note);
    for (let time = 0; time < 3; time++) await read('POST', '{}')(send);
    server.off('request', note);
    expect(ports.size).toBe(1);
  });
});

describe.each(CLIENTS)('what is lost on the way (%s)', (_, client) => {
  const lose = (url = base, timeout = 2000): Promise<unknown> => exchange(edgeWith(client, timeout), 'It', { provider: 'it', action: 'ask', url, method: 'POST', headers: {}, body: '{}' }).then(() => 'an answer', (error: unknown) => error);

  it.each<[string, (response: ServerResponse) => void, object]>([
    ['cut before the answer', (response) => void response.destroy(), { kind: 'unknown-outcome', message: 'the connection to It was cut' }],
    ['cut in the middle of the answer', (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"ok":');
      setTimeout(() => response.destroy(), 5);
    }, { kind: 'unknown-outcome', message: 'the connection to It was cut' }],
    ['no answer', () => undefined, { kind: 'unknown-outcome', message: 'It did not answer within 0.1 s' }],
    ['half an answer', (response) => {
      response.writeHead(200);
      response.write('{"ok":');
    }, { kind: 'unknown-outcome', message: 'It did not answer within 0.1 s' }],
    ['no HTTP', (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.9\r\n'), { kind: 'unknown-outcome' }],
  ])('%s', async (_name, by, expected) => {
    answer = by;
    expect(await lose(base, 100)).toMatchObject(expected);
  });

  it.each([
    ['http://127.0.0.1:45937/', { kind: 'unavailable', message: 'It cannot be reached: no connection comes about (ECONNREFUSED)' }],
    ['http://localhost:45937/', { kind: 'unavailable', message: 'It cannot be reached: no connection comes about (ECONNREFUSED)' }],
    ['http://nowhere.invalid/', { kind: 'unavailable', message: expect.stringMatching(/its name cannot be resolved/) }],
    ['https://127.0.0.1:45937/', { kind: 'unavailable' }],
    ['no address', { kind: 'unavailable', message: expect.stringMatching(/ERR_INVALID_URL/) }],
    ['ftp://127.0.0.1/', { kind: 'unknown-outcome' }],
  ])('%s', async (url, expected) => {
    expect(await lose(url)).toMatchObject(expected);
  });

  it('a server that speaks no TLS', async () => {
    answer = (response) => response.end('{}');
    expect(await lose(base.replace('http:', 'https:'))).toMatchObject({ kind: expect.stringMatching(/^(unavailable|unknown-outcome)$/) });
  });
});

it('a token with a character that no header can carry was not sent, and is a matter of the token', async () => {
  const asked = exchange(edgeWith(send, 2000), 'It', { provider: 'it', action: 'ask', url: base, method: 'POST', headers: { authorization: 'Bearer a\nb' }, body: '{}' });
  await expect(asked).rejects.toMatchObject({ kind: 'auth', message: expect.stringMatching(/token.*character/) });
});
