import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProcess, project } from '../harness.ts';

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const made = project();
const loose = project();
afterAll(() => [made, loose].forEach((one) => one.remove()));
const git = (...words: string[]) => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...words], { cwd: made.path, stdio: 'ignore' });
const commit = (tag: string): void => {
  git('add', '.');
  git('commit', '-qm', tag);
  git('tag', tag);
};
const zephyr = (...argv: string[]) => inProcess(['escalation', 'diff', ...argv], { cwd: made.path });
const SOON = ['--from', '2026-03-23T00:00Z', '--to', '2026-04-06T00:00Z'];

beforeAll(() => {
  git('init');
  made.write('notes.md', '# Notes\n');
  git('add', 'notes.md');
  git('commit', '-qm', 'before there was a policy');
  git('tag', 'none');
  commit('good');
  made.write('content/oncall.yaml', fixture('oncall.yaml').replace('participants: [ben, chidi, eun]', 'participants: [ben, eun, chidi]'));
  made.write('content/policy.yaml', fixture('policy.yaml').replace('{ page: on-call, wait: 4 minutes }', '{ page: on-call, wait: 8 minutes }'));
});

test('what is not committed yet, against HEAD: values, people in their own time and UTC, waits', async () => {
  const { code, stdout, stderr } = await zephyr(...SOON);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain([
    'HEAD → the files as they stand, Mon 23 Mar 2026 00:00 to Mon 6 Apr 2026 00:00 UTC', '',
    'Values', '  escalation.steps.0.wait: 4 minutes → 8 minutes', '',
    'Checkout on-call',
  ].join('\n'));
  expect(stdout).toMatch(/Checkout on-call\n.*\n.*\n.*\n {2}Mon 23 Mar 2026 14:00 to Mon 30 Mar 2026 14:00 UTC\n {4}- Eun-ji Park: Mon 23 Mar 2026 23:00 to Mon 30 Mar 2026 23:00 Asia\/Seoul, asleep for .*\n {4}\+ Chidi Okoye: Mon 23 Mar 2026 15:00 to Mon 30 Mar 2026 15:00 Africa\/Lagos/);
  expect(stdout).not.toMatch(/^Search on-call/m);
});

test('as data', async () => {
  const { stdout } = await zephyr('good', ...SOON, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    before: 'good', after: null, from: '2026-03-23T00:00:00Z', to: '2026-04-06T00:00:00Z',
    values: [{ key: 'escalation.steps.0.wait', kind: 'duration', before: 240, after: 480 }],
    posts: expect.arrayContaining([{ rotation: 'checkout', next: false, changes: expect.arrayContaining([{ from: '2026-03-23T14:00:00Z', to: '2026-03-30T14:00:00Z', before: ['eun'], after: ['chidi'], gapBefore: null, gapAfter: null }]) }]),
  });
});

test('two revisions; the files as they stand do not matter', async () => {
  commit('changed');
  made.write('content/oncall.yaml', 'version: 1\npeople: [\n');
  expect(await zephyr('good', 'good', ...SOON)).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Nothing differs') });
  expect((await zephyr('changed', 'good', ...SOON)).stdout).toContain('escalation.steps.0.wait: 8 minutes → 4 minutes');
  const { code, stdout, stderr } = await zephyr('good', ...SOON);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^content\/oncall\.yaml:\d+:\d+ /);
});

test('a planned gap is told from a hole', async () => {
  const base = fixture('oncall.yaml');
  const restricted = base.replace('participants: [ben, chidi, eun]', 'participants: [ben, chidi, eun]\n        restrict: [{ days: [mon, wed, thu, fri, sat, sun] }]');
  made.write('content/oncall.yaml', restricted);
  expect((await zephyr('good', ...SOON)).stdout).toMatch(/- Eun-ji Park: .*\n {4}\+ NOBODY, and no planned gap says why\n/);
  made.write('content/oncall.yaml', restricted.replace(/( {2}- id: checkout\n)/, '$1    gaps: [{ from: 2026-03-23T00:00Z, to: 2026-04-06T00:00Z, reason: "Shop closed" }]\n'));
  expect((await zephyr('good', ...SOON)).stdout).toMatch(/\+ nobody, as planned: Shop closed\n/);
});

test('a rota that is gone is said to be', async () => {
  rmSync(join(made.path, 'content/oncall.yaml'));
  const { code, stdout, stderr } = await zephyr('good', ...SOON);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^content\/oncall\.yaml:1:1 The project has no on-call file that can be read, .*\n {2}→ Write content\/oncall\.yaml: /);
});

test('a revision whose file is broken: its line, and that it cannot be mended', async () => {
  made.write('content/oncall.yaml', fixture('oncall.yaml').replace('owner: search', 'owner: serch'));
  commit('broken');
  const { code, stdout, stderr } = await zephyr('broken', 'good');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^broken:content\/oncall\.yaml:97:12 .*`serch`.*\n {2}→ .*\nzephyr: the files of broken have the faults above/);
});

describe('wrong use', () => {
  test.each([
    [['nope'], /^zephyr: git knows no revision nope\n {2}→ Fetch it first/],
    [['none', 'good'], /^zephyr: content\/policy\.yaml is not in none\n {2}→ Name a revision that has it/],
    [['good', '--from', '2026-03-23T00:00Z', '--to', '2026-03-23T00:00Z'], /is empty/],
    [['good', '\u001b[2J'], /no revision ␛\[2J/],
  ])('%j', async (argv, says) => {
    const { code, stdout, stderr } = await zephyr(...argv);
    expect(stderr).toMatch(says);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('outside a repository', async () => {
    const { code, stderr } = await inProcess(['escalation', 'diff'], { cwd: loose.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(/in no git repository/);
  });
});
