import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../src/escalation/instant.ts';
import { turnAt, turnsBetween } from '../../src/escalation/turn.ts';
import { at, layer } from './rota.ts';

/** `person from` of each turn. */
const handoffs = (zone: string, start: string, every: string, from: string, to: string): string[] =>
  turnsBetween(layer(['ada', 'ben', 'eun'], { zone, start, handoff: { every } }), at(from), at(to)).map((turn) => `${turn.person} ${formatInstant(turn.from)}`);

describe('handoffs at the local time of the layer', () => {
  test.each([
    ['weeks, clocks go forward in Berlin', 'Europe/Berlin', '2026-03-16T09:00', '1 week', '2026-03-16T08:00Z', '2026-04-10T00:00Z',
      ['ada 2026-03-16T08:00:00Z', 'ben 2026-03-23T08:00:00Z', 'eun 2026-03-30T07:00:00Z', 'ada 2026-04-06T07:00:00Z']],
    ['weeks, clocks go back in Berlin', 'Europe/Berlin', '2026-10-12T09:00', '1 week', '2026-10-12T07:00Z', '2026-10-30T00:00Z',
      ['ada 2026-10-12T07:00:00Z', 'ben 2026-10-19T07:00:00Z', 'eun 2026-10-26T08:00:00Z']],
    ['a handoff in the skipped hour moves forward by the gap, that day only', 'Europe/Berlin', '2026-03-28T02:30', '1 day', '2026-03-28T01:30Z', '2026-03-30T12:00Z',
      ['ada 2026-03-28T01:30:00Z', 'ben 2026-03-29T01:30:00Z', 'eun 2026-03-30T00:30:00Z']],
    ['a handoff in the repeated hour is at its first time', 'America/New_York', '2026-10-31T01:30', '1 day', '2026-10-31T05:30Z', '2026-11-02T12:00Z',
      ['ada 2026-10-31T05:30:00Z', 'ben 2026-11-01T05:30:00Z', 'eun 2026-11-02T06:30:00Z']],
    ['half an hour forward on Lord Howe', 'Australia/Lord_Howe', '2026-10-03T02:15', '1 day', '2026-10-02T15:45Z', '2026-10-05T00:00Z',
      ['ada 2026-10-02T15:45:00Z', 'ben 2026-10-03T15:45:00Z', 'eun 2026-10-04T15:15:00Z']],
    ['half an hour back on Lord Howe', 'Australia/Lord_Howe', '2026-04-04T01:45', '1 day', '2026-04-03T14:45Z', '2026-04-06T00:00Z',
      ['ada 2026-04-03T14:45:00Z', 'ben 2026-04-04T14:45:00Z', 'eun 2026-04-05T15:15:00Z']],
    ['the leap day', 'Asia/Tokyo', '2028-02-28T09:00', '1 day', '2028-02-28T00:00Z', '2028-03-01T12:00Z',
      ['ada 2028-02-28T00:00:00Z', 'ben 2028-02-29T00:00:00Z', 'eun 2028-03-01T00:00:00Z']],
    ['the end of the year, in the middle of a week of ISO', 'UTC', '2026-12-28T00:00', '3 days', '2026-12-28T00:00Z', '2027-01-04T00:00Z',
      ['ada 2026-12-28T00:00:00Z', 'ben 2026-12-31T00:00:00Z', 'eun 2027-01-03T00:00:00Z']],
  ])('%s', (_name, zone, start, every, from, to, expected) => {
    expect(handoffs(zone, start, every, from, to)).toEqual(expected);
  });
});

describe('hours are elapsed time', () => {
  test.each([
    ['forward', '2026-03-28T20:00', '2026-03-28T19:00Z', '2026-03-29T20:00Z', ['ada 2026-03-28T19:00:00Z', 'ben 2026-03-29T07:00:00Z', 'eun 2026-03-29T19:00:00Z']],
    ['back', '2026-10-24T20:00', '2026-10-24T18:00Z', '2026-10-25T20:00Z', ['ada 2026-10-24T18:00:00Z', 'ben 2026-10-25T06:00:00Z', 'eun 2026-10-25T18:00:00Z']],
  ])('when clocks go %s', (_name, start, from, to, expected) => {
    expect(handoffs('Europe/Berlin', start, '12 hours', from, to)).toEqual(expected);
  });
});

describe('the borders of a layer', () => {
  const short = layer(['ada', 'ben'], { start: '2026-01-05T09:00', end: '2026-01-14T12:00' });
  test.each([
    ['2026-01-05T08:59:59Z', null],
    ['2026-01-05T09:00:00Z', 'ada'],
    ['2026-01-12T08:59:59Z', 'ada'],
    ['2026-01-12T09:00:00Z', 'ben'],
    ['2026-01-14T11:59:59Z', 'ben'],
    ['2026-01-14T12:00:00Z', null],
    ['1990-01-01T00:00:00Z', null],
  ])('at %s: %s', (instant, expected) => {
    expect(turnAt(short, at(instant))?.person ?? null).toBe(expected);
  });

  test('the last turn is cut at the end', () => {
    expect(turnAt(short, at('2026-01-13T00:00Z'))?.to).toBe(at('2026-01-14T12:00Z'));
  });
});

test('decades ahead the turn is found at once', () => {
  const minutely = layer(['ada', 'ben'], { handoff: { every: '1 minute' } });
  const started = performance.now();
  for (let n = 0; n < 1000; n++) turnAt(minutely, at('2090-06-01T12:00Z') + n * 1000);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(turnAt(minutely, at('2026-01-05T09:03Z'))?.person).toBe('ben');
});
