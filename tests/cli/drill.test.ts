import { afterAll, describe, expect, it } from 'vitest';
import { oncall } from '../providers/harness.ts';
import { inProcess, project } from './harness.ts';

const made = project();
made.write('content/oncall.yaml', JSON.stringify(oncall));
afterAll(() => made.remove());
const drill = (...argv: string[]) => inProcess(['drill', ...argv], { cwd: made.path, env: { HOME: made.path } });

describe('zephyr drill', () => {
  it('lists what there is', async () => {
    const { code, stdout } = await drill();
    expect(stdout).toMatch(/^nobody-answers\n {4}Nobody answers\. .+\nscope-widens\n/);
    expect(code).toBe(0);
  });

  it.each(['nobody-answers', 'scope-widens', 'late-update'])('%s plays to its end, on a policy of its own', async (id) => {
    const { stdout, stderr } = await drill(id, '--auto', '--json');
    const { review } = JSON.parse(stdout) as { review: { name: string; ok: boolean; message: string }[] };
    expect(review.filter(({ ok }) => !ok)).toEqual([]);
    expect(stderr).not.toMatch(/failed|wrong in zephyr itself/);
  });

  it('every page and post says that it is a drill, and the status page stays quiet', async () => {
    const { stdout } = await drill('nobody-answers', '--auto');
    expect(stdout).toContain('This is a drill');
    expect(stdout).not.toMatch(/Statuspage: entry/);
  });

  it.each([
    [['nothing', '--auto'], /there is no scenario nothing/],
    [['nobody-answers'], /there is no terminal to type on/],
  ])('wrong use: %j', async (argv, said) => {
    const { code, stderr } = await drill(...argv);
    expect(stderr).toMatch(said);
    expect(code).toBe(2);
  });
});
