import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { folder, inProcess, project } from '../harness.ts';

const fixture = readFileSync(new URL('../../fixtures/oncall.yaml', import.meta.url), 'utf8');
const whole = project();
const holed = project();
holed.write('content/oncall.yaml', fixture.replace('restrict: [{ from: "20:00", to: "08:00" }]', 'restrict: [{ from: "20:00", to: "07:00" }]'));
const outside = folder({ 'notes.md': '# Notes\n' });
afterAll(() => [whole, holed, outside].forEach((made) => made.remove()));

const zephyr = (made: { path: string }, ...argv: string[]) => inProcess(['escalation', 'coverage', ...argv], { cwd: made.path });
const WEEK = ['--from', '2026-03-23T00:00Z', '--to', '2026-03-30T00:00Z'];

test('without a hole: the worst wait, doubles, and who is woken', async () => {
  const { code, stdout, stderr } = await zephyr(whole, ...WEEK);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Mon 23 Mar 2026 00:00 to Mon 30 Mar 2026 00:00 UTC, every service\n\nSomebody is on call in every rotation, all the time.\n');
  expect(stdout).toMatch(/Worst time to a human.*\n {2}Severity +Service +Worst +In all +First\n {2}SEV-0/);
  expect(stdout).toMatch(/Time in which an incident would wake them\n {2}Who +SEV-0 +SEV-1/);
});

test.each(['2026-03-23 00:00Z', '2026-03-23T00:00:00.25Z', '2026-03-23T01:00+0100', '2026-03-23t00:00:00z'])('a period that begins at %s is the same one', async (from) => {
  expect((await zephyr(whole, '--from', from, ...WEEK.slice(2))).stdout).toBe((await zephyr(whole, ...WEEK)).stdout);
});

test('a hole: how long, each with its time, where the rotation stands, and what to type; exit code 1', async () => {
  const { code, stdout, stderr } = await zephyr(holed, ...WEEK, '--service', 'find');
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toContain([
    'UTC, Search', '', 'Nobody is on call in Search on-call at times.', '  content/oncall.yaml:45:5 search: 7 times, 7 h together',
    '    Mon 23 Mar 2026 06:00 to Mon 23 Mar 2026 07:00 UTC (60 min)',
  ].join('\n'));
  // The clocks went forward in the night to Sunday.
  expect(JSON.parse((await zephyr(holed, ...WEEK, '--service', 'search', '--json')).stdout)).toMatchObject({
    gaps: expect.arrayContaining([expect.objectContaining({ rotation: 'search', uncoveredMinutes: 420, uncovered: expect.arrayContaining([{ from: '2026-03-28T06:00:00Z', to: '2026-03-28T07:00:00Z' }, { from: '2026-03-29T05:00:00Z', to: '2026-03-29T06:00:00Z' }]) })]),
  });
  expect(stdout).toContain('and 2 more; --json has all of them\n  → Let a layer cover it, or say that it is meant: `gaps: [{ from: 2026-03-23T06:00:00Z, to: 2026-03-23T07:00:00Z, reason: … }]`.');
});

test('a planned gap is none', async () => {
  const { code, stdout } = await zephyr(whole, '--from', '2026-12-24T00:00Z', '--to', '2026-12-26T00:00Z');
  expect(code).toBe(0);
  expect(stdout).toContain('Planned gaps, on purpose: Search on-call 14 h.');
});

describe('wrong use', () => {
  test.each([
    [['--from', '2026-03-23T00:00Z', '--to', '2026-03-22T00:00Z'], /is empty\n {2}→ Type a later --to, such as --to 2027-03-24T00:00:00Z/],
    [['--from', '2026-03-23T00:00Z', '--to', '2096-03-22T00:00Z'], /longer than five years/],
    [['--from', 'tomorrow'], /Expected a time with its zone/],
    [['--service', 'serch'], /no service serch\n {2}→ Did you mean "search"\?/],
    [['--service', '\u001b[2J'], /no service ␛\[2J/],
  ])('%j', async (argv, says) => {
    const { code, stdout, stderr } = await zephyr(whole, ...argv);
    expect(stderr).toMatch(says);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('outside a project there is no rota', async () => {
    const { code, stderr } = await zephyr(outside);
    expect(code).toBe(1);
    expect(stderr).toContain('coverage needs the rota');
  });
});
