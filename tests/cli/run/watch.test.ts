import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { matters } from '../../../src/cli/run/watch.ts';
import { folder, NOW } from '../harness.ts';

describe('lint --watch', () => {
  it('runs again after a change, not after its own report, and ends when it is told to', async () => {
    const made = folder({ 'a.md': '[x](gone.md)\n' });
    const stop = new AbortController();
    let stdout = '';
    let stderr = '';
    const until = async (test: () => boolean): Promise<void> => {
      for (let tries = 0; !test(); tries++) {
        if (tries > 400) throw new Error(`nothing happened: ${stderr}`);
        await new Promise((done) => setTimeout(done, 25));
      }
    };
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
