/**
 * `zephyr due --watch` as a real process with a real clock, on a policy whose steps wait seconds: it pages the next step at
 * its time, and killed and started anew it pages nobody twice.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { oncall } from '../providers/harness.ts';
import { project } from './harness.ts';

/** Seconds that each step waits. */
const WAIT = 3;
/** Seconds that a page may come after its time: a round, and a machine with much to do. */
const SLACK = 10;
const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const text = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8').replace(/(page: [a-z-]+, wait: )\d+ minutes/g, `$1${WAIT} seconds`);
const policy: Policy = parsePolicy(text, 'policy.yaml').policy ?? (() => { throw new Error('the fixture cannot be read'); })();
const made = project();
let server: SandboxServer;
let state: string;
const running = new Set<ChildProcess>();

beforeAll(() => {
  made.write('content/oncall.yaml', JSON.stringify(oncall));
  made.write('content/policy.yaml', text);
});
afterAll(() => made.remove());
beforeEach(async () => {
  // Slower than the effect, so that a kill finds a page that went out and was not answered.
  server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => Date.now(), latency: 150 });
  state = mkdtempSync(join(tmpdir(), 'zephyr-watch-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await server.close();
  rmSync(state, { recursive: true, force: true });
});

interface Process {
  child: ChildProcess;
  ended: Promise<{ code: number | null; output: string }>;
}

function zephyr(...argv: string[]): Process {
  const child = spawn(process.execPath, [bin, ...argv], {
    cwd: made.path, stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', ...sandboxEnvironment(server.base, policy, oncall, 'webhook'), ZEPHYR_STATE: state, ZEPHYR_SETTLE: '0' },
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  return { child, ended: new Promise((done) => child.once('close', (code) => {
    running.delete(child);
    done({ code, output });
  })) };
}

const pages = () => server.sandbox.webhook.pages;
async function until(what: () => boolean): Promise<void> {
  const end = Date.now() + 40_000;
  while (!what()) {
    if (Date.now() > end) throw new Error(`waited in vain for ${String(what)}`);
    await new Promise((later) => setTimeout(later, 10));
  }
}
const open = async (): Promise<number> => {
  const { code, output } = await zephyr('incident', 'open', '--sev', '2', '--summary', 'Search is slow', '--service', 'search').ended;
  expect(code, output).toBe(0);
  return pages().length;
};

it('pages each step at its time; kill -9 in the middle of a page, and a second watcher beside it, page nobody twice', async () => {
  const first = await open();
  const declared = Date.now();
  let { child, ended } = zephyr('due', '--watch');
  await until(() => pages().length > first);
  child.kill('SIGKILL');
  await ended;
  expect((Date.now() - declared) / 1000).toBeGreaterThan(WAIT - 2);
  expect((Date.now() - declared) / 1000).toBeLessThan(WAIT + SLACK);
  const second = pages().length;

  ({ child, ended } = zephyr('due', '--watch'));
  const beside = zephyr('due', '--watch');
  await until(() => pages().length > second);
  const third = pages().length;
  const seen = Date.now();
  await until(() => pages().length > third);
  expect((Date.now() - seen) / 1000).toBeGreaterThan(WAIT - 2);
  await zephyr('incident', 'ack', '--by', pages().at(-1)?.people[0] ?? '').ended;
  const acknowledged = pages().length;
  await new Promise((later) => setTimeout(later, (WAIT + 1) * 1000));
  for (const one of [child, beside.child]) one.kill('SIGINT');
  const output = (await Promise.all([ended, beside.ended])).map((one) => one.output).join('\n');

  expect(pages().length, output).toBe(acknowledged);
  expect(new Set(pages().map(({ key }) => key)).size).toBe(pages().length);
  // The policy's order, each step to its people once; where answering took long, the chain has begun again.
  const paged = pages().map(({ people }) => people.join(', '));
  const steps = [...new Set(paged)];
  expect(paged).toEqual(paged.map((_, index) => steps[index % steps.length]));
}, 120_000);

it('Ctrl-C ends it with 130, and says when the next page is due and how to go on', async () => {
  await open();
  const { child, ended } = zephyr('due', '--watch');
  let seen = '';
  child.stderr?.on('data', (chunk: Buffer) => void (seen += chunk.toString()));
  await until(() => /done +Webhook: page/.test(seen));
  child.kill('SIGINT');
  const { code, output } = await ended;
  expect(code).toBe(130);
  expect(output).toMatch(/^Watching\. /);
  expect(output).toMatch(/Stopped\. Nobody goes on with this chain now; `zephyr due --watch` takes up again where it stopped:\n {2}INC-\S+: the next page is due at \d{4}-\d\d-\d\d \d\d:\d\d UTC\n$/);
}, 120_000);

it('Ctrl-C in the middle of a page says one thing: which page is not sent, and who goes on', async () => {
  const first = await open();
  const { child, ended } = zephyr('due', '--watch');
  await until(() => pages().length > first);
  child.kill('SIGINT');
  const { code, output } = await ended;
  expect(code).toBe(130);
  expect(output).not.toContain('Interrupted');
  expect(output.match(/Stopped\./g)).toHaveLength(1);
  expect(output).toMatch(/Stopped\. Nobody goes on with this chain now; `zephyr due --watch` takes up again where it stopped:\n {2}INC-\S+: not yet sent: Webhook: page .+\n(?: {2}INC-\S+: the next page is due at .+\n)?$/);
}, 120_000);

it('Ctrl-C where nothing waits', async () => {
  const { child, ended } = zephyr('due', '--watch');
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  await until(() => output.includes('Watching'));
  child.kill('SIGINT');
  expect(await ended).toMatchObject({ code: 130, output: expect.stringMatching(/Stopped\. No chain of Zephyr waits for its next page\.\n$/) });
}, 120_000);
