import { expect, test } from 'vitest';
import { emptyData, type PostMortemData } from '../../src/postmortem/data.ts';
import { customerEmailDue, formatInstant, formatTimelineTime, parseInstant, postMortemDue, spans } from '../../src/postmortem/deadline.ts';
import { finished, policy, template } from './documents.ts';

const at = (iso: string): number => Date.parse(iso) / 1000;
const withFields = (fields: Record<string, string>): PostMortemData => ({ ...finished, fields: { ...finished.fields, ...fields } });

test.each([
  ['2026-03-14T03:02Z', '2026-03-14T03:02:00Z'],
  ['2026-03-14T03:02:30z', '2026-03-14T03:02:30Z'],
  ['2026-03-14 04:02+01:00', '2026-03-14T03:02:00Z'],
  ['2026-03-13T22:32-0430', '2026-03-14T03:02:00Z'],
  ['2026-12-31T23:59:59Z', '2026-12-31T23:59:59Z'],
  [' 2026-01-01T03:59+14:59 ', '2025-12-31T13:00:00Z'],
  ['1970-01-01T00:00Z', '1970-01-01T00:00:00Z'],
  ['2028-02-29T00:00Z', '2028-02-29T00:00:00Z'],
])('%s is the moment %s', (text, iso) => {
  expect(parseInstant(text)).toBe(at(iso));
});

test.each(['', '2026-03-14', '2026-03-14T03:02', '2026-02-30T03:02Z', '2026-02-29T00:00Z', '2026-13-01T00:00Z', '2026-00-14T00:00Z', '2026-03-14T24:00Z', '2026-03-14T99:00Z', '2026-03-14T03:02:60Z', '2026-03-14T03:02+01:60', '2026-03-14T03:60Z', '2026-03-14T03:02+15:00', 'yesterday', '0026-03-14T03:02Z'])('%s is no moment', (text) => {
  expect(parseInstant(text)).toBeNull();
});

test('moments are written to the minute, with seconds only where there are any', () => {
  expect(formatInstant(at('2026-03-14T03:02:00Z'))).toBe('2026-03-14T03:02Z');
  expect(formatInstant(at('2026-03-14T03:02:05Z'))).toBe('2026-03-14T03:02:05Z');
  expect(formatTimelineTime(at('2026-03-14T03:02:00Z'))).toBe('2026-03-14 03:02');
});

test('durations follow from the times, and wait for both ends', () => {
  expect(spans(finished).map(({ label, seconds }) => [label, seconds])).toEqual([
    ['Until somebody noticed', 120],
    ['From noticing to declaring', 240],
    ['From noticing to resolved', 2280],
    ['Customers affected', 2400],
  ]);
  expect(spans(withFields({ detected: '' })).map(({ seconds }) => seconds)).toEqual([null, null, null, 2400]);
});

test('the deadline counts from what the policy says: detection, 5 days', () => {
  expect(postMortemDue(policy, finished)).toBe(at('2026-03-19T03:02:00Z'));
  expect(postMortemDue({ ...policy, postMortem: { ...policy.postMortem, from: 'resolution' } }, finished)).toBe(at('2026-03-19T03:40:00Z'));
  expect(postMortemDue(policy, withFields({ severity: 'SEV-3' }))).toBeNull();
  expect(postMortemDue(policy, emptyData(template))).toBeNull();
});

test('the customer e-mail is due where the severity asks for one: declaration, 36 hours', () => {
  expect(customerEmailDue(policy, finished)).toBe(at('2026-03-15T15:06:00Z'));
  expect(customerEmailDue(policy, withFields({ severity: 'SEV-2' }))).toBeNull();
  expect(customerEmailDue(policy, withFields({ severity: '' }))).toBeNull();
});
