import { expect, it } from 'vitest';
import { instantProblem, parseDate } from '../../src/lint/instant.ts';

it.each([
  ['2026-03-14T03:02Z', null],
  ['2026-03-14 04:02+01:00', null],
  ['2024-02-29T00:00:00Z', null],
  ['2026-02-29T00:00Z', 'February 2026 has 28 days.'],
  ['2100-02-29T00:00Z', 'February 2100 has 28 days.'],
  ['2026-04-31T10:00Z', 'April 2026 has 30 days.'],
  ['2026-13-01T10:00Z', 'There is no month 13.'],
  ['2026-03-14', 'It has a date but no time.'],
  ['2026-03-14T03:02', 'It has no zone, so nobody can say which moment it is.'],
  ['2026-03-14T03:02 CET', 'Its zone is no Z and no offset such as +01:00.'],
  ['2026-03-14T03:02+25:00', 'Its zone is no Z and no offset such as +01:00.'],
  ['2026-03-14T24:00Z', '24:00 can be read as either day; it is 00:00 of the next one.'],
  ['2026-03-14T24:01Z', 'A day has no hour 24.'],
  ['2026-03-14T23:60Z', 'An hour has no minute 60.'],
  ['2026-03-14T23:59:60Z', 'Clocks here know no leap second; it is second 00 of the next minute.'],
  ['yesterday', 'It is no date and time.'],
  ['2026-'.repeat(20_000), 'It is no date and time.'],
])('%s', (text, problem) => {
  expect(instantProblem(text)).toBe(problem);
});

it('reads a date', () => {
  expect(parseDate('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 });
  expect(parseDate('29.2.2028')).toEqual({ problem: 'It is no date such as 2026-03-14.' });
});
