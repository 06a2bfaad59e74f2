import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { instantOf, localAt, parseLocal } from '../../src/escalation/civil.ts';
import { formatInstant, parseInstant } from '../../src/escalation/instant.ts';

test.each([
  ['2026-11-28T03:00Z', '2026-11-28T03:00:00Z'],
  ['2026-11-28t03:00:30z', '2026-11-28T03:00:30Z'],
  ['2026-11-28T03:00:30.000Z', '2026-11-28T03:00:30Z'],
  ['2026-11-28T00:15-02:45', '2026-11-28T03:00:00Z'],
  ['2026-12-31T23:30-01:00', '2027-01-01T00:30:00Z'],
  ['2028-02-29T00:00Z', '2028-02-29T00:00:00Z'],
  ['0099-01-01T00:00Z', '0099-01-01T00:00:00Z'],
])('%s is %s', (text, expected) => {
  expect(formatInstant(parseInstant(text) ?? Number.NaN)).toBe(expected);
});

test.each(['2026-02-29T00:00Z', '2026-13-01T00:00Z', '2026-01-01T24:00Z', '2026-01-01T00:60Z', '2026-01-01T00:00', '2026-01-01', '2026-01-01T00:00:00.5Z', '2026-01-01T00:00+99:00', ' 2026-01-01T00:00Z', ''])('%j is no instant', (text) => {
  expect(parseInstant(text)).toBeNull();
});

test.each([
  ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00Z', 'before the gap'],
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00Z', 'skipped: moved forward by the gap'],
  ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00Z', 'after the gap'],
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00Z', 'twice: the first'],
  ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00Z', 'skipped, a gap of 30 minutes'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z', 'twice, 30 minutes apart: the first'],
  ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00:00Z', 'a whole day skipped'],
  ['Asia/Kathmandu', '2026-01-01T00:00', '2025-12-31T18:15:00Z', 'an offset of 5:45'],
])('%s %s is %s (%s)', (zone, local, expected) => {
  expect(formatInstant(instantOf(parseLocal(local) ?? Number.NaN, zone))).toBe(expected);
});

test('a local time leads back to itself where it exists', () => {
  for (const local of ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T02:30', '2028-02-29T23:59']) {
    const parsed = parseLocal(local) ?? Number.NaN;
    expect(localAt(instantOf(parsed, 'Europe/Berlin'), 'Europe/Berlin')).toBe(parsed);
  }
});

test('an unknown zone is an error', () => {
  expect(() => localAt(0, 'Mars/Base')).toThrow(RangeError);
});

test('local times are those of Temporal, on every day and next to every change of the clocks', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'America/St_Johns', 'Asia/Tehran', 'America/Sao_Paulo');
  const around = fc.constantFrom('2026-03-29T01:00Z', '2026-10-25T01:00Z', '2026-03-08T07:00Z', '2026-10-03T15:30Z', '2011-12-30T10:00Z', '2026-02-15T02:00Z', '2018-11-04T03:00Z').map((text) => parseInstant(text) ?? 0);
  const anywhere = fc.integer({ min: Date.UTC(1990) / 1000, max: Date.UTC(2060) / 1000 }).map((seconds) => seconds * 1000);
  const near = fc.tuple(around, fc.integer({ min: -172_800, max: 172_800 })).map(([instant, seconds]) => instant + seconds * 1000);
  fc.assert(fc.property(zones, fc.oneof(anywhere, near), (zone, instant) => {
    const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
    expect(localAt(instant, zone)).toBe(Date.parse(`${local.toString({ smallestUnit: 'second' })}Z`));
    const plain = Temporal.PlainDateTime.from(new Date(instant).toISOString().slice(0, 19));
    expect(instantOf(instant, zone)).toBe(plain.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
  }), { numRuns: 2000 });
});
