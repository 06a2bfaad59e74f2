import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { oncall } from '../providers/harness.ts';
import { main } from '../../src/cli/main.ts';
import { inProcess, NOW, project } from './harness.ts';

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

  it('list and script as data', async () => {
    expect((JSON.parse((await drill('--json')).stdout) as { scenarios: { id: string }[] }).scenarios.map(({ id }) => id)).toEqual(['nobody-answers', 'scope-widens', 'late-update']);
    const { scenes } = JSON.parse((await drill('nobody-answers', '--dry-run', '--json')).stdout) as { scenes: { at: number; commands: string[] }[] };
    expect(scenes[0]).toMatchObject({ at: 0, commands: [expect.stringMatching(/^incident open /)] });
    expect(scenes.map(({ at }) => at)).toEqual([...scenes.map(({ at }) => at)].sort((a, b) => a - b));
  });

  it.each(['nobody-answers', 'scope-widens', 'late-update'])('%s plays to its end, on a policy of its own', async (id) => {
    const { stdout, stderr } = await drill(id, '--auto', '--json');
    const { review } = JSON.parse(stdout) as { review: { name: string; ok: boolean; message: string }[] };
    expect(review.filter(({ ok }) => !ok)).toEqual([]);
    expect(stderr).not.toMatch(/failed|wrong in zephyr itself/);
  });

  it('needs no Linear team of the services', async () => {
    const bare = project();
    bare.write('content/oncall.yaml', JSON.stringify({ ...oncall, services: oncall.services.map((service) => ({ ...service, ids: {} })) }));
    bare.write('content/policy.yaml', readFileSync(join(bare.path, 'content/policy.yaml'), 'utf8').replace(/creates: \[.*\]/, 'creates: [chat-channel, ticket, page]'));
    const { stderr } = await inProcess(['drill', 'nobody-answers', '--auto', '--json'], { cwd: bare.path, env: { HOME: bare.path, LINEAR_TEAM: 'OURS' } });
    expect(stderr).toMatch(/done +Linear: ticket/);
    expect(stderr).not.toMatch(/failed/);
    bare.remove();
  });

  it('goes from page to page, however short the shortest wait and however long the scenes', async () => {
    const long = project();
    long.write('content/oncall.yaml', JSON.stringify(oncall));
    const policy = readFileSync(join(long.path, 'content/policy.yaml'), 'utf8');
    long.write('content/policy.yaml', policy.replace(/wait: \d+ minutes/, 'wait: 1 second').replace(/every: \d+ minutes/, 'every: 3 days').replaceAll(/wait: \d+ minutes/g, 'wait: 2 days'));
    let asked = 0;
    const silent = { write: () => undefined };
    await main({ argv: ['drill', 'late-update', '--auto'], cwd: long.path, env: { HOME: long.path }, stdin: {}, stdout: silent, stderr: silent, now: () => (asked++, NOW) });
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(3000);
    long.remove();
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

  it('typed by hand: nothing goes on before somebody has declared, and the wizard asks on the same terminal', async () => {
    const typed = ['', 'incident open', 'd', '', 'Search is slow', 'due --watch', '', ...Array<string>(6).fill('')];
    let out = '';
    const write = (text: string): void => void (out += text);
    const terminal = { ask: (prompt: string) => (write(prompt), Promise.resolve(typed.shift() ?? null)), say: (text: string) => write(`${text}\n`), close: () => undefined };
    const code = await main({ argv: ['drill', 'nobody-answers'], cwd: made.path, env: { HOME: made.path }, stdin: {}, terminal, stdout: { write }, stderr: { write }, now: () => NOW });
    expect(out).toMatch(/Nobody knows of it yet[\s\S]*What is wrong, and where\? A few words are enough[\s\S]*SEV-1 Serious: Search is slow[\s\S]*The drill does that for you/);
    expect(out).toMatch(/learn {2}Updates +no updates; once everybody waited too long, by \d+ minutes/);
    expect(out).toMatch(/learn {2}Resolution +the incident is still open/);
    expect(code).toBe(1);
  });

  it('that ends before its end keeps nothing', async () => {
    let out = '';
    const terminal = { ask: () => Promise.resolve(null), say: (text: string) => void (out += text), close: () => undefined };
    const code = await main({ argv: ['drill', 'late-update'], cwd: made.path, env: { HOME: made.path }, stdin: {}, terminal, stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => NOW });
    expect([code, out]).toEqual([130, expect.stringMatching(/The drill is over before its end, and nothing of it is kept\.$/)]);
  });
});
