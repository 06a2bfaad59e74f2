/** Generated rotas, policies and scenarios, full of handoffs, holes and DST changes. */
import fc from 'fast-check';
import { formatInstant } from '../../src/escalation/instant.ts';
import type { Layer, OnCall, Rotation } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { at, onCall, person, policyWith, rotation } from './rota.ts';

const PEOPLE = ['ada', 'ben', 'chidi', 'dana', 'eun', 'finn'];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/Havana'];

/** Instants round DST changes, a leap day and the ends of years, where mistakes live. */
const MOMENTS = ['2026-03-28T22:00Z', '2026-10-24T22:00Z', '2026-03-08T04:00Z', '2026-11-01T04:00Z', '2026-10-03T12:00Z', '2026-04-04T12:00Z', '2028-02-28T20:00Z', '2026-12-31T20:00Z', '2026-06-15T12:00Z'].map(at);

export const moment = fc.tuple(fc.constantFrom(...MOMENTS), fc.integer({ min: 0, max: 1440 })).map(([base, minute]) => base + minute * 60_000);
const who = fc.constantFrom(...PEOPLE);
const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const days = fc.subarray(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, { minLength: 1 });
const restriction = fc.record({ days, from: clock, to: clock }, { requiredKeys: ['from', 'to'] });

/** A layer that starts within the 40 days before a moment, or shortly after it. */
const layerAround = (around: number, id: string): fc.Arbitrary<Layer> =>
  fc.record({
    id: fc.constant(id),
    zone: fc.constantFrom(...ZONES),
    start: fc.integer({ min: -40 * 24 * 4, max: 8 }).map((quarters) => new Date(around + quarters * 900_000).toISOString().slice(0, 16).replace(/\d\d$/, '15')),
    handoff: fc.record({ every: fc.constantFrom('1 week', '1 day', '2 days', '12 hours', '8 hours', '90 minutes') }),
    participants: fc.array(who, { minLength: 1, maxLength: 4 }),
    restrict: fc.array(restriction, { maxLength: 2 }),
  });

const interval = (around: number): fc.Arbitrary<{ from: string; to: string }> =>
  fc.tuple(fc.integer({ min: -120, max: 120 }), fc.integer({ min: 1, max: 180 })).map(([start, length]) => ({ from: formatInstant(around + start * 60_000), to: formatInstant(around + (start + length) * 60_000) }));

export const rotationAround = (around: number, id = 'shop'): fc.Arbitrary<Rotation> =>
  fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.record({
      layers: fc.tuple(...Array.from({ length: count }, (_, k) => layerAround(around, `${id}-${k}`))),
      overrides: fc.array(fc.record({ person: who, hours: interval(around) }).map(({ person: id, hours }) => ({ person: id, ...hours })), { maxLength: 2 }),
      gaps: fc.array(interval(around).map((hours) => ({ ...hours, reason: 'planned' })), { maxLength: 1 }),
    }).map(({ layers, overrides, gaps }) => rotation(id, layers, { overrides, gaps })));

export const onCallAround = (around: number): fc.Arbitrary<OnCall> =>
  fc.tuple(rotationAround(around, 'shop'), rotationAround(around, 'team'), rotationAround(around, 'leads'), rotationAround(around, 'directors'), fc.array(fc.tuple(fc.constantFrom(...ZONES), clock, clock), { minLength: PEOPLE.length, maxLength: PEOPLE.length }))
    .map(([shop, team, leads, directors, lives]) => onCall([shop, team, leads, directors], PEOPLE.map((id, k) => {
      const [zone, from, to] = lives[k] ?? ['UTC', '07:00', '23:00'];
      return person(id, zone, { from, to });
    })));

const stepPage = fc.constantFrom('next-in-rotation', 'lead', 'director', 'team', 'team-all');
const wait = fc.integer({ min: 1, max: 20 }).map((halves) => halves * 30);

/** Any escalation: the first step pages whoever is on call, the others anybody. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  page: fc.subarray(['owner', 'team', 'team-all', 'lead', 'director'], { minLength: 1 }),
  waits: fc.array(wait, { minLength: 5, maxLength: 5 }),
  rest: fc.array(stepPage, { maxLength: 4 }),
  whenExhausted: fc.constantFrom('repeat' as const, 'stop' as const),
  emptyStep: fc.constantFrom('skip' as const, 'wait' as const),
  nextInRotation: fc.constantFrom('next-not-paged' as const, 'next' as const),
  firstTargets: fc.constantFrom('own-chain' as const, 'own-chain' as const, 'once' as const),
  acknowledgement: fc.constantFrom('chain' as const, 'incident' as const),
  acknowledgementTimeout: fc.oneof(fc.constant('none' as const), fc.integer({ min: 1, max: 60 }).map((halves) => halves * 30)),
  passes: fc.integer({ min: 1, max: 3 }),
}).map(({ page, waits, rest, passes, ...escalation }) =>
  policyWith(page, { ...escalation, steps: ['on-call', ...rest].map((name, k) => ({ page: name, wait: waits[k] ?? 300 })), simulate: { passes } }));

export const anyAnswers = fc.array(fc.record({ person: who, after: fc.integer({ min: 0, max: 120 }).map((halves) => halves * 30) }), { maxLength: 5 });
export const anyResolve = fc.integer({ min: 0, max: 120 }).map((halves) => halves * 30);
