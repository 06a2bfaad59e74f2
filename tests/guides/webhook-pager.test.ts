/** The receiver of the page on webhooks, run as it stands and called by the real pager. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagerPort, PageRequest } from '../../src/incident/ports.ts';
import { providerNamed } from '../../src/providers/registry.ts';
import { sign } from '../../src/providers/webhook/signature.ts';
import { oncall, policy } from '../providers/harness.ts';

const page = readFileSync(new URL('../../content/guides/webhook-pager.md', import.meta.url), 'utf8');
const receiver = /^```js\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
const SECRET = 'correct horse';
const folder = mkdtempSync(join(tmpdir(), 'zephyr-webhook-'));
let child: ChildProcess;
let said = '';
let url: string;

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
  url = `http://127.0.0.1:${port}/zephyr`;
  writeFileSync(join(folder, 'receiver.mjs'), receiver);
  child = spawn(process.execPath, [join(folder, 'receiver.mjs')], { env: { PATH: process.env['PATH'] ?? '', SECRET, PORT: String(port), ADDRESS: url } });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('listening')) resolve();
    });
    child.stderr?.on('data', (text: Buffer) => reject(new Error(text.toString())));
  });
});
afterAll(() => {
  child.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function pager(secret = SECRET): Promise<PagerPort> {
  const definition = providerNamed('pager', 'webhook');
  if (!definition) throw new Error('no webhook');
  return definition.open({ url, secret }, { fetch, now: Date.now, timeout: 5000, stateFolder: folder, people: oncall.people });
}
const [service] = oncall.services;
if (!service) throw new Error('the fixture has no service');
const request: PageRequest = { key: 'INC-1/page-1', incident: 'INC-1', summary: 'Shop down', loudness: 'critical', drill: false, channel: null, target: { id: 'service-owner', name: 'service owner', rotation: null }, service, people: oncall.people.slice(0, 1) };
const rings = (): number => said.split('\n').filter((line) => line.startsWith('ringing')).length;

describe('the receiver of the page', () => {
  it('takes the ping of doctor', async () => {
    expect(await (await pager()).check({ policy, oncall })).toMatchObject([{ name: 'webhook', ok: true }]);
  });
  it('rings once for a page that is repeated, and says what became of it', async () => {
    const port = await pager();
    expect(await port.findPage({ key: request.key, service, channel: null, since: 0 })).toBeNull();
    await port.page(request);
    await port.page(request);
    expect(rings()).toBe(1);
    expect(await port.findPage({ key: request.key, service, channel: null, since: 0 })).toMatchObject({ status: 'triggered' });
    await port.acknowledge({ ...request, by: oncall.people[0] ?? null });
    expect(await port.findPage({ key: request.key, service, channel: null, since: 0 })).toMatchObject({ status: 'acknowledged' });
    await port.resolve(request);
    expect(await port.findPage({ key: request.key, service, channel: null, since: 0 })).toMatchObject({ status: 'resolved' });
  });
  it('refuses another secret, an old call and a changed body, and rings nobody', async () => {
    const before = rings();
    await expect((await pager('another')).page({ ...request, key: 'INC-1/page-2' })).rejects.toMatchObject({ kind: 'auth' });
    const call = async (body: string, seconds: number, signed = body): Promise<number> =>
      (await fetch(url, { method: 'POST', body, headers: { 'x-zephyr-timestamp': String(seconds), 'x-zephyr-signature': sign(SECRET, seconds, signed), 'idempotency-key': 'k' } })).status;
    const now = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({ type: 'page', key: 'k', people: [{ name: 'x', contact: {} }], summary: 'x' });
    expect(await call(body, now - 3600)).toBe(401);
    expect(await call(body, now, `${body} `)).toBe(401);
    expect(await call(body, Number.NaN)).toBe(401);
    expect(rings()).toBe(before);
    expect(await call(body, now)).toBe(200);
  });
});
