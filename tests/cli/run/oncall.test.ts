import { afterAll, expect, test } from 'vitest';
import { inProcess, project } from '../harness.ts';

const made = project();
afterAll(() => made.remove());
const zephyr = (...argv: string[]) => inProcess(['oncall', ...argv], { cwd: made.path });

test('now: who, their own time, until when, how to reach them', async () => {
  expect((await zephyr('now', '--now', '2026-11-28T04:00Z')).stdout).toBe([
    "Search on-call    Finn O'Brien  Sat 15:00 there          until Sat 07:00             +61 2 5550 0106",
    'Checkout on-call  Chidi Okoye   Sat 05:00 there, asleep  until Mon 15:00             @chidi',
    'Lead on-call      Dana Levi     Sat 06:00 there          until Mon 08:00             dana@shop.example',
    'Director on-call  Ada Novak     Sat 05:00 there, asleep  until Mon 7 Dec 2026 08:00  +420 555 0101, ada@shop.example',
    '',
  ].join('\n'));
});

test('now, in a planned gap and during an override', async () => {
  expect((await zephyr('now', '--now', '2026-12-24T20:00Z')).stdout).toContain('Search on-call    nobody (planned: Christmas Eve)');
  expect((await zephyr('now', '--now', '2026-03-10T21:00Z')).stdout).toContain('Ada Novak (override)');
});

test('next: who takes over', async () => {
  expect(JSON.parse((await zephyr('next', '--json', '--now', '2026-11-28T04:00Z')).stdout)[1]).toEqual({
    rotation: 'checkout', person: 'eun', layer: 'checkout-week', by: 'schedule', gap: null, from: '2026-11-30T15:00:00Z', to: '2026-12-07T15:00:00Z',
  });
  expect((await zephyr('next', '--now', '2026-11-28T04:00Z')).stdout).toContain('Checkout on-call  Eun-ji Park   from Mon 30 Nov 2026 15:00  Tue 00:00 there');
});

test('an unknown zone is wrong use', async () => {
  expect(await zephyr('now', '--zone', 'Mars/Base')).toMatchObject({ code: 2, stdout: '' });
});

test('calendar: a file for calendars, or the shifts as data', async () => {
  const { code, stdout, stderr } = await zephyr('calendar', '--rotation', 'checkout', '--now', '2026-11-28T04:00Z', '--weeks', '2');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.match(/^SUMMARY:.*(?=\r\n)/gm)).toEqual(['SUMMARY:Checkout on-call: Chidi Okoye', 'SUMMARY:Checkout on-call: Eun-ji Park', 'SUMMARY:Checkout on-call: Ben Carter']);
  expect(JSON.parse((await zephyr('calendar', '--person', '@chidi', '--json', '--rotation', 'checkout', '--from', '2026-11-28T04:00Z', '--weeks', '1')).stdout)).toEqual({
    shifts: [{ rotation: 'checkout', person: 'chidi', layer: 'checkout-week', by: 'schedule', gap: null, from: '2026-11-23T15:00:00Z', to: '2026-11-30T15:00:00Z' }],
  });
});

test.each([
  [['--rotation', 'chekout'], /no rotation chekout\n {2}→ Did you mean checkout\?/],
  [['--person', 'nobody'], /knows nobody called nobody/],
  [['--weeks', '0'], /Expected a whole number from 1 to 260/],
  [['--from', 'tomorrow'], /Expected a time with its zone/],
])('calendar, wrong use: %j', async (argv, says) => {
  const { code, stdout, stderr } = await zephyr('calendar', ...argv);
  expect(stderr).toMatch(says);
  expect([code, stdout]).toEqual([2, '']);
});
