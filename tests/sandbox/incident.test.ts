/**
 * The command, the real adapters and the sandbox together: a whole incident, and incidents that meet faults at random and
 * are resumed until all is done. What stands at the services in the end stands there once. The runner's own fault harness,
 * with kills and slow services, is tests/incident/faults.test.ts.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import type { FaultName } from '../../src/sandbox/faults.ts';
import type { Arrival } from '../../src/sandbox/sandbox.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { main } from '../../src/cli/main.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { project, type Outcome } from '../cli/harness.ts';
import { oncall } from '../providers/harness.ts';

/** The fixture's policy is about chains; here an incident uses all four services. */
const text = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8').replace('creates: [chat-channel, page]', 'creates: [page, chat-channel, status-page-entry, ticket, pinned-runbook]').replace('to: [channel]', 'to: [channel, status-page]');
const policy: Policy = parsePolicy(text, 'policy.yaml').policy ?? (() => { throw new Error('the fixture cannot be read'); })();
const made = project();

/** A sandbox and a state directory of their own. */
interface Place {
  server: SandboxServer;
  state: string;
  close(): Promise<void>;
}

async function place(): Promise<Place> {
  const server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => Date.now() });
  const state = mkdtempSync(join(tmpdir(), 'zephyr-incident-'));
  return {
    server,
    state,
    close: async () => {
      await server.close();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

let here: Place;

beforeAll(() => {
  made.write('content/oncall.yaml', JSON.stringify(oncall));
  made.write('content/policy.yaml', text);
});
beforeEach(async () => void (here = await place()));
afterEach(() => here.close());
afterAll(() => made.remove());

async function zephyrAt({ server, state }: Place, pager: string, ...argv: string[]): Promise<Outcome> {
  const env = { ...sandboxEnvironment(server.base, policy, oncall, pager), ZEPHYR_STATE: state, ZEPHYR_SETTLE: '0' };
  let stdout = '';
  let stderr = '';
  const code = await main({ argv: ['incident', ...argv], cwd: made.path, env, stdin: {}, stdout: { write: (words) => void (stdout += words) }, stderr: { write: (words) => void (stderr += words) }, now: () => new Date().toISOString() });
  return { code, stdout, stderr };
}
const zephyr = (pager: string, ...argv: string[]): Promise<Outcome> => zephyrAt(here, pager, ...argv);
const OPEN = ['open', '--sev', '1', '--summary', 'Shop down in Norway', '--service', 'checkout'];

/** Everything that a service shows more than once, or not at all. */
function faults({ server }: Place, pager: string): string[] {
  const { slack, statuspage, linear, pagerduty, webhook } = server.sandbox;
  const channels = slack.channels;
  const keys = channels.flatMap(({ messages }) => messages).flatMap(({ metadata }) => (metadata === null ? [] : [String(metadata.event_payload['key'])]));
  const entries = statuspage.entries.flatMap(({ metadata }) => [String(metadata['zephyr']?.['incident'])]);
  const pages = pager === 'pagerduty' ? pagerduty.incidents.map(({ key }) => key) : webhook.pages.map(({ key }) => key);
  const twice = (what: string, all: readonly string[]): string[] => all.filter((one, k) => all.indexOf(one) !== k).map((one) => `${what} ${one} twice`);
  return [
    ...(channels.length === 1 ? [] : [`${channels.length} channels`]),
    ...(linear.issues.length === 1 ? [] : [`${linear.issues.length} tickets`]),
    ...(statuspage.entries.length <= 1 ? [] : [`${statuspage.entries.length} entries`]),
    ...(pages.length > 0 ? [] : ['no page']),
    ...(channels[0]?.pins.length === 1 ? [] : ['the runbook is not pinned once']),
    ...twice('post', keys), ...twice('entry', entries), ...twice('page', pages),
    ...twice('link', linear.issues.flatMap(({ attachments }) => attachments.map(({ url }) => url))),
    ...twice('bookmark', channels.flatMap(({ bookmarks }) => bookmarks.map(({ link }) => link))),
  ];
}

describe('a whole incident', () => {
  it('--dry-run asks nobody for anything', async () => {
    const { code, stdout, stderr } = await zephyr('pagerduty', ...OPEN, '--dry-run');
    expect(`${stdout}${stderr}`).toContain('page');
    expect(code).toBe(0);
    expect(here.server.sandbox.arrivals).toEqual([]);
  });

  it.each(['pagerduty', 'webhook', 'slack-mention'])('with %s', async (pager) => {
    expect((await zephyr(pager, ...OPEN)).code).toBe(0);
    expect((await zephyr(pager, 'update', 'Still investigating.')).code).toBe(0);
    expect((await zephyr(pager, 'resolve', 'It works again.')).code).toBe(0);
    if (pager !== 'slack-mention') expect(faults(here, pager)).toEqual([]);
    expect(here.server.sandbox.linear.issues[0]).toMatchObject({ state: 'Done' });
    expect(here.server.sandbox.pagerduty.incidents.every(({ status }) => status === 'resolved')).toBe(true);
  });

  it('the page’s request is the first that goes out', async () => {
    await zephyr('pagerduty', ...OPEN);
    expect(here.server.sandbox.arrivals[0]).toMatchObject({ vendor: 'pagerduty', action: 'enqueue trigger' });
  });

  it('no secret is in the journal or in what is printed, also where tokens are refused', async () => {
    here.server.sandbox.script(() => 'wrong-token');
    const { stdout, stderr, code } = await zephyr('pagerduty', ...OPEN);
    expect(code).toBe(1);
    const files = readdirSync(here.state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    for (const text of [stdout, stderr, ...files]) expect(text).not.toMatch(/xoxb-|lin_api_|sandbox-(?:statuspage|pagerduty|webhook|key)-/);
  });
});

/** A small generator of numbers, the same for the same seed. */
function chanceOf(seed: number): () => number {
  let value = seed * 2_654_435_761 + 1;
  return () => {
    value = (Math.imul(value ^ (value >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return ((value ^ (value >>> 13)) >>> 0) / 2 ** 32;
  };
}

const ANY: readonly FaultName[] = ['cut-before', 'cut-after', 'error-before', 'error-after', 'garbage', 'wrong-token'];

/** Declares at a sandbox where requests go wrong, and resumes where they do not; gives what is wrong in the end. */
async function disturbed(seed: number): Promise<string[]> {
  const pager = seed % 2 === 0 ? 'pagerduty' : 'webhook';
  const chance = chanceOf(seed + 1);
  const at = await place();
  const met: string[] = [];
  at.server.sandbox.script(({ vendor, action }: Arrival) => {
    if (chance() > 0.3) return null;
    const fault = ANY[Math.floor(chance() * ANY.length)] ?? null;
    met.push(`${vendor} ${action}: ${String(fault)}`);
    return fault;
  });
  await zephyrAt(at, pager, ...OPEN);
  at.server.sandbox.script(() => null);
  const { code, stderr } = await zephyrAt(at, pager, 'resume');
  const wrong = [...(code === 0 ? [] : [`resume ends with ${code}: ${stderr}`]), ...faults(at, pager)];
  await at.close();
  return wrong.length === 0 ? [] : [`seed ${seed}`, ...met, ...wrong];
}

describe('with faults at random, then resumed', () => {
  it('everything once', async () => {
    // All at the same time: most of it is the runner's waiting before it tries again.
    const wrong = await Promise.all(Array.from({ length: 12 }, (_, seed) => disturbed(seed)));
    expect(wrong.flat()).toEqual([]);
  }, 120_000);
});
