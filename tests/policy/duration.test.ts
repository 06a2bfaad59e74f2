import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration, shortDuration } from '../../src/policy/duration.ts';
import { duration } from './arbitrary.ts';

describe('durations', () => {
  it.each<[string, number | null]>([
    ['15 minutes', 900], ['1 hour', 3600], ['72 hours', 259_200], ['90 days', 7_776_000], ['2 weeks', 1_209_600], ['45 seconds', 45], ['0 minutes', 0],
    ['15min', null], ['-5 minutes', null], ['1.5 hours', null], ['015 minutes', null], ['15', null], ['minutes', null], ['15 minutes ', null], ['999999 days', null],
  ])('%s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each<[number, string, string]>([
    [900, '15 minutes', '15 min'], [3600, '1 hour', '1 h'], [5400, '90 minutes', '90 min'], [259_200, '72 hours', '72 h'], [432_000, '5 days', '5 d'], [45, '45 seconds', '45 s'], [60, '1 minute', '1 min'],
  ])('%d s', (seconds, long, short) => {
    expect(formatDuration(seconds)).toBe(long);
    expect(shortDuration(seconds)).toBe(short);
  });

  it('are the same after writing and reading', () => {
    fc.assert(fc.property(duration, (text) => {
      const seconds = parseDuration(text) ?? Number.NaN;
      expect(parseDuration(formatDuration(seconds))).toBe(seconds);
    }));
  });
});
