import { describe, expect, test } from 'vitest';
import { dutyAt, everyoneOnCallAt, nextInRotation, onCallAt, scheduledAt } from '../../src/escalation/duty.ts';
import { at, layer, rotation } from './rota.ts';

const day = layer(['ada', 'ben', 'chidi'], { id: 'day', restrict: [{ from: '08:00', to: '20:00' }] });
const always = layer(['dana', 'eun'], { id: 'always' });

describe('who is on call', () => {
  const search = rotation('search', [always, day], {
    overrides: [
      { person: 'finn', from: '2026-01-07T10:00Z', to: '2026-01-07T12:00Z' },
      { person: 'gil', from: '2026-01-07T11:00+00:00', to: '2026-01-07T13:00Z' },
      { person: 'hana', from: '2026-02-01T06:00Z', to: '2026-02-01T07:00Z' },
    ],
    gaps: [{ from: '2026-02-01T00:00Z', to: '2026-02-02T00:00Z', reason: 'moving house' }],
  });
  test.each([
    ['the later layer beats the earlier one', '2026-01-06T08:00Z', { person: 'ada', layer: 'day', by: 'schedule' }],
    ['outside its hours the earlier one is on call', '2026-01-06T20:00Z', { person: 'dana', layer: 'always', by: 'schedule' }],
    ['an override beats every layer', '2026-01-07T10:00Z', { person: 'finn', layer: 'day', by: 'override' }],
    ['of two overrides the later in the file', '2026-01-07T11:00Z', { person: 'gil', layer: 'day', by: 'override' }],
    ['the end of an override is exclusive', '2026-01-07T13:00Z', { person: 'ada', layer: 'day', by: 'schedule' }],
    ['nobody before the first start', '2026-01-05T08:59Z', null],
    ['nobody in a planned gap', '2026-02-01T00:00Z', null],
    ['an override takes an hour of a planned gap', '2026-02-01T06:30Z', { person: 'hana', layer: null, by: 'override' }],
    ['the end of a planned gap is exclusive', '2026-02-02T00:00Z', { person: 'eun', layer: 'always', by: 'schedule' }],
  ])('%s', (_name, instant, expected) => {
    expect(onCallAt(search, at(instant))).toEqual(expected);
  });

  test('each layer for itself, in the order of the file', () => {
    expect(scheduledAt(search, at('2026-01-06T21:00Z'))).toEqual([{ layer: 'always', person: 'dana', position: 0 }, null]);
  });

  test('the reason of a planned gap is kept', () => {
    expect(dutyAt(search, at('2026-02-01T00:00Z'))).toEqual({ onCall: null, scheduled: [], gap: 'moving house' });
  });

  test.each([
    ['all layers, the one on call first', '2026-01-06T12:00Z', ['ada', 'dana']],
    ['an override replaces the layer on call only', '2026-01-07T10:00Z', ['finn', 'dana']],
    ['nobody in a planned gap', '2026-02-01T01:00Z', []],
  ])('everyone: %s', (_name, instant, expected) => {
    expect(everyoneOnCallAt(search, at(instant))).toEqual(expected);
  });
});

describe('restrictions', () => {
  const night = rotation('night', [layer(['ada', 'ben'], { zone: 'Europe/Berlin', handoff: { every: '1 day' }, restrict: [{ days: ['fri'], from: '20:00', to: '06:00' }, { days: ['sun'] }] })]);
  test.each([
    ['before Friday evening', '2026-01-16T18:59Z', false],
    ['Friday evening', '2026-01-16T19:00Z', true],
    ['the early Saturday belongs to the Friday', '2026-01-17T04:59Z', true],
    ['Saturday morning', '2026-01-17T05:00Z', false],
    ['the whole Sunday', '2026-01-17T23:00Z', true],
    ['until midnight', '2026-01-18T22:59Z', true],
    ['Monday', '2026-01-18T23:00Z', false],
  ])('%s', (_name, instant, expected) => {
    expect(onCallAt(night, at(instant)) !== null).toBe(expected);
  });

  test('do not advance the rotation: turns go on by the calendar', () => {
    const weekdays = rotation('w', [layer(['ada', 'ben', 'chidi'], { handoff: { every: '1 day' }, start: '2026-01-05T00:00', restrict: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'] }] })]);
    const week = ['05', '06', '07', '08', '09', '10', '11', '12'].map((date) => onCallAt(weekdays, at(`2026-01-${date}T12:00Z`))?.person ?? '-');
    expect(week).toEqual(['ada', 'ben', 'chidi', 'ada', 'ben', '-', '-', 'ben']);
  });

  test.each([
    ['forward: 02:30 does not exist and becomes 03:30', '2026-03-29T01:29Z', false],
    ['forward: from there on', '2026-03-29T01:30Z', true],
    ['back: the first 02:30 of two', '2026-10-25T00:30Z', true],
    ['back: not before', '2026-10-25T00:29Z', false],
    ['back: 05:00 comes an hour later', '2026-10-25T03:59Z', true],
    ['back: and ends', '2026-10-25T04:00Z', false],
  ])('on a DST night, %s', (_name, instant, expected) => {
    const early = rotation('early', [layer(['ada'], { zone: 'Europe/Berlin', restrict: [{ from: '02:30', to: '05:00' }] })]);
    expect(onCallAt(early, at(instant)) !== null).toBe(expected);
  });
});

describe('next in the rotation', () => {
  const three = rotation('three', [always, layer(['ada', 'ben', 'chidi'], { id: 'week' })], { overrides: [{ person: 'ben', from: '2026-01-06T00:00Z', to: '2026-01-07T00:00Z' }] });
  const next = (instant: string, paged: string[], rule: 'next' | 'next-not-paged' = 'next-not-paged', of = three) => nextInRotation(of, dutyAt(of, at(instant)), new Set(paged), rule);
  test.each([
    ['the participant after the scheduled one', '2026-01-08T00:00Z', ['ada'], 'ben'],
    ['round the end of the list', '2026-01-20T00:00Z', ['chidi'], 'ada'],
    ['past those already paged', '2026-01-08T00:00Z', ['ada', 'ben'], 'chidi'],
    ['then the current person of the next layer', '2026-01-08T00:00Z', ['ada', 'ben', 'chidi'], 'dana'],
    ['then nobody', '2026-01-08T00:00Z', ['ada', 'ben', 'chidi', 'dana'], null],
    ['an override does not move the order; who overrides is already paged', '2026-01-06T12:00Z', ['ben'], 'chidi'],
    ['never the one who is replaced by the override', '2026-01-06T12:00Z', ['ben', 'chidi'], 'dana'],
  ])('%s', (_name, instant, paged, expected) => {
    expect(next(instant, paged)).toBe(expected);
  });

  test('`next` looks at the very next one only', () => {
    expect(next('2026-01-08T00:00Z', ['ada'], 'next')).toBe('ben');
    expect(next('2026-01-06T12:00Z', ['ben'], 'next')).toBeNull();
  });

  test('a layer of one goes straight to the next layer', () => {
    const one = rotation('one', [always, layer(['ada'], { id: 'solo' })]);
    expect(next('2026-01-08T00:00Z', ['ada'], 'next-not-paged', one)).toBe('dana');
    expect(next('2026-01-08T00:00Z', ['ada'], 'next', one)).toBe('dana');
  });
});
