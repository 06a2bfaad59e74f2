import { describe, expect, it } from 'vitest';
import { withLastWord, type World } from '../../src/cli/io.ts';

function worldWith(signal: AbortSignal): World {
  const output = { write: () => true };
  return { cwd: '/', env: {}, stdin: {}, stdout: output, stderr: output, now: () => '', signal };
}

describe('withLastWord', () => {
  it('speaks when it is interrupted, and not when it is over', async () => {
    const said: string[] = [];
    const stop = new AbortController();
    expect(await withLastWord(worldWith(stop.signal), () => said.push('over'), async () => 7)).toBe(7);
    const forever = withLastWord(worldWith(stop.signal), () => said.push('stopped'), () => new Promise(() => undefined));
    stop.abort();
    expect(said).toEqual(['stopped']);
    void forever;
  });

  it('lets work within the work speak first, so that the last word stays on the screen', async () => {
    const said: string[] = [];
    const stop = new AbortController();
    void withLastWord(worldWith(stop.signal), () => said.push('outer'), (signal) => withLastWord(worldWith(signal), () => said.push('inner'), () => new Promise(() => undefined)));
    await Promise.resolve();
    stop.abort();
    expect(said).toEqual(['inner', 'outer']);
  });
});
