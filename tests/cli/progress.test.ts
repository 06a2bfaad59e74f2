import { expect, it } from 'vitest';
import { progress } from '../../src/cli/progress.ts';
import { NOW } from './harness.ts';

function watch(isTTY: boolean, times: readonly number[], env: Readonly<Record<string, string>> = {}): string {
  let shown = '';
  let at = 0;
  const world = { cwd: '', env, stdin: {}, stdout: { write: () => undefined }, stderr: { isTTY, write: (text: string) => void (shown += text) }, now: () => NOW };
  const line = progress(world, 'zephyr lint', () => times[at++] ?? 0);
  times.forEach((_, index) => line.step(index * 100));
  line.end();
  return shown;
}

it('shows a long run on a terminal, not too often, and cleans up behind it', () => {
  expect(watch(true, [100, 450, 460, 600])).toBe('\r\u001b[2Kzephyr lint: 100 files\r\u001b[2Kzephyr lint: 300 files\r\u001b[2K');
});

it('is silent in a short run and where nobody watches', () => {
  expect(watch(true, [10, 20])).toBe('');
  expect(watch(false, [1000, 2000])).toBe('');
  // Emacs calls its windows terminals, and draws none of this.
  expect(watch(true, [1000, 2000], { TERM: 'dumb' })).toBe('');
});
