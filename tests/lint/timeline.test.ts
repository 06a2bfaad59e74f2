import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { rule as order } from '../../src/lint/rules/pm/timeline-order.ts';
import { STATED_ZONE, statedZone, timelinesOf } from '../../src/lint/timeline.ts';
import { say } from './rules/check.ts';

const read = (text: string): unknown => timelinesOf(parseDocument('x.md', text, { kind: 'post-mortem' })).map(({ zone, entries }) => [zone(), ...entries.map((entry) => `${entry.text}=${entry.minute}${entry.dated ? ' dated' : ''}${entry.zone ? ` ${entry.zone}` : ''}`)]);
const list = (...items: string[]): string => `## Timeline\n\n${items.map((item) => `- ${item}\n`).join('')}`;

describe('how people write times', () => {
  it.each<[string, string, unknown]>([
    ['clocks past midnight', list('23:50 a', '00:10 b'), [[null, '23:50=1430', '00:10=1450']]],
    ['a date that holds for what follows', list('2026-03-14 23:50 a', '00:10 b'), [[null, '2026-03-14 23:50=29558870 dated', '00:10=29558890 dated']]],
    ['bold, with a zone', list('**16:58 UTC** - a', '**17:02 UTC** - b'), [[null, '16:58 UTC=1018 UTC', '17:02 UTC=1022 UTC']]],
    ['a zone in brackets', list('16:58 (UTC) a', '17:02 (CET) b'), [[null, '16:58 (UTC)=1018 UTC', '17:02 (CET)=1022 CET']]],
    ['half days', list('11:58 AM a', '12:02 pm b', '1:00pm c'), [[null, '11:58 AM=718', '12:02 pm=722', '1:00pm=780']]],
    ['about', list('~14:00 a', 'approx. 14:10 b'), [[null, '14:00=840', 'approx. 14:10=850']]],
    ['about, behind a day', list('2026-03-14 ca. 23:50 a', '2026-03-14 ~23:55 b'), [[null, '2026-03-14 ca. 23:50=29558870 dated', '2026-03-14 ~23:55=29558875 dated']]],
    ['from one time to another, which is no zone', list('13:30-13:45 a', '14:00-05:00 b', '2026-03-14T04:00-05:00 c'), [[null, '13:30-13:45=810', '14:00-05:00=840 -05:00', '2026-03-14T04:00-05:00=29557680 dated -05:00']]],
    ['a column for the day and one for the time', '| Date | Time (UTC) | What |\n| --- | --- | --- |\n| 2026-03-14 | 23:50 | a |\n| | 23:55 | b |\n| 2026-03-15 | 00:10 | c |\n', [['UTC', '23:50=29558870 dated', '23:55=29558875 dated', '00:10=29558890 dated']]],
    ['three columns', '| Day | Date (2022) | Time (PT) | What |\n| --- | --- | --- | --- |\n| Thur | Jan 20 | 22:40 | a |\n| Thur | Jan 20 | 22:06 | b |\n| Fri | Jan 21 | 00:10 | c |\n', [['PT', '22:40=1360', '22:06=1326', '00:10=1450']]],
    ['paragraphs', '## Timeline (all times PST)\n\n01-10-2024\n\n7:32 PM - stalled.\n\nWe looked.\n\n7:42 PM - moving.\n\n## Impact\n\n8:00 PM was bad.\n', [['PST', '7:32 PM=1172', '7:42 PM=1182']]],
    ['old names of zones', `## Timeline\n\nAll times in US/Pacific.\n\n- 10:00 a\n- 10:05 b\n`, [['US/Pacific', '10:00=600', '10:05=605']]],
    ['a table in another language', '| 時刻 (JST) | 内容 |\n| --- | --- |\n| 10:00 | a |\n| 10:05 | b |\n', [['JST', '10:00=600', '10:05=605']]],
    ['a table of something else', '| Name | When |\n| --- | --- |\n| 10:00 | a |\n| 10:05 | b |\n', []],
    ['a list under another heading', '## Impact\n\n- 10:00 a\n- 10:05 b\n', []],
    ['hours that do not exist are for pm/timeline', list('25:00 a', '10:00 b', '10:61 c'), []],
    ['days without a year', list('08-01 22:45 a', '08-01 22:43〜23:00 b', '08-02 09:00 c', '09:30 d'), [[null, '08-01 22:45=1365', '08-01 22:43=1363', '08-02 09:00=1980', '09:30=2010']]],
    ['days in words', list('Jan 14, 10:18 AM a', 'January 16th, 2026, 5:44 AM b', '17 Januar, 06:00 c', '1月18日 07:00 d'), [[null, 'Jan 14, 10:18 AM=618', 'January 16th, 2026, 5:44 AM=1784', '17 Januar, 06:00=3240', '1月18日 07:00=4740']]],
    ['a line for a day alone', list('Aug 1', '10:00 a', '11:00 b', 'Aug 2', '09:00 c'), [[null, '10:00=600', '11:00=660', '09:00=1980']]],
    ['headings', '## Timeline\n\nAll times in CET\n\n### 2026-03-14 23:50\n\nSlow.\n\n### Investigation\n\n### ~00:10 - paged\n\nx\n\n## Impact\n\n### 09:00\n', [['CET', '2026-03-14 23:50=29558870 dated', '00:10=29558890 dated']]],
    ['headings of one chapter, and a list in it', '## Timeline\n\n### 10:00\n\n- 10:01 UTC a\n- 10:02 UTC b\n\n### 10:05\n', [[null, '10:00=600', '10:05=605'], [null, '10:01 UTC=601 UTC', '10:02 UTC=602 UTC']]],
    ['a zone said for all times, in another chapter', `All times are in CET.\n\n## Impact\n\nx\n\n${list('10:00 a', '10:01 b')}`, [['CET', '10:00=600', '10:01=601']]],
    ['a zone of another chapter is another zone', `## Impact\n\nAt 09:00 UTC it began.\n\n${list('10:00 a', '10:01 b')}`, [[null, '10:00=600', '10:01=601']]],
  ])('%s', (_name, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

it('a timeline in order has no finding, and one with two rows swapped has', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100_000 }), { minLength: 3, maxLength: 12 }), fc.nat(), (minutes, seed) => {
      const times = [...minutes].sort((a, b) => a - b).map((minute) => new Date(Date.UTC(2026, 2, 1) + minute * 60_000).toISOString().slice(0, 16).replace('T', ' '));
      const table = (rows: readonly string[]): string => `| Time (UTC) | What |\n| --- | --- |\n${rows.map((row) => `| ${row} | x |\n`).join('')}`;
      expect(say(order, table(times))).toEqual([]);
      const at = seed % (times.length - 1);
      const swapped = times.map((time, index) => (index === at ? times[at + 1] : index === at + 1 ? times[at] : time) as string);
      expect(say(order, table(swapped)).length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

it('takes time that grows with the document', () => {
  const text = `## Timeline\n\n${'- 10:00 a\n\npause\n\n'.repeat(5000)}`;
  const document = parseDocument('x.md', text, { kind: 'post-mortem' });
  const start = performance.now();
  timelinesOf(document);
  expect(performance.now() - start).toBeLessThan(3000);
});

it('a stated zone is overlooked by no quick look', () => {
  const zones = ['UTC', 'GMT+1', 'Z', '+01:00', 'CET', 'CEST', 'WET', 'AEDT', 'HST', 'MSK', 'IST', 'NZST', 'SAST', 'BRT', 'MESZ', 'Europe/Berlin', 'Pacific/Auckland', 'America/New_York', 'local time', 'Eastern standard time', 'Paris time', 'US time', '日本時間', 'Ortszeit', 'HTTP', 'REST', 'time', 'a/b'];
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...zones), fc.constantFrom(' ', '(', '1', 'x', '.', '10:00')), { maxLength: 6 }), (parts) => {
      const text = parts.join('');
      expect(statedZone(text)).toBe(STATED_ZONE.exec(text)?.[0] ?? null);
    }),
  );
});
