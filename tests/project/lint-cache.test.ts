import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { lintFormats } from '../../src/report/lint-formats.ts';
import { folder, GOOD, project } from '../cli/harness.ts';

/** Long after any file was written, so that times of files are believed. */
const CLOCK = '2100-01-01T00:00:00Z';
const DRAFT = GOOD.replace('status: final', 'status: draft').replace(/published: .*\n/, '');
const OPEN = GOOD.replace('| Ticket |\n| --- |', '| Ticket | Due | Status |\n| --- | --- | --- |').replace('| SHOP-12 |', '| SHOP-12 | 2026-03-25 | open |');

let made = project();
let cache = folder({});
afterEach(() => {
  made.remove();
  cache.remove();
});

function fresh(files: Readonly<Record<string, string>>): void {
  made.remove();
  cache.remove();
  made = project(files);
  cache = folder({});
}

const lint = (now: string, ...argv: string[]): Promise<string> => lintAs('json', now, ...argv);

async function lintAs(format: string, now: string, ...argv: string[]): Promise<string> {
  let said = '';
  const sink = { write: (text: string) => void (said += text) };
  const code = await main({ argv: ['lint', '--format', format, '--now', now, ...argv], cwd: made.path, env: { ZEPHYR_CACHE: cache.path }, stdin: {}, stdout: sink, stderr: sink, now: () => CLOCK });
  return `${said}exit ${code}`;
}

const NOW = '2026-03-21T22:00:00Z';
const cacheFile = (): string => join(cache.path, readdirSync(cache.path)[0] ?? '');

describe('the cache of zephyr lint', () => {
  it('gives the findings that no cache gives, whatever happens between two runs', async () => {
    const name = fc.constantFrom('content/reviews/a.md', 'content/reviews/b.md', 'content/c.md', 'runbooks/d.md');
    const text = fc.constantFrom(GOOD, DRAFT, OPEN, '# C\n\n[b](reviews/b.md#summary) and [a](reviews/a.md#nothing)\n', '# D\n\nSee [c](../content/c.md#c).\n', '---\nkind: runbook\nowner: Ada Novak\nservices: [checkout]\nreviewed: 2025-09-25\n---\n\n# D\n', GOOD.replace('## Summary', '## summary <!-- zephyr-disable-line -->'), '<!-- zephyr-disable-file links/resolve -- not here -->\n\n# X\n\n[gone](gone.md)\n');
    const step = fc.oneof(
      fc.record({ write: name, text }),
      fc.record({ remove: name }),
      fc.record({ touch: name }),
      fc.record({ now: fc.constantFrom(NOW, '2026-03-21T22:00:01Z', '2026-03-17T04:23:59Z', '2026-03-17T04:24:01Z', '2026-03-26T00:00:00Z', '2026-09-01T12:00:00Z') }),
      fc.record({ policy: fc.constantFrom(['20 minutes', '25 minutes'], ['5 days', '2 days']) }),
      fc.record({ config: fc.constantFrom('alerts: [alerts]\n', 'rules: { pm/reviewed: off, links/resolve: warning }\n', 'since: 2030-01-01\n', 'ignore: [runbooks]\n', 'rulse: 1\n') }),
      fc.record({ alert: fc.constantFrom('d', 'gone') }),
      fc.constant({ fix: true }),
      fc.constant({ damage: true }),
    );
    /** Each change is looked at in a format of its own. */
    const look = fc.tuple(step, fc.constantFrom(...lintFormats));
    await fc.assert(
      fc.asyncProperty(fc.array(look, { minLength: 2, maxLength: 8 }), async (steps) => {
        fresh({ 'content/reviews/a.md': DRAFT, 'content/c.md': '# C\n\n[b](reviews/b.md#summary)\n' });
        let now = NOW;
        for (const [change, format] of steps) {
          if ('write' in change) made.write(change.write, change.text);
          else if ('remove' in change) rmSync(join(made.path, change.remove), { force: true });
          else if ('touch' in change) {
            try {
              utimesSync(join(made.path, change.touch), 1, 1);
            } catch {
              // There is no such file in this history.
            }
          } else if ('now' in change) now = change.now;
          else if ('policy' in change) {
            const policy = join(made.path, 'content/policy.yaml');
            writeFileSync(policy, readFileSync(policy, 'utf8').replace(change.policy[0] ?? '', change.policy[1] ?? ''));
          } else if ('config' in change) made.write('zephyr.config.yaml', change.config);
          else if ('alert' in change) made.write('alerts/shop.yaml', `groups:\n  - rules:\n      - alert: Down\n        expr: up == 0\n        annotations: { runbook_url: https://x.example/runbooks/${change.alert} }\n`);
          else if ('fix' in change) await lintAs(format, now, '--fix');
          else for (const entry of readdirSync(cache.path)) writeFileSync(join(cache.path, entry), readFileSync(join(cache.path, entry), 'utf8').replace('"findings"', '"finding"').slice(0, -20));
          const kept = await lintAs(format, now);
          expect(kept).toBe(await lintAs(format, now, '--no-cache'));
          expect(await lintAs(format, now)).toBe(kept);
        }
      }),
      { numRuns: 14 },
    );
  }, 120_000);

  it('is believed: what stands in it is what is said', async () => {
    fresh({ 'content/reviews/a.md': GOOD.replace('severity: SEV-1', 'severity: sev1') });
    const before = await lint(NOW, 'content/reviews');
    expect(before).toContain('The severity is written `sev1`');
    expect(await lint(NOW, 'content/reviews')).toBe(before);
    const written = readFileSync(cacheFile(), 'utf8');
    expect(written).toContain('The severity is written `sev1`');
    // A run that learns nothing leaves the file alone.
    utimesSync(cacheFile(), 1, 1);
    await lint(NOW, 'content/reviews');
    expect(readFileSync(cacheFile(), 'utf8')).toBe(written);
  });

  it.each<[string, (text: string) => string]>([
    ['cut off', (text) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['no text at all', () => '\u0000\u0000\n\n\n'],
    ['with a finding that was changed by hand', (text) => text.replace('sev1', 'sev9')],
    ['of another format', (text) => text.replace('"zephyr":1', '"zephyr":0')],
    ['of another policy', (text) => text.replace(/"key":"../, '"key":"zz')],
  ])('is as good as none where it is %s', async (_name, damage) => {
    fresh({ 'content/reviews/a.md': GOOD.replace('severity: SEV-1', 'severity: sev1') });
    const before = await lint(NOW, 'content/reviews');
    writeFileSync(cacheFile(), damage(readFileSync(cacheFile(), 'utf8')));
    expect(await lint(NOW, 'content/reviews')).toBe(before);
  });

  it('is no reason to fail where it cannot be written', async () => {
    fresh({ 'content/reviews/a.md': GOOD });
    const before = await lint(NOW, '--no-cache', 'content/reviews');
    cache.remove();
    writeFileSync(cache.path, 'a file where the folder should be');
    expect(await lint(NOW, 'content/reviews')).toBe(before);
  });
});
