import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../../src/cli/main.ts';
import { classify, questions } from '../../../src/severity/wizard.ts';
import { combinations, policy } from '../../severity/policies.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'zephyr-severity-'));

beforeAll(() => {
  mkdirSync(join(root, 'content'));
  for (const file of ['policy.yaml', 'oncall.yaml']) cpSync(join(fixtures, file), join(root, 'content', file));
  mkdirSync(join(root, 'runbooks'));
  cpSync(fileURLToPath(new URL('../../../runbooks/post-mortem-template.md', import.meta.url)), join(root, policy.postMortem.template));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function zephyr(argv: string[], typed?: string, env: Readonly<Record<string, string>> = {}): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const stdin = new PassThrough();
  stdin.end(typed ?? '');
  const code = await main({
    argv: ['severity', ...argv],
    cwd: root,
    env: { NO_COLOR: '1', ...env },
    stdin: Object.assign(stdin, { isTTY: typed !== undefined }),
    stdout: { write: (text) => { out += text; } },
    stderr: { write: (text) => { err += text; } },
    now: () => '2026-11-28T03:00:00Z',
  });
  return { code, out, err };
}

describe('with flags', () => {
  test('prints the severity, the reason, who is paged and the command', async () => {
    const { code, out, err } = await zephyr(['--yes', 'slow', '--summary', 'It\'s "slow"']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('SEV-2 Annoying\nBecause you said that search is slow.');
    expect(out).toContain(`zephyr incident open --sev 2 --summary 'It'\\''s "slow"' --service search`);
    expect(out).toContain('by 03:20 UTC');
  });

  test('a severity that waits for the morning says until when', async () => {
    const { out } = await zephyr(['--answers', 'slow=no', '--service', 'checkout', '--now', '2026-11-28T03:00Z']);
    expect(out).toContain('Paged in their waking hours for checkout:');
    expect(out).toMatch(/asleep until \d\d:\d\d/);
  });

  test('the time of the run is that of --now, else ZEPHYR_NOW', async () => {
    const argv = ['--answers', 'slow=no', '--service', 'checkout'];
    const at = '2026-07-01T12:00Z';
    expect((await zephyr(argv, undefined, { ZEPHYR_NOW: at })).out).toBe((await zephyr([...argv, '--now', at])).out);
  });

  test('"just declare" needs no answer', async () => {
    expect(JSON.parse((await zephyr(['--just-declare', '--json'])).out)).toMatchObject({ severity: 'SEV-1', justDeclared: true, because: [] });
  });

  test.each([
    [['--yes', 'slo'], 'the policy has no question slo', 'Did you mean slow?'],
    [['--answers', 'slow=maybe'], 'slow=maybe is no answer', 'yes, no, not-sure'],
    [['--yes', 'slow', '--not-sure', 'slow'], 'slow is answered in two ways', 'one answer'],
    [['--yes', 'slow', '--service', 'nowhere'], 'the on-call file has no service nowhere', 'There are'],
    [[], 'there is no terminal to ask on', '--just-declare'],
  ])('%j is wrong use, said in words', async (argv, message, help) => {
    const { code, out, err } = await zephyr(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(help);
  });

  test('agrees with classify on every combination of answers', async () => {
    const ids = questions(policy).map(({ id }) => id);
    for (const answers of combinations(ids)) {
      const { out } = await zephyr(['--json', '--answers', ids.map((id) => `${id}=${answers[id]}`).join(',')]);
      const expected = classify(policy, answers);
      expect(JSON.parse(out)).toMatchObject({ severity: expected.severity, because: expected.because.map(({ criterion, answer }) => ({ criterion: criterion.id, answer })) });
    }
  });
});

describe('on a terminal', () => {
  test('asks one question after the other, on stderr, and goes back without losing an answer', async () => {
    const { code, out, err } = await zephyr([], 'n\nwhat\nb\n\ny\n');
    expect(code).toBe(0);
    expect(out).toContain('SEV-0 Disaster\nBecause you said that money was booked twice.');
    expect(err).toContain('Please type y, n, ?, b or d, and press Enter.');
    expect(err).toContain('1/4  Is the shop down everywhere? [no] ');
  });

  test('ends quietly where the input ends', async () => {
    expect(await zephyr([], 'n\n')).toMatchObject({ code: 130, out: '' });
  });
});
