import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asChild, folder, GOOD, inProcess, project } from './harness.ts';

const made = project({ 'content/reviews/good.md': GOOD, 'notes/plain.md': '## Action items\n\n- [x] Document the restore (Ada Novak, SHOP-7)\n' });
const outside = folder({ 'a.md': GOOD, 'b.md': '---js\n{}\n---\n' });
afterAll(() => {
  made.remove();
  outside.remove();
});

describe.each([
  ['in this process', inProcess],
  ['as a child process', asChild],
])('zephyr actions, %s', (_how, run) => {
  it('lists those of the post-mortem folder', async () => {
    const { code, stdout, stderr } = await run(['actions', '--format', 'json'], { cwd: made.path });
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      items: [{ file: 'content/reviews/good.md', line: 34, text: 'Alert when no payment arrives for two minutes', owner: 'Ben Carter', ownerKind: 'person', tickets: ['SHOP-12'], labels: ['follow-up'], due: null, status: null }],
    });
  });

  it('reads a file that is named as a post-mortem, relative to the working directory', async () => {
    const { stdout } = await run(['actions', '../notes/plain.md', '--format', 'json'], { cwd: join(made.path, 'content') });
    expect(JSON.parse(stdout).items).toMatchObject([{ file: '../notes/plain.md', line: 3, owner: 'Ada Novak', tickets: ['SHOP-7'], status: 'done' }]);
  });

  it('says which file it cannot read, and goes on', async () => {
    const { code, stdout, stderr } = await run(['actions', 'b.md', 'a.md', '--format', 'json'], { cwd: outside.path });
    expect(code).toBe(1);
    expect(stderr).toContain('zephyr actions: b.md: Unexpected metadata in the language `js`');
    expect(JSON.parse(stdout).items).toHaveLength(1);
  });

  it.each([
    [['actions'], /this folder belongs to no project/],
    [['actions', 'gone.md'], /there is no file or folder gone\.md/],
    [['actions', '--format', 'table'], /Allowed choices/],
    [['action'], /Did you mean actions/],
  ])('wrong use: %j', async (argv, said) => {
    const { code, stderr } = await run(argv, { cwd: outside.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(said);
  });
});
