/** Several processes with one cache: each says what is so, whoever else reads, writes or is killed meanwhile. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { folder, GOOD, inProcess, NOW, project } from '../cli/harness.ts';

const BIN = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));
const FORMATS = ['stylish', 'sarif'] as const;
const DOCUMENTS = 60;

const made = project();
const cache = folder({});
afterAll(() => {
  made.remove();
  cache.remove();
});

/** Faults that differ from document to document and from round to round. */
function edit(round: number): void {
  for (let n = 0; n < DOCUMENTS; n++) {
    if (round > 0 && n % 3 !== round % 3) continue;
    made.write(`content/reviews/${n}.md`, `${GOOD.replace('SEV-1', n % 2 === 0 ? 'sev1' : 'SEV-1').replace('status: final', `status: final\nincident: INC-${n % 20}`)}\n[gone](gone-${round}-${n}.md)\n${'Words. '.repeat((n * 7) % 50)}\n`);
  }
}

interface Ended {
  code: number | null;
  stdout: string;
}

async function lint(format: string, ...argv: string[]): Promise<Ended> {
  const { code, stdout } = await inProcess(['lint', '--format', format, ...argv], { cwd: made.path, env: { ZEPHYR_CACHE: cache.path } });
  return { code, stdout };
}

/** @param killedAfter milliseconds; `null` for a process that may end by itself */
function start(format: string, killedAfter: number | null): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BIN, 'lint', '--format', format], { cwd: made.path, env: { PATH: process.env['PATH'] ?? '', ZEPHYR_NOW: NOW, ZEPHYR_CACHE: cache.path }, stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.on('close', (code) => {
      done({ code, stdout });
    });
    if (killedAfter !== null) setTimeout(() => child.kill('SIGKILL'), killedAfter);
  });
}

it('every report is right, and what is left behind too', async () => {
  for (const round of [0, 1]) {
    edit(round);
    const right = await Promise.all(FORMATS.map((format) => lint(format, '--no-cache')));
    // One of them is killed in the middle of its work.
    const running = FORMATS.map((format) => start(format, null));
    await start('json', 350 + round * 150);
    for (const [at, ended] of (await Promise.all(running)).entries()) {
      expect(ended).toEqual(right[at]);
    }
    // What the last of them wrote is whole, and the next run is right with it.
    expect(readdirSync(cache.path).filter((name) => name.endsWith('.index'))).toHaveLength(1);
    expect(await lint('stylish')).toEqual(right[0]);
  }
}, 60_000);

it('a segment that another process has removed is as good as none', async () => {
  edit(2);
  const right = await lint('stylish', '--no-cache');
  expect(await lint('stylish')).toEqual(right);
  const segments = (): string[] => readdirSync(cache.path).filter((name) => name.endsWith('.blocks')).map((name) => join(cache.path, name));
  expect(segments().length).toBeGreaterThan(0);
  for (const path of segments()) rmSync(path);
  expect(await lint('stylish')).toEqual(right);
  // One that holds other bytes of the same length, too.
  for (const path of segments()) writeFileSync(path, readFileSync(path).map((byte) => byte ^ 1));
  expect(await lint('stylish')).toEqual(right);
}, 60_000);
