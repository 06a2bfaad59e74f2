import { expect, test } from 'vitest';
import { dateAndTime, dayAndTime, elapsedWords, timeIn } from '../../src/escalation/words.ts';
import { at } from './rota.ts';

test.each([
  ['2026-11-28T03:00Z', 'America/Los_Angeles', 'Fri 19:00', 'Fri 27 Nov 2026 19:00'],
  ['2026-11-28T03:00:30Z', 'Asia/Kathmandu', 'Sat 08:45:30', 'Sat 28 Nov 2026 08:45:30'],
  ['2026-10-25T00:30Z', 'Europe/Berlin', 'Sun 02:30', 'Sun 25 Oct 2026 02:30'],
  ['2026-10-25T01:30Z', 'Europe/Berlin', 'Sun 02:30', 'Sun 25 Oct 2026 02:30'],
  ['2028-02-29T12:00Z', 'UTC', 'Tue 12:00', 'Tue 29 Feb 2028 12:00'],
])('%s in %s', (instant, zone, short, long) => {
  expect(dayAndTime(at(instant), zone)).toBe(short);
  expect(dateAndTime(at(instant), zone)).toBe(long);
  expect(`${short.slice(0, 4)}${timeIn(at(instant), zone)}`).toBe(short);
});

test.each([[0, '0 min'], [7, '7 min'], [7.5, '7:30 min'], [67, '67 min'], [179.99, '179:59 min'], [180, '3 h'], [1507, '25 h 7 min'], [4387, '3 d 1 h'], [4320, '3 d']])('%s minutes', (minute, words) => {
  expect(elapsedWords(minute)).toBe(words);
});
