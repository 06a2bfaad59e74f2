/** `zephyr init` in an empty repository: what it writes is clean, works, and never replaces anything. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { STARTER } from '../../../src/project/starter.ts';
import { folder, GOOD, inProcess } from '../harness.ts';

let made: ReturnType<typeof folder>;
beforeEach(() => void (made = folder({})));
afterEach(() => made.remove());
const zephyr = (...argv: string[]) => inProcess(argv, { cwd: made.path, env: { HOME: made.path, ZEPHYR_STATE: join(made.path, 'state') } });
const text = (path: string): string => readFileSync(join(made.path, path), 'utf8');

it('writes everything, and says what to do next; the linter finds nothing in it', async () => {
  const { code, stdout, stderr } = await zephyr('init');
  expect([code, stdout]).toEqual([0, `${STARTER.join('\n')}\n`]);
  expect(stderr).toMatch(/^Next:\n {2}1\. Try it: zephyr drill nobody-answers\./);
  // As on the day on which the runbook was gone through: it grows stale like the others.
  const [reviewed = ''] = /(?<=^reviewed: ).*$/m.exec(text('runbooks/incident.md')) ?? [];
  expect(await zephyr('lint', '--no-cache', '--now', `${reviewed}T12:00Z`)).toEqual({ code: 0, stdout: expect.stringContaining('no findings'), stderr: '' });
});

it('what it writes is a project: an incident can be declared, a post-mortem begun, an e-mail written, a drill played', async () => {
  await zephyr('init');
  expect((await zephyr('incident', 'open', '--sev', '2', '--summary', 'Checkout is slow', '--by', 'aiko')).code).toBe(0);
  expect((await zephyr('postmortem', 'new', '--title', 'Checkout slow', '--dry-run')).code).toBe(0);
  expect((await zephyr('comms', 'email', '--set', 'service=Checkout')).stdout).toContain('Checkout');
  expect((await zephyr('drill', 'nobody-answers', '--auto', '--json')).code).toBe(0);
});

it.each(['oncall now', 'oncall calendar', 'doctor', 'sandbox', 'drill nobody-answers', 'escalation simulate', 'escalation coverage', 'escalation diff', 'escalation export', 'due', 'incident list'])('without it, zephyr %s says how to begin', async (line) => {
  const { code, stderr } = await zephyr(...line.split(' '));
  expect(stderr).toContain('let `zephyr init` write one to begin with');
  expect(code).not.toBe(0);
});

it('never overwrites, and fills in what is missing', async () => {
  made.write('content/policy.yaml', 'mine\n');
  const { code, stdout, stderr } = await zephyr('init');
  expect(code).toBe(0);
  expect(text('content/policy.yaml')).toBe('mine\n');
  expect(stdout.split('\n')).not.toContain('content/policy.yaml');
  expect(stderr).toMatch(/^content\/policy\.yaml is there already, and stays as it is\.$/m);
  const before = STARTER.map(text);
  expect(await zephyr('init')).toMatchObject({ code: 0, stdout: '' });
  expect(STARTER.map(text)).toEqual(before);
});

it('--lint-only writes a configuration that is one, and old documents only warn', async () => {
  made.write('docs/post-mortems/old.md', GOOD.replace('SEV-1', 'P9'));
  expect((await zephyr('init', '--lint-only')).stdout).toBe('zephyr.config.yaml\n');
  expect(text('zephyr.config.yaml')).toContain('since: 2026-03-21\n');
  const { code, stdout } = await zephyr('lint', 'docs', '--no-cache');
  expect(stdout).not.toMatch(/ error /);
  expect(code).toBe(0);
});

it('--dry-run writes nothing', async () => {
  expect(JSON.parse((await zephyr('init', '--dry-run', '--json')).stdout)).toEqual({ dryRun: true, written: STARTER, kept: [] });
  expect(readdirSync(made.path)).toEqual([]);
});

it('refuses a folder of another project, and says so where it may not write', async () => {
  made.write('content/policy.yaml', '');
  mkdirSync(join(made.path, 'docs'));
  const { code, stderr } = await inProcess(['init'], { cwd: join(made.path, 'docs'), env: { HOME: '/' } });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('this folder belongs to the project .. already') });
  made.write('comms', 'a file, no folder');
  expect(await zephyr('init')).toMatchObject({ code: 1, stderr: expect.stringMatching(/comms\/incident-email-template\.md cannot be written: a part of the path is a file/) });
});
