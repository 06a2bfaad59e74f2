import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTimeline, type PasteContext } from '../../src/postmortem/timeline-paste.ts';

const utc: PasteContext = { date: '2026-03-14', offsetAt: () => 0 };
/** Berlin: an hour east, two from the night of 29 March on. */
const berlin: PasteContext = { date: '2026-03-28', offsetAt: (local: string) => (local < '2026-03-29T03:00' ? 60 : 120) };
const rows = (text: string, context = utc) => parseTimeline(text, context).rows.map(({ at, what }) => `${at} ${what}`);

test.each([
  ['Slack, times in brackets', '[3:02 AM] Lena: it is slow\n[3:15 PM] Tom: fixed', ['2026-03-14 03:02 Lena: it is slow', '2026-03-14 15:15 Tom: fixed']],
  ['Slack, name and time above the message', 'Lena Fischer  3:02 AM\nit is slow\nand slower\nTom  [3:05 AM]\nlooking', ['2026-03-14 03:02 Lena Fischer: it is slow and slower', '2026-03-14 03:05 Tom: looking']],
  ['Slack, name, time and message on three lines', 'Lena Fischer\n  3:02 AM\nit is slow\n', ['2026-03-14 03:02 Lena Fischer: it is slow']],
  ['a zone in words', '03:02 UTC it is slow\n03:05Z – page\n03:06 GMT: ack', ['2026-03-14 03:02 it is slow', '2026-03-14 03:05 page', '2026-03-14 03:06 ack']],
  ['dates', '2026-03-15 03:02 it is slow\n2026-03-15T04:02+01:00 same moment', ['2026-03-15 03:02 it is slow', '2026-03-15 03:02 same moment']],
  ['lists and tables', '- 03:02 one\n* **03:03** two\n1. 03:04 three\n| 2026-03-14 03:05 | four |', ['2026-03-14 03:02 one', '2026-03-14 03:03 two', '2026-03-14 03:04 three', '2026-03-14 03:05 four']],
  ['past midnight', '23:50 one\n00:10 two\n00:20 three', ['2026-03-14 23:50 one', '2026-03-15 00:10 two', '2026-03-15 00:20 three']],
  ['a line with a date', 'Saturday, March 21st\n10:00 one\n22 March 2027\n11:00 two', ['2026-03-21 10:00 one', '2027-03-22 11:00 two']],
  ['noon and midnight', '12:00 am one\n12:30 pm two', ['2026-03-14 00:00 one', '2026-03-14 12:30 two']],
  ['seconds', '03:02:41 one', ['2026-03-14 03:02:41 one']],
  ['fractions of seconds, behind a point or a comma', '2026-03-15 03:02:11,123 ERROR one\n03:02:12.5 two', ['2026-03-15 03:02:11 ERROR one', '2026-03-15 03:02:12 two']],
  ['words in capitals that end like a zone', '03:02 ALERT one\n03:03 RESET two\n03:04:05 GET /three', ['2026-03-14 03:02 ALERT one', '2026-03-14 03:03 RESET two', '2026-03-14 03:04:05 GET /three']],
  ['from a time to a time', '03:02-03:10 one\n04:00:00-04:05:00 two', ['2026-03-14 03:02 03:10 one', '2026-03-14 04:00 04:05:00 two']],
  ['an offset in hours, as databases write it', '2026-03-15 03:02:11+01 one\n2026-03-15 03:02:11.5-05 | two', ['2026-03-15 02:02:11 one', '2026-03-15 08:02:11 two']],
  ['a zone in brackets', '03:02 (UTC) one\n(03:03 UTC) two', ['2026-03-14 03:02 one', '2026-03-14 03:03 two']],
])('%s', (_, text, expected) => {
  expect(rows(text)).toEqual(expected);
  expect(parseTimeline(text, utc).problems).toEqual([]);
});

test('local times become UTC, also in the night when the clocks change', () => {
  expect(rows('23:30 one\n01:30 two\n03:30 three', berlin)).toEqual(['2026-03-28 22:30 one', '2026-03-29 00:30 two', '2026-03-29 01:30 three']);
  // The first line behind midnight has another offset already.
  expect(rows('23:50 one\n03:10 two\n03:40 three', berlin)).toEqual(['2026-03-28 22:50 one', '2026-03-29 01:10 two', '2026-03-29 01:40 three']);
});

test.each([
  ['hello there', 1, 'There is no time in this line, and no line with a time before it.'],
  ['25:00 late', 1, 'There is no 25:00.'],
  ['13:00 PM late', 1, 'There is no 13:00 PM.'],
  ['10:00 one\n2026-02-30 10:00 two', 2, 'There is no 2026-02-30 10:00.'],
  ['10:00 CET one', 1, 'CET can mean several zones. Write the time as UTC or with its offset, such as 10:00+01:00.'],
  ['10:00 (AEDT) one', 1, 'AEDT can mean several zones. Write the time as UTC or with its offset, such as 10:00+01:00.'],
  ['10:00 PT one', 1, 'PT can mean several zones. Write the time as UTC or with its offset, such as 10:00+01:00.'],
])('%s is explained', (text, line, message) => {
  expect(parseTimeline(text, utc).problems).toEqual([{ line, message }]);
});

test('any text is read without an error, in order and on single lines', () => {
  const piece = fc.oneof(fc.constantFrom('\n', '12:3', '03:02', ' UTC', ' pm', '[', '2026-99-99', ' | ', 'March 99th', '- '), fc.string({ maxLength: 6 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
    for (const { at, what } of parseTimeline(parts.join(''), utc).rows) {
      expect(at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/);
      expect(what).not.toContain('\n');
    }
  }));
});

test('a very long text ends', () => {
  expect(parseTimeline('03:02 '.repeat(50_000), utc).rows).toHaveLength(1);
  expect(parseTimeline('03:02 x\n'.repeat(6000), utc).problems).toHaveLength(1);
});
