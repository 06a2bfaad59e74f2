/** Nobody who declares an incident looks at a screen on which nothing happens: services that take seconds, timed from outside. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sandboxEnvironment } from '../../src/cli/run/sandbox.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { seedFrom } from '../../src/sandbox/seed.ts';
import { startSandbox, type SandboxServer } from '../../src/sandbox/server.ts';
import { oncall } from '../providers/harness.ts';
import { project } from './harness.ts';

/** The goal is a second; what is beyond it here is for a machine that does other things at the same time. */
const LONGEST = 3000;
const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const text = readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8').replace('creates: [chat-channel, page]', 'creates: [page, chat-channel, status-page-entry, ticket]');
const policy = parsePolicy(text, 'policy.yaml').policy ?? (() => { throw new Error('the fixture cannot be read'); })();
const made = project();
let server: SandboxServer;

beforeAll(async () => {
  made.write('content/oncall.yaml', JSON.stringify(oncall));
  made.write('content/policy.yaml', text);
  server = await startSandbox({ seed: seedFrom(policy, oncall), now: () => Date.now(), latency: 3500 });
});
afterAll(async () => {
  await server.close();
  made.remove();
});

const OPEN = [process.execPath, bin, 'incident', 'open', '--sev', '1', '--summary', 'Shop', '--service', 'checkout'];
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

/** Milliseconds of the longest time without output, from the start to the end. */
function longestSilence(argv: readonly string[], env: Record<string, string>): Promise<{ longest: number; output: string }> {
  const [program = '', ...args] = argv;
  let last = performance.now();
  let longest = 0;
  let output = '';
  const heard = (chunk: Buffer | null): void => {
    output += chunk?.toString() ?? '';
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const child = spawn(program, args, { cwd: made.path, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', TERM: 'xterm', ...sandboxEnvironment(server.base, policy, oncall, 'webhook'), ZEPHYR_STATE: join(made.path, 'state'), ...env } });
  child.stdout.on('data', heard);
  child.stderr.on('data', heard);
  return new Promise((done) => child.once('close', () => {
    heard(null);
    done({ longest, output });
  }));
}

it.concurrent.each([
  ['plain lines', OPEN, true],
  ['a terminal', ['script', '-qec', OPEN.join(' '), '/dev/null'], hasTerminal],
] as const)('slow services, %s', async (_, argv, possible) => {
  if (!possible) return;
  const { longest, output } = await longestSilence(argv, {});
  expect(output).toMatch(/INC-\S+ is open/);
  expect(longest, output).toBeLessThan(LONGEST);
}, 60_000);

it('a program that takes its time to print the token of the pager', async () => {
  made.write('content/providers.yaml', 'pager: { use: webhook, secretCommand: [sh, -c, "sleep 5; echo secret"] }\n');
  const { longest, output } = await longestSilence(OPEN, { ZEPHYR_WEBHOOK_SECRET: '' });
  expect(output).toMatch(/^waiting for what Webhook needs/);
  expect(longest, output).toBeLessThan(LONGEST);
}, 60_000);
