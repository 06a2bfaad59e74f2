import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration, roundDuration, shortDuration, wholeMinutes } from '../../src/policy/duration.ts';
import { duration } from './arbitrary.ts';

describe('durations', () => {
  it.each<[string, number | null]>([
    ['15 minutes', 900], ['1 hour', 3600], ['72 hours', 259_200], ['90 days', 7_776_000], ['2 weeks', 1_209_600], ['45 seconds', 45], ['0 minutes', 0],
    ['15min', null], ['-5 minutes', null], ['1.5 hours', null], ['015 minutes', null], ['15', null], ['minutes', null], ['15 minutes ', null], ['999999 days', null],
  ])('%s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each<[number, string, string]>([
    [900, '15 minutes', '15 min'], [3600, '1 hour', '1 h'], [5400, '90 minutes', '90 min'], [259_200, '72 hours', '72 h'], [428_400, '119 hours', '119 h'], [435_600, '121 hours', '121 h'], [432_000, '5 days', '5 d'], [0, '0 minutes', '0 min'], [7260, '121 minutes', '121 min'], [7200, '2 hours', '2 h'], [45, '45 seconds', '45 s'], [60, '1 minute', '1 min'],
  ])('%d s', (seconds, long, short) => {
    expect(formatDuration(seconds)).toBe(long);
    expect(shortDuration(seconds)).toBe(short);
  });

  it.each([[0, 0], [60, 1], [61, 2], [119, 2]])('%d s in whole minutes', (seconds, minutes) => {
    expect(wholeMinutes(seconds)).toBe(minutes);
  });

  it('are the same after writing and reading', () => {
    fc.assert(fc.property(duration, (text) => {
      const seconds = parseDuration(text) ?? Number.NaN;
      expect(parseDuration(formatDuration(seconds))).toBe(seconds);
    }));
  });

  it.each([
    [0, '0 min'],
    [45, '45 s'],
    [59.5, '1 min'],
    [150, '3 min'],
    [5410, '90 min'],
    [7200, '2 h'],
  ])('%d measured seconds are %s', (seconds, words) => expect(roundDuration(seconds)).toBe(words));
});
