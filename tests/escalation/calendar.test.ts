import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarText, shiftsIn, type CalendarShift } from '../../src/escalation/calendar.ts';
import { DAY } from '../../src/escalation/instant.ts';
import type { Layer } from '../../src/policy/oncall-schema.ts';
import { oncall } from '../providers/harness.ts';

const MADE = Date.parse('2026-11-27T09:00:00Z');
const [search, checkout] = oncall.rotations as [(typeof oncall.rotations)[number], (typeof oncall.rotations)[number]];

/** A reader of its own, after RFC 5545: lines unfolded, then name and value, then events. */
function parsed(file: string): { calendar: [string, string][]; events: Record<string, string>[] } {
  expect(file.endsWith('\r\n')).toBe(true);
  const physical = file.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const pairs = physical.join('\r\n').replace(/\r\n /g, '').split('\r\n').map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1)];
  });
  const calendar: [string, string][] = [];
  const events: Record<string, string>[] = [];
  let event: Record<string, string> | null = null;
  for (const [name, value] of pairs) {
    if (name === 'BEGIN' && value === 'VEVENT') event = {};
    else if (name === 'END' && value === 'VEVENT' && event) {
      events.push(event);
      event = null;
    } else if (event) event[name] = value;
    else calendar.push([name, value]);
  }
  return { calendar, events };
}
const unescaped = (value: string): string => value.replace(/\\([\\;,n])/g, (_, character: string) => (character === 'n' ? '\n' : character));
const instantOf = (stamp: string): number => Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

describe('the file', () => {
  it('holds a shift with its times in UTC, its person and its rotation', () => {
    const { calendar, events } = parsed(calendarText(shiftsIn([checkout], { from: Date.parse('2026-11-28T04:00Z'), to: Date.parse('2026-11-28T05:00Z') }, null), oncall.people, MADE));
    expect(calendar).toEqual([['BEGIN', 'VCALENDAR'], ['VERSION', '2.0'], ['PRODID', '-//Zephyr//On-call//EN'], ['CALSCALE', 'GREGORIAN'], ['METHOD', 'PUBLISH'], ['X-WR-CALNAME', 'On-call'], ['END', 'VCALENDAR']]);
    expect(events).toEqual([{
      UID: 'checkout-20261123T150000Z@zephyr', DTSTAMP: '20261127T090000Z', DTSTART: '20261123T150000Z', DTEND: '20261130T150000Z', SUMMARY: 'Checkout on-call: Chidi Okoye', CATEGORIES: 'ON-CALL', TRANSP: 'TRANSPARENT',
    }]);
  });

  it('names overrides and planned gaps, and only one person’s shifts where asked', () => {
    const gap = shiftsIn([search], { from: Date.parse('2026-12-24T18:00Z'), to: Date.parse('2026-12-25T06:00Z') }, null);
    expect(parsed(calendarText(gap, oncall.people, MADE)).events.map(({ SUMMARY }) => SUMMARY)).toContain('Search on-call: nobody (planned: Christmas Eve)');
    const swapped = shiftsIn([search], { from: Date.parse('2026-03-10T20:00Z'), to: Date.parse('2026-03-10T21:00Z') }, null);
    expect(parsed(calendarText(swapped, oncall.people, MADE)).events).toMatchObject([{ SUMMARY: 'Search on-call: Ada Novak', DESCRIPTION: 'In place of whoever would have had it.' }]);
    const own = shiftsIn(oncall.rotations, { from: MADE, to: MADE + 60 * DAY }, 'finn');
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ shift }) => shift.person))).toEqual(new Set(['finn']));
  });

  it('is the same from whichever moment of a shift it is made: the events keep their names and times', () => {
    const at = (from: number): Set<string> => new Set(parsed(calendarText(shiftsIn(oncall.rotations, { from, to: from + 28 * DAY }, null), oncall.people, MADE)).events.map(({ UID, DTSTART, DTEND }) => `${UID} ${DTSTART} ${DTEND}`));
    const first = at(MADE);
    fc.assert(fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), (minutes) => {
      const later = at(MADE + minutes * 60_000);
      const until = MADE + 28 * DAY;
      for (const event of later) if (instantOf(event.split(' ')[1] ?? '') < until) expect(first).toContain(event);
    }), { numRuns: 20 });
  });

  it.each([
    ['somebody alone in a rotation for years', {}],
    ['a rotation that begins within the period', { start: '2026-12-10T09:00' }],
    ['a rotation that ended long ago', { end: '2025-06-01T09:00' }],
  ])('keeps the names of events also of %s', (_, more) => {
    const alone = { ...checkout, id: 'alone', layers: [{ ...checkout.layers[0] as Layer, start: '2024-01-01T09:00', participants: ['ada'], restrict: [], ...more }], overrides: [], gaps: [] };
    const at = (from: number) => shiftsIn([alone], { from, to: from + 28 * DAY }, null).map(({ shift: { person, from: begins } }) => ({ person, begins }));
    expect(at(MADE)).toEqual(at(MADE + DAY));
    expect(at(MADE)).toHaveLength(1);
  });

  it('covers the period without a hole or an overlap, as the rota does', () => {
    const { events } = parsed(calendarText(shiftsIn([search], { from: MADE, to: MADE + 90 * DAY }, null), oncall.people, MADE));
    const times = events.map(({ DTSTART = '', DTEND = '' }) => [instantOf(DTSTART), instantOf(DTEND)] as const);
    times.slice(1).forEach(([start], k) => expect(start).toBe(times[k]?.[1]));
    expect(times[0]?.[0]).toBeLessThanOrEqual(MADE);
    expect(times.at(-1)?.[1]).toBeGreaterThanOrEqual(MADE + 90 * DAY);
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
  });

  it('any name comes back as it was, folded at 75 bytes and never within a character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.constantFrom('', ';,\\', '漢字', '👩‍🚒', 'a\nb', 'X\r\nBEGIN:VEVENT'), (one, two) => {
      const name = one + two;
      const shift: CalendarShift = { rotation: { ...checkout, name }, shift: { from: MADE, to: MADE + DAY, person: 'ada', layer: 'x', by: 'schedule', gap: null } };
      const { events } = parsed(calendarText([shift], oncall.people, MADE));
      expect(events.map(({ SUMMARY = '' }) => unescaped(SUMMARY))).toEqual([`${name.replace(/\r\n|\r/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')}: Ada Novak`]);
    }));
  });
});
