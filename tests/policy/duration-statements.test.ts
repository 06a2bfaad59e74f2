import { expect, it } from 'vitest';
import { durationAtEnd, writeDuration } from '../../src/policy/duration-statements.ts';

it.each<[string, string | null, number]>([
  ['within 4 days and 24 hours', '4 days and 24 hours', 432_000],
  ['10 minutes and 20 minutes', '20 minutes', 1200],
  ['5 minutes 1 hour', '1 hour', 3600],
  ['two d 5 hours', '5 hours', 18_000],
  ['fifteen min', 'fifteen min', 900],
  ['5 m', '5 m', 300],
  ['five m', null, 0],
  ['PT15M', 'PT15M', 900],
  ['pt15m', null, 0],
  [`${'a '.repeat(200)}1 hour 30 minutes`, '1 hour 30 minutes', 5400],
])('%s ends with %s', (text, found, seconds) => {
  expect(durationAtEnd(text)).toEqual(found === null ? null : { start: text.length - found.length, end: text.length, seconds });
});

it.each([
  [60, '15 minutes', '1 minute'],
  [900, '1 minute', '15 minutes'],
  [900, '20-minutes', '15-minute'],
  [7200, '15 minutes', '120 minutes'],
  [10_800, '15 minutes', '3 hours'],
  [604_800, '72 hours', '168 hours'],
  [691_200, '72 hours', '8 days'],
  [10_800, '15 min', '3 hr'],
  [10_800, '15m', '3h'],
  [10_800, '10 secs', '3 hr'],
  [10_800, '10s', '3h'],
  [900, '2 hrs', '15 min'],
  [900, '2 wks', '15 min'],
  [900, '2 weeks', '15 minutes'],
  [900, '2 h', '15 m'],
  [432_000, '72 hrs', '120 hrs'],
  [691_200, '72 hrs', '8 days'],
  [10_800, 'Fifteen minutes', 'Three hours'],
  [10_800, 'fifteen-minute', 'three-hour'],
  [6_000, 'fifteen minutes', '100 minutes'],
  [5400, 'PT15M', 'PT1H30M'],
  [86_400, 'PT15M', 'PT24H'],
  [90_061, 'PT15M', 'P1DT1H1M1S'],
  [259_200, 'PT15M', 'PT72H'],
  [262_800, 'PT72H', 'P3DT1H'],
  [432_000, 'PT72H', 'P5D'],
  [900, 'soon', '15 minutes'],
])('%d s in the style of %s', (seconds, asWritten, written) => {
  expect(writeDuration(seconds, asWritten)).toBe(written);
});
