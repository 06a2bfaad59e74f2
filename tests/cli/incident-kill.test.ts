/**
 * A real process, killed for good: `incident open` against the sandbox over a real connection, `kill -9` at three instants
 * of its way, then `incident resume` by another process. What stands at the services in the end stands there once. Kills at
 * every journal write and every request, without processes, are in tests/incident/faults.test.ts.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { oncall } from '../providers/harness.ts';
import { project } from './harness.ts';

/** Milliseconds before each answer: longer than the effect, so that a kill finds requests that took effect unanswered. */
const LATENCY = 120;
const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
/** The fixture's policy is about chains; here an incident uses all four services. */
const text = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8').replace('creates: [chat-channel, page]', 'creates: [page, chat-channel, status-page-entry, ticket, pinned-runbook]');
const policy: Policy = parsePolicy(text, 'policy.yaml').policy ?? (() => { throw new Error('the fixture cannot be read'); })();
const made = project();

beforeAll(() => {
  made.write('content/oncall.yaml', JSON.stringify(oncall));
  made.write('content/policy.yaml', text);
});
afterAll(() => made.remove());

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** The command with a clock that is 15 s ahead: a request of a killed process may be on its way for 12, and nobody has to wait here. */
const LATER = `
  const { main } = await import(${JSON.stringify(new URL('../../src/cli/main.ts', import.meta.url).href)});
  const { argv, env, stdin, stdout, stderr } = process;
  process.exitCode = await main({ argv: argv.slice(1), cwd: process.cwd(), env, stdin, stdout, stderr, now: () => new Date(Date.now() + 15_000).toISOString() });
`;
const NOW = [bin];
const A_LITTLE_LATER = ['--input-type=module', '--eval', LATER];

function start({ base }: SandboxServer, state: string, program: readonly string[], ...argv: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...program, 'incident', ...argv], {
    cwd: made.path,
    env: { PATH: process.env['PATH'] ?? '', ...sandboxEnvironment(base, policy, oncall, 'pagerduty'), ZEPHYR_STATE: state, ZEPHYR_SETTLE: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  return { child, ended: new Promise((done) => child.once('close', (code, signal) => done({ code, signal, output }))) };
}

/** What stands at the services, by kind, without what differs from incident to incident. */
function standing({ sandbox: { slack, statuspage, linear, pagerduty } }: SandboxServer) {
  const nameless = (key: string): string => key.replace(/INC-\d{4}-\d{4}-[a-z0-9]{4}/g, 'INC');
  return {
    pages: pagerduty.incidents.map(({ key }) => nameless(key)).sort(),
    channels: slack.channels.map(({ messages, pins, bookmarks, members }) => ({
      posts: messages.flatMap(({ metadata }) => (metadata === null ? [] : [nameless(String(metadata.event_payload['key']))])).sort(),
      pins: pins.length, bookmarks: bookmarks.length, members: [...members].sort(),
    })),
    tickets: linear.issues.map(({ attachments }) => attachments.length),
    entries: statuspage.entries.map(({ updates }) => updates.length),
  };
}

/** Until the command asks for something: how long Node takes to start differs from machine to machine. */
async function firstRequest({ sandbox }: SandboxServer): Promise<void> {
  await new Promise<void>((arrived) => {
    sandbox.script(() => {
      arrived();
      return null;
    });
  });
}

async function inSandbox<Result>(work: (server: SandboxServer, state: string) => Promise<Result>, latency = LATENCY): Promise<Result> {
  const server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => Date.now(), latency });
  const state = mkdtempSync(join(tmpdir(), 'zephyr-kill-'));
  try {
    return await work(server, state);
  } finally {
    await server.close();
    rmSync(state, { recursive: true, force: true });
  }
}

const OPEN = ['open', '--sev', '1', '--summary', 'Shop down in Norway', '--service', 'checkout'];

