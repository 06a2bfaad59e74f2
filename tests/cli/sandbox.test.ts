/** `zephyr sandbox` as a process: what it prints is all that another terminal needs, and nothing is left of it. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { oncall } from '../providers/harness.ts';
import { asChild, inProcess, project } from './harness.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const made = project();
made.write('content/oncall.yaml', JSON.stringify(oncall).replaceAll('ada@shop.example', "ada.o'novak@shop.example"));
afterAll(() => made.remove());

it('an incident in another terminal stands on its page and in a folder of its own, until Ctrl-C', async () => {
  const child = spawn(process.execPath, [bin, 'sandbox', '--pager', 'webhook'], { cwd: made.path, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '' } });
  const printed = await new Promise<string>((done) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('ZEPHYR_SETTLE')) done(text);
    });
  });
  const { stdout } = spawnSync('sh', ['-c', `${printed}\nenv -0`], { encoding: 'utf8', env: {} });
  const env: Record<string, string> = Object.fromEntries(stdout.split('\0').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]).filter(([name = '']) => printed.includes(`export ${name}=`)));
  expect(env['PAGERDUTY_FROM']).toBe("ada.o'novak@shop.example");
  const base = new URL(env['ZEPHYR_WEBHOOK_URL'] ?? '').origin;
  const page = async (): Promise<string> => (await fetch(base)).text();
  expect(await page()).toContain('Nothing has happened yet: paste the lines');

  expect(asChild(['incident', 'open', '--sev', '1', '--summary', 'Shop <b>down</b> & *out*', '--by', 'ada'], { cwd: made.path, env }).code).toBe(0);
  const shown = await page();
  expect(shown).toContain('Shop &lt;b&gt;down&lt;/b&gt; &amp; ');
  expect(shown).toContain('<strong>Nobody yet.</strong>');
  expect(shown).not.toContain('<b>down');
  // Whoever was paged is the one who answers by the button.
  const [, key = '', by = ''] = /name="key" value="([^"]+)"><input type="hidden" name="by" value="([^"]+)"/.exec(shown) ?? [];
  await fetch(`${base}/acknowledge`, { method: 'POST', body: new URLSearchParams({ key, by }), redirect: 'manual' });
  expect(await page()).toMatch(/Webhook, to [^,]+, acknowledged/);

  const state = env['ZEPHYR_STATE'] ?? '';
  expect(existsSync(state)).toBe(true);
  child.kill('SIGINT');
  expect(await new Promise((done) => child.once('close', done))).toBe(130);
  expect(existsSync(state)).toBe(false);
}, 60_000);

it('a pager that it has not got', async () => {
  expect(await inProcess(['sandbox', '--pager', 'bell'], { cwd: made.path })).toMatchObject({ code: 2, stderr: expect.stringContaining('Allowed choices are pagerduty, webhook, slack-mention') });
});
