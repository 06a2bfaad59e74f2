import { afterAll, expect, it } from 'vitest';
import { folder, GOOD, inProcess, project } from './harness.ts';

const TIMELINE = `| 2026-03-14 02:40 | Payments fail |
| 02:52 | Detected and declared |
| 02:56 | Ada acknowledges the page |
| 03:10 | First update |
| 03:55 | Update: the switch is found |
| 04:10 | Update: recovering |
`;
const written = GOOD.replace('detected: 2026-03-14T02:52Z\n', 'detected: 2026-03-14T02:52Z\ndeclared: 2026-03-14T02:52Z\n').replace('| 2026-03-14 02:40 | Payments fail |\n', TIMELINE);
const made = project({ 'content/reviews/a.md': written, 'content/reviews/b.md': GOOD.replaceAll('2026-03-1', '2026-04-1').replace('SEV-1', 'SEV-2') });
afterAll(() => made.remove());

it('counts by month and severity', async () => {
  const { code, stdout } = await inProcess(['stats'], { cwd: made.path });
  expect(code).toBe(0);
  expect(stdout).toBe(`  Month    Severity  Incidents  To acknowledge  To resolve  Updates in time  Post-mortems in time  E-mails in time
  2026-03  SEV-1     1          4 min           92 min      3 of 4           1 of 1                0 of 1
  2026-04  SEV-2     1          -               92 min      -                1 of 1                -
  all      SEV-1     1          4 min           92 min      3 of 4           1 of 1                0 of 1
  all      SEV-2     1          -               92 min      -                1 of 1                -
  all      all       2          4 min (of 1)    92 min      3 of 4           2 of 2                0 of 1

2 incidents; times are medians. Not counted: no acknowledgement stands in the timeline of 1.
`);
});

it('as data, with the times of each incident', async () => {
  const { stdout } = await inProcess(['stats', '--format', 'json'], { cwd: made.path });
  const { incidents, total } = JSON.parse(stdout);
  expect(incidents[0]).toEqual({ file: 'content/reviews/a.md', title: 'Shop down in Norway', severity: 'SEV-1', month: '2026-03', toAcknowledge: 240, toResolve: 5520, updates: { kept: 3, owed: 4 }, postMortem: 'on-time', customerEmail: 'late' });
  expect(total.incidents).toBe(2);
});

it('a median below a minute is said in seconds, as on the site', async () => {
  const quick = folder({ 'a.md': written.replace('02:56 | Ada', '02:52 | Ada'), 'b.md': written.replace('02:56 | Ada', '02:53 | Ada') });
  const { stdout } = await inProcess(['stats', '.', '--format', 'csv'], { cwd: quick.path });
  expect(stdout.split('\r\n')[1]).toContain('"30 s"');
  quick.remove();
});

it('says where it can count nothing', async () => {
  const empty = folder({ 'a.md': '# Notes\n' });
  const { code, stdout } = await inProcess(['stats', '.', '--format', 'csv'], { cwd: empty.path });
  expect([code, stdout.split('\r\n')[1]]).toEqual([0, '"unknown","unknown","1","","","","",""']);
  expect((await inProcess(['stats'], { cwd: empty.path })).code).toBe(2);
  empty.remove();
});

it('leaves out what shows that it is no post-mortem, and says so; a file that is named is read', async () => {
  const one = folder({
    'docs/incidents/a.md': GOOD,
    'docs/incidents/notes.md': '# Notes\n',
    'docs/incidents/post-mortem template.md': '# What happened\n',
    'docs/incidents/old.md': '# Old\n',
    'docs/runbooks/disk.md': '# Disk\n',
    'docs/runbooks/page.md': '---\nkind: post-mortem\n---\n',
    'zephyr.config.yaml': 'ignore: ["**/old.md"]\n',
  });
  const run = async (...argv: string[]) => {
    const { stdout, stderr } = await inProcess(['stats', ...argv, '--format', 'json'], { cwd: one.path });
    return { files: JSON.parse(stdout).incidents.map(({ file }: { file: string }) => file), stderr };
  };
  const all = await run('docs');
  expect(all.files).toEqual(['docs/incidents/a.md', 'docs/incidents/notes.md', 'docs/runbooks/page.md']);
  expect(all.stderr).toBe('zephyr stats: 1 template and 1 runbook were left out; a file that is named is read whatever it is\n');
  expect((await run('docs/runbooks/disk.md')).files).toEqual(['docs/runbooks/disk.md']);
  expect((await inProcess(['actions', 'docs'], { cwd: one.path })).stdout).toContain('1 action item in 3 files');
  one.remove();
});
