import { expect, test } from 'vitest';
import { isAwake, localTime } from '../../src/severity/local-time.ts';

const instant = Date.UTC(2026, 2, 29, 0, 59);

test.each([
  ['UTC', 0, { day: 'Sun', time: '00:59' }],
  ['Europe/Berlin', 0, { day: 'Sun', time: '01:59' }],
  ['Europe/Berlin', 60_000, { day: 'Sun', time: '03:00' }],
  ['America/Los_Angeles', 0, { day: 'Sat', time: '17:59' }],
  ['Asia/Kolkata', 0, { day: 'Sun', time: '06:29' }],
  ['Australia/Lord_Howe', 0, { day: 'Sun', time: '11:59' }],
  ['Mars/Olympus', 0, null],
])('in %s', (zone, later, expected) => {
  expect(localTime(zone, instant + later)).toEqual(expected);
});

test.each([
  ['07:00', '23:00', '06:59', false],
  ['07:00', '23:00', '07:00', true],
  ['07:00', '23:00', '23:00', false],
  ['20:00', '04:00', '19:59', false],
  ['20:00', '04:00', '20:00', true],
  ['20:00', '04:00', '03:59', true],
  ['20:00', '04:00', '04:00', false],
])('awake %s to %s, at %s: %s', (from, to, time, awake) => {
  expect(isAwake({ from, to }, { day: 'Mon', time })).toBe(awake);
});
