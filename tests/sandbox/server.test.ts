/** The sandbox behind a real server: faults as the command sees them, the page for people, and who may talk to it. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorKind } from '../../src/incident/ports.ts';
import type { Edge } from '../../src/providers/provider.ts';
import { providerNamed } from '../../src/providers/registry.ts';
import { send } from '../../src/providers/send.ts';
import type { FaultName } from '../../src/sandbox/faults.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { INCIDENT, oncall, pageRequest, policy, sandboxSettings, START, TICKET } from '../providers/harness.ts';

let server: SandboxServer;
beforeAll(async () => void (server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => START })));
afterAll(() => server.close());

const edge: Edge = { fetch: send, now: () => START, timeout: 300, stateFolder: '/nowhere' };
const chat = async () => providerNamed('chat', 'slack')?.open(sandboxSettings(server.base)['slack'] ?? {}, edge);
const tickets = async () => providerNamed('ticket', 'linear')?.open(sandboxSettings(server.base)['linear'] ?? {}, edge);

describe('faults over a real connection', () => {
  it.each([
    ['time-out-before', 'unknown-outcome'],
    ['time-out-after', 'unknown-outcome'],
    ['cut-before', 'unknown-outcome'],
    ['cut-after', 'unknown-outcome'],
    ['garbage', 'unknown-outcome'],
    ['error-after', 'unknown-outcome'],
    ['rate-limit', 'rate-limit'],
    ['rate-limit-without-time', 'rate-limit'],
    ['unavailable', 'unavailable'],
    ['wrong-token', 'auth'],
  ] as [FaultName, ProviderErrorKind][])('%s is %s for Slack’s SDK and for plain requests', async (fault, kind) => {
    server.sandbox.script(() => fault);
    const errors = await Promise.all([
      chat().then((port) => port?.createChannel({ incident: INCIDENT, name: `inc-${fault}` })).catch((error: unknown) => error),
      tickets().then((port) => port?.create(TICKET)).catch((error: unknown) => error),
    ]);
    server.sandbox.script(() => null);
    for (const error of errors) {
      expect(error).toBeInstanceOf(ProviderError);
      expect((error as ProviderError).kind).toBe(kind);
    }
  });

  it.each([
    ['http://127.0.0.1:45937/', 'unavailable', /no connection comes about \(ECONNREFUSED\)/],
    ['http://nowhere.invalid/', 'unavailable', /its name cannot be resolved/],
  ])('nobody at %s', async (url, kind, message) => {
    const port = await providerNamed('chat', 'slack')?.open({ token: 'xoxb-secret', url }, edge);
    const error = await port?.createChannel({ incident: INCIDENT, name: 'inc-x' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
  });
});

/** A request with headers that fetch does not let one set. */
function raw(path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((answered, failed) => {
    const asking = request(`${server.base}${path}`, { method, headers }, (response) => {
      response.resume();
      answered(response.statusCode ?? 0);
    });
    asking.on('error', failed);
    asking.end();
  });
}

describe('the page', () => {
  const read = async (): Promise<string> => (await fetch(server.base)).text();

  it('shows what was paged, said, published and written down', async () => {
    const pager = await providerNamed('pager', 'pagerduty')?.open(sandboxSettings(server.base)['pagerduty'] ?? {}, edge);
    await pager?.page(pageRequest());
    const port = await chat();
    const channel = await port?.createChannel({ incident: INCIDENT, name: 'inc-page' });
    await port?.post({ channel: channel?.id ?? '', key: `${INCIDENT}/x`, text: [['<img src=x onerror=alert(1)> & "quotes"']] });
    await (await tickets())?.create({ ...TICKET, title: '<script>alert(2)</script>' });
    const page = await read();
    expect(page).toContain('SEV-1 Shop down in Norway');
    expect(page).toContain('#inc-page');
    expect(page).toContain('&lt;script&gt;alert(2)&lt;/script&gt;');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quotes&quot;');
    expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  });

  it('loads nothing from elsewhere and runs no script', async () => {
    const response = await fetch(server.base);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).not.toMatch(/<(script|link|img|iframe)\b/);
  });

  it('a button acknowledges', async () => {
    const form = new URLSearchParams({ key: pageRequest().key, by: 'PBEN002' });
    const response = await fetch(`${server.base}/acknowledge`, { method: 'POST', body: form, redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(server.sandbox.pagerduty.incidents[0]).toMatchObject({ status: 'acknowledged', acknowledgedBy: 'PBEN002' });
  });

  it('answers this machine only, and no page of another origin', async () => {
    expect(await raw('/', {})).toBe(200);
    expect(await raw('/', { host: 'attacker.example' })).toBe(403);
    expect(await raw('/acknowledge', { origin: 'https://attacker.example' }, 'POST')).toBe(403);
    expect(await raw('/nothing', {})).toBe(404);
  });
});
