/** The command over hundreds of real documents. Shared material beside the repository; skipped, visibly, where it is absent. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { asChild } from './harness.ts';

const corpus = fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

describe.skipIf(!existsSync(corpus))('real documents (../shared/corpus)', () => {
  const lint = (env: Record<string, string> = {}) => asChild(['lint', 'postmortems', 'runbooks', 'comms', '--format', 'json'], { cwd: corpus, env });

  it('every file is read, no rule fails, and a second run on another machine says the same', () => {
    const first = lint({ TZ: 'UTC' });
    expect(first.code).toBe(1);
    const { findings, summary } = JSON.parse(first.stdout);
    expect(summary.files).toBeGreaterThan(500);
    expect(findings.filter(({ rule }: { rule: string }) => rule === 'internal/rule')).toEqual([]);
    expect(lint({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' }).stdout).toBe(first.stdout);
  });

  it('action items are found in most post-mortems', () => {
    const { code, stdout } = asChild(['actions', 'postmortems', '--format', 'json'], { cwd: corpus });
    expect(code).toBe(0);
    const files = new Set(JSON.parse(stdout).items.map(({ file }: { file: string }) => file));
    expect(files.size).toBeGreaterThan(80);
  });
});
