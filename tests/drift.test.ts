/** The promise in one story: a changed value makes lint and build name each page and line that lies, and `--fix` mends them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'zephyr-drift-'));
  for (const folder of ['content', 'runbooks', 'comms']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

/** Not before the day on which a runbook says that it was reviewed. */
const NOW = '2026-11-28T12:00:00Z';
const lint = (...args: string[]): { status: number | null; stdout: string } =>
  spawnSync(process.execPath, [join(root, 'src/cli/bin.ts'), 'lint', ...args], { cwd: copy, encoding: 'utf8', env: { ...process.env, ZEPHYR_NOW: NOW, NO_COLOR: '1' } });

test('updates.every from 15 to 20 minutes: each page that lies is named, mended, and left alone the second time', () => {
  expect(lint().status).toBe(0);

  const policy = join(copy, 'content/policy.yaml');
  const before = readFileSync(policy, 'utf8');
  const after = before.replace(/^ {2}every: 15 minutes$/m, '  every: 20 minutes');
  expect(after).not.toBe(before);
  writeFileSync(policy, after);

  const { status, stdout } = lint('--format', 'json');
  expect(status).toBe(1);
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; rule: string; message: string }[] };
  const drift = findings.filter(({ rule }) => rule === 'policy/drift');
  expect(drift).toHaveLength(findings.length);
  expect(new Set(drift.map(({ file }) => file))).toContain('content/policy/incident-response.md');
  for (const { file, line, message } of drift) {
    expect(readFileSync(join(copy, file), 'utf8').split('\n')[line - 1]).toContain('15 minutes<!-- policy: updates.every -->');
    expect(message).toContain('updates.every');
  }

  expect(lint('--fix').status).toBe(0);
  const mended = readFileSync(join(copy, 'content/policy/incident-response.md'), 'utf8');
  expect(mended).toContain('At least every 20 minutes<!-- policy: updates.every -->');
  expect(lint('--fix').status).toBe(0);
  expect(readFileSync(join(copy, 'content/policy/incident-response.md'), 'utf8')).toBe(mended);
});

test('a post-mortem without an owned and ticketed action item fails, in words a tired person understands', () => {
  const file = 'content/post-mortems/2026-03-14-checkout-latency.md';
  const path = join(copy, file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^\| Run the settlement.*$/m, '| Run the report on the replica | platform team | | | open |'));
  const { status, stdout } = lint(file);
  expect(status).toBe(1);
  expect(stdout).toContain('platform team');
  expect(stdout).toContain('pm/action-item-owner');
  expect(stdout).toContain('pm/action-item-ticket');
});