it('kill -9 at three instants, then resume: everything once', async () => {
  const calm = await inSandbox(async (server, state) => {
    expect(await start(server, state, NOW, ...OPEN).ended).toMatchObject({ code: 0 });
    return { all: standing(server), requests: server.sandbox.arrivals.length };
  });
  expect(calm.all).toMatchObject({ channels: [{ pins: 1 }] });
  expect([calm.all.pages.length, calm.all.tickets.length, calm.all.entries.length].every((count) => count > 0)).toBe(true);

  const killed = await Promise.all([30, 150, 230].map((delay) => inSandbox(async (server, state) => {
    const { child, ended } = start(server, state, NOW, ...OPEN);
    await firstRequest(server);
    await new Promise((over) => setTimeout(over, delay));
    child.kill('SIGKILL');
    const { signal } = await ended;
    const requests = server.sandbox.arrivals.length;
    const [id = ''] = readdirSync(join(state, 'incidents'));
    const resumed = await start(server, state, A_LITTLE_LATER, 'resume', id).ended;
    const again = server.sandbox.arrivals.length;
    const over = await start(server, state, A_LITTLE_LATER, 'resume', id).ended;
    return { delay, signal, requests, resumed, over, quiet: server.sandbox.arrivals.length === again, all: standing(server) };
  })));

  for (const { delay, signal, requests, resumed, over, quiet, all } of killed) {
    expect({ delay, signal }).toEqual({ delay, signal: 'SIGKILL' });
    expect(requests, `${delay} ms is in the middle`).toBeLessThan(calm.requests);
    expect(resumed.code, resumed.output).toBe(0);
    expect({ delay, all }).toEqual({ delay, all: calm.all });
    expect({ code: over.code, quiet }).toEqual({ code: 0, quiet: true });
  }
}, 60_000);

/** So slow that a signal on a busy machine still comes in the middle. */
const SLOW = 700;

it('Ctrl-C in the middle says how to go on, and resume completes everything once', async () => {
  const calm = await inSandbox(async (server, state) => {
    expect(await start(server, state, NOW, ...OPEN).ended).toMatchObject({ code: 0 });
    return standing(server);
  });
  await Promise.all([50, 900].map((delay) => inSandbox(async (server, state) => {
    const { child, ended } = start(server, state, NOW, ...OPEN);
    await firstRequest(server);
    await new Promise((over) => setTimeout(over, delay));
    child.kill('SIGINT');
    const { code, signal, output } = await ended;
    const [id = ''] = readdirSync(join(state, 'incidents'));
    expect({ code, signal }).toEqual({ code: 130, signal: null });
    expect(output).toMatch(new RegExp(`Interrupted: \\d+ of \\d+ steps done\\. \`zephyr incident resume ${id}\` finishes the rest; nothing is done twice\\.\\n$`));
    if (delay < SLOW) expect(output).toMatch(/^not yet sent {2}PagerDuty: page /m);
    const problems = await start(server, state, NOW, 'show', id, '--journal', '--json').ended;
    expect(JSON.parse(problems.output)).toMatchObject({ problems: [] });
    const resumed = await start(server, state, A_LITTLE_LATER, 'resume', id).ended;
    expect(resumed.code, resumed.output).toBe(0);
    expect({ delay, all: standing(server) }).toEqual({ delay, all: calm });
  }, SLOW)));
}, 60_000);

it('what the network delivered twice to services without a key is reported by show --live, with what to do', async () => {
  await inSandbox(async (server, state) => {
    server.sandbox.script(({ action }) => (action === 'chat.postMessage' || action === 'POST /incidents' ? 'duplicate' : null));
    expect(await start(server, state, NOW, ...OPEN).ended).toMatchObject({ code: 0 });
    server.sandbox.script(() => null);
    expect(server.sandbox.statuspage.entries).toHaveLength(2);
    const { code, output } = await start(server, state, NOW, 'show', '--live').ended;
    expect(code).toBe(1);
    expect(output.split('\n').filter((line) => line.startsWith('twice'))).toEqual(expect.arrayContaining([
      expect.stringMatching(/^twice +message INC-\S+: it stands in the channel twice: remove one by hand$/),
      expect.stringMatching(/^twice +status page entry \S+: a second entry of this incident: delete it on the status page/),
    ]));
    const { code: ok } = await start(server, state, NOW, 'show').ended;
    expect(ok).toBe(0);
  });
}, 60_000);
