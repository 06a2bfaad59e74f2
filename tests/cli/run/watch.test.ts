import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { matters, watchAndRun } from '../../../src/cli/run/watch.ts';
import { asChild, folder, NOW } from '../harness.ts';

async function until(test: () => boolean): Promise<void> {
  for (let tries = 0; !test(); tries++) {
    if (tries > 400) throw new Error('nothing happened');
    await new Promise((done) => setTimeout(done, 25));
  }
}

describe('lint --watch', () => {
  it('runs again after a change, not after its own report, and ends when it is told to', async () => {
    const made = folder({ 'a.md': '[x](gone.md)\n' });
    const stop = new AbortController();
    let stdout = '';
    let stderr = '';
    const runs = (): number => stderr.split('watching; Ctrl-C ends it').length - 1;
    const code = main({ argv: ['lint', '.', '--watch', '--output', 'json=report.json'], cwd: made.path, env: {}, stdin: {}, stdout: { write: (text) => void (stdout += text) }, stderr: { write: (text) => void (stderr += text) }, now: () => NOW, signal: stop.signal });
    await until(() => runs() === 1);
    expect(stdout).toContain('1 error');
    await new Promise((done) => setTimeout(done, 400));
    expect(runs()).toBe(1);
    made.write('a.md', 'No link any more.\n');
    await until(() => runs() >= 2 && stdout.includes('no findings'));
    stop.abort();
    expect(await code).toBe(130);
    made.remove();
  });

  it('ends where it is used wrongly, with nothing left that keeps the process alive', () => {
    const made = folder({ 'a.md': '# A\n', 'reports/.keep': '' });
    const { code, stderr } = asChild(['lint', '.', '--watch', '--output', 'reports'], { cwd: made.path });
    expect(code).toBe(2);
    expect(stderr).toContain('the report reports cannot be written: it is a folder');
    made.remove();
  }, 20_000);

  it.each([['xterm', '\u001b[2J\u001b[H'], ['dumb', '']])('clears a terminal before each run: %s', async (TERM, shown) => {
    const made = folder({});
    const stop = new AbortController();
    let written = '';
    const watching = watchAndRun(() => Promise.resolve(stop.abort()), [], { cwd: made.path, env: { TERM }, stdin: {}, stdout: { isTTY: true, write: (text) => void (written += text) }, stderr: { write: () => undefined }, now: () => NOW, signal: stop.signal });
    await watching;
    expect(written).toBe(shown);
    made.remove();
  });

  it('goes on seeing a file that another took the place of, as editors, git and sed save, and folders that come and go', async () => {
    const made = folder({ 'docs/a.md': '1' });
    const path = (name: string): string => join(made.path, name);
    const stop = new AbortController();
    let runs = 0;
    const watching = watchAndRun(() => Promise.resolve(runs++), [], { cwd: made.path, env: {}, stdin: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => NOW, signal: stop.signal });
    await until(() => runs === 1);
    const replace = (): void => {
      writeFileSync(path('docs/a.md.new'), String(Math.random()));
      renameSync(path('docs/a.md.new'), path('docs/a.md'));
    };
    for (const change of [
      replace,
      replace,
      () => made.write('docs/a.md', 'written in its place'),
      () => made.write('docs/new/deep/b.md', 'in folders of its own'),
      () => made.write('docs/new/deep/b.md', 'once more'),
      () => rmSync(path('docs/new'), { recursive: true }),
      () => made.write('docs/new/deep/b.md', 'again'),
      () => made.write('docs/new/deep/b.md', 'and again'),
      () => renameSync(path('docs'), path('pages')),
      () => made.write('pages/new/deep/b.md', 'under another name'),
    ]) {
      await new Promise((done) => setTimeout(done, 300));
      const before = runs;
      change();
      await until(() => runs > before).catch(() => expect.fail(`not seen: ${String(change)}`));
    }
    stop.abort();
    await watching;
    made.remove();
  }, 30_000);

  it.each([
    ['docs/a.md', true],
    ['a.mdx', true],
    ['content/policy.yaml', true],
    ['zephyr.config.json', true],
    ['src/a.ts', false],
    ['node_modules/x/readme.md', false],
    ['dist/a.md', false],
    ['.git/index', false],
  ])('%s matters: %s', (file, expected) => expect(matters(file)).toBe(expected));
});
