import { expect, test } from 'vitest';
import { clock, lengthInWords, longDate } from '../../src/comms/times.ts';

test.each([
  ['2026-03-14T02:40:59Z', '14 March 2026', '02:40'],
  ['2024-02-29T23:59:59Z', '29 February 2024', '23:59'],
  ['2026-12-31T23:00:00-05:00', '1 January 2027', '04:00'],
])('%s', (instant, date, time) => {
  expect([longDate(Date.parse(instant)), clock(Date.parse(instant))]).toEqual([date, time]);
});

test.each([
  [0, '1 minute'], [59, '1 minute'], [84 * 60, '84 minutes'], [119 * 60, '119 minutes'], [120 * 60, '2 hours'], [121 * 60, '2 hours and 1 minute'], [190 * 60, '3 hours and 10 minutes'],
  [119 * 3600 + 60, '119 hours and 1 minute'], [120 * 3600, '5 days'], [121 * 3600 + 59 * 60, '5 days and 1 hour'], [143 * 3600 + 1800, '5 days and 23 hours'],
])('%i seconds are %s', (seconds, words) => {
  expect(lengthInWords(seconds * 1000)).toBe(words);
});
