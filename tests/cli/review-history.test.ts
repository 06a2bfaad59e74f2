/** Staleness of runbooks from a real repository: what changed, and when, beside the day of the review. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inProcess, project } from './harness.ts';

let made: ReturnType<typeof project>;
beforeEach(() => {
  made = project();
  git('2025-11-01', 'init', '--quiet');
});
afterEach(() => made.remove());

function git(day: string, ...words: readonly string[]): void {
  const date = `${day}T10:00:00Z`;
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@shop.example', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@shop.example' };
  execFileSync('git', [...words], { cwd: made.path, stdio: 'ignore', env: { PATH: process.env['PATH'], HOME: made.path, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...identity } });
}

function commit(day: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(made.path, name)), { recursive: true });
    writeFileSync(join(made.path, name), text);
  }
  git(day, 'add', '--all');
  git(day, 'commit', '--quiet', '-m', 'change');
}

const runbook = (reviewed: string | null, more = ''): string => `---\nkind: runbook\ntitle: Outage\nowner: Ada Novak\nservices: [checkout]\n${reviewed === null ? '' : `reviewed: ${reviewed}\n`}---\n\n# Outage\n\nRun \`tools/roll-back.sh --all\`, then:\n\n\`\`\`sh\nbash tools/verify.sh\n\`\`\`\n${more}`;
const alerts = (slow: number): string => `groups:\n  - name: shop\n    rules:\n      - alert: ShopDown\n        expr: up == 0\n        annotations:\n          runbook_url: https://shop.example/runbooks/outage\n      - alert: ShopSlow\n        expr: latency > ${slow}\n        annotations:\n          runbook_url: https://shop.example/runbooks/slow\n`;

async function findings(cwd = made.path, ...words: readonly string[]): Promise<string[]> {
  const { stdout } = await inProcess(['lint', ...words, '--format', 'json'], { cwd, env: { HOME: made.path } });
  const { findings: found } = JSON.parse(stdout) as { findings: { rule: string; file: string; line: number; message: string }[] };
  return found.filter(({ rule }) => rule === 'rb/changed-since-review' || rule === 'rb/stale-review').map(({ rule, file, line, message }) => `${file}:${line} ${rule} ${message}`);
}

it('names what changed after the commit that wrote the review down, each with its day', async () => {
  commit('2025-12-01', { 'tools/roll-back.sh': 'one\n', 'tools/verify.sh': 'one\n', 'alerts/shop.yaml': alerts(1), 'runbooks/outage.md': runbook('2025-12-01'), 'runbooks/slow.md': runbook('2025-12-01') });
  commit('2026-01-05', { 'tools/roll-back.sh': 'two\n' });
  commit('2026-01-20', { 'runbooks/outage.md': runbook('2026-01-15') });
  expect(await findings()).toEqual(['runbooks/slow.md:11 rb/changed-since-review `tools/roll-back.sh` was changed on 2026-01-05, after the last review of this runbook (2025-12-01).']);
  // White space is no change, and only the lines of its own alert count for a runbook.
  commit('2026-02-01', { 'tools/verify.sh': '  one\n\n', 'alerts/shop.yaml': alerts(2) });
  commit('2026-02-02', { 'runbooks/outage.md': runbook('2026-01-15', '\nThen call somebody.\n') });
  // One line is a correction; five are not.
  expect((await findings()).join('\n')).not.toContain('This runbook was changed');
  commit('2026-02-03', { 'runbooks/outage.md': runbook('2026-01-15', '\nThen call somebody.\n\n1. Stay calm.\n2. Wait.\n3. Try again.\n') });
  expect(await findings()).toEqual([
    'runbooks/outage.md:6 rb/changed-since-review This runbook was changed on 2026-02-03, after its last review (2026-01-15).',
    'runbooks/slow.md:6 rb/changed-since-review The alert `ShopSlow` (`alerts/shop.yaml`) was changed on 2026-02-01, after the last review of this runbook (2025-12-01).',
    'runbooks/slow.md:11 rb/changed-since-review `tools/roll-back.sh` was changed on 2026-01-05, after the last review of this runbook (2025-12-01).',
  ]);
  // A review that is not committed yet settles it.
  writeFileSync(join(made.path, 'runbooks/slow.md'), runbook('2026-03-21'));
  writeFileSync(join(made.path, 'runbooks/outage.md'), runbook('2026-03-21'));
  expect(await findings()).toEqual([]);
});

it('a sweep over many files counts for nobody, and the working directory may lie below the root', async () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, k) => [`other/${k}.txt`, 'one\n']));
  commit('2025-12-01', { ...many, 'tools/roll-back.sh': 'one\n', 'runbooks/outage.md': runbook('2025-12-01') });
  commit('2026-01-05', { ...Object.fromEntries(Object.keys(many).map((name) => [name, 'two\n'])), 'tools/roll-back.sh': 'two\n' });
  expect(await findings()).toEqual([]);
  commit('2026-01-06', { 'tools/roll-back.sh': 'three\n' });
  expect(await findings(join(made.path, 'runbooks'), '.')).toEqual(['outage.md:11 rb/changed-since-review `../tools/roll-back.sh` was changed on 2026-01-06, after the last review of this runbook (2025-12-01).']);
});

it('without a written review the last commit tells the age; a shallow clone and no repository at all tell nothing', async () => {
  commit('2025-01-10', { 'runbooks/outage.md': runbook(null) });
  commit('2026-03-01', { 'runbooks/young.md': runbook(null) });
  expect(await findings()).toEqual(['runbooks/outage.md:1 rb/stale-review Nobody has changed this runbook for 435 days (since 2025-01-10), and no review is written down; expected one every 180 days.']);
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${made.path}`, join(made.path, 'clone')]);
  expect(await findings(join(made.path, 'clone'))).toEqual([]);
  renameSync(join(made.path, '.git'), join(made.path, 'git'));
  expect(await findings()).toEqual([]);
});

it('nothing that the repository configures is run', async () => {
  const ran = join(made.path, 'ran');
  commit('2025-12-01', { '.gitattributes': '* diff=evil\n', 'tools/roll-back.sh': 'one\n', 'runbooks/outage.md': runbook('2025-12-01') });
  commit('2026-01-05', { 'tools/roll-back.sh': 'two\n' });
  for (const key of ['diff.evil.command', 'diff.evil.textconv', 'diff.external', 'core.pager', 'core.fsmonitor']) git('2026-01-05', 'config', key, `touch ${ran};`);
  expect(await findings()).toHaveLength(1);
  const { stdout } = await inProcess(['lint', '.'], { cwd: made.path, env: { HOME: made.path } });
  expect(stdout).toContain('was changed on');
  expect(() => execFileSync('test', ['-e', ran])).toThrow();
});

it('knows scripts by names in any letters', async () => {
  const text = runbook('2025-12-01').replace('tools/roll-back.sh', 'werkzeuge/zurücksetzen.sh').replace('tools/verify.sh', 'ツール/確認.sh');
  commit('2025-12-01', { 'werkzeuge/zurücksetzen.sh': 'one\n', 'ツール/確認.sh': 'one\n', 'runbooks/outage.md': text });
  commit('2026-01-05', { 'werkzeuge/zurücksetzen.sh': 'two\n', 'ツール/確認.sh': 'two\n' });
  expect(await findings()).toEqual([
    'runbooks/outage.md:11 rb/changed-since-review `werkzeuge/zurücksetzen.sh` was changed on 2026-01-05, after the last review of this runbook (2025-12-01).',
    'runbooks/outage.md:14 rb/changed-since-review `ツール/確認.sh` was changed on 2026-01-05, after the last review of this runbook (2025-12-01).',
  ]);
});
