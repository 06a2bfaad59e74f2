import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLocal } from '../../../src/escalation/civil.ts';
import type { PagerLayer, PagerModel, PagerSchedule } from '../../../src/escalation/export/model.ts';
import { pagerModel } from '../../../src/escalation/export/policies.ts';
import { MINUTE } from '../../../src/escalation/instant.ts';
import type { OnCall, Rotation } from '../../../src/policy/oncall-schema.ts';
import { rotationAround } from '../arbitrary.ts';
import { oracleOnCall } from '../oracle.ts';
import { STEPS, at, layer, onCall, policyWith, rotation, step } from '../rota.ts';

const NOW = at('2026-02-01T00:00Z');
const policy = policyWith(['owner', 'lead'], { steps: STEPS });
const rota = (shop: Rotation): OnCall => onCall([shop, rotation('leads', [layer(['lea', 'kim'])]), rotation('directors', [layer(['dora'])]), rotation('team', [layer(['tim'])])]);
const users = (model: PagerModel, key: string): string[] | undefined => model.schedules.find((one) => one.key === key)?.layers[0]?.users.map(({ id }) => id);
const said = ({ remarks }: PagerModel): string[] => remarks.map(({ missing, message }) => `${missing ? '!' : ''}${message}`);

test('a chain for each target, with the schedules it pages; rotations that no chain comes to', () => {
  const model = pagerModel(policy, rota(rotation('shop', [layer(['ada', 'ben', 'cy'])])), NOW);
  expect(model.policies).toEqual([
    { key: 'owner_shop', name: 'the owner (shop on-call)', attachedTo: ['Shop'], loops: 9, rules: [{ minutes: 5, schedules: ['shop'] }, { minutes: 5, schedules: ['shop_next'] }, { minutes: 5, schedules: ['leads'] }, { minutes: 5, schedules: ['directors'] }] },
    { key: 'lead', name: 'the lead', attachedTo: ['the service of the routing key `lead`'], loops: 9, rules: [{ minutes: 5, schedules: ['leads'] }, { minutes: 5, schedules: ['directors'] }] },
  ]);
  expect(model.schedules.map(({ key }) => key)).toEqual(['shop', 'shop_next', 'leads', 'directors', 'team']);
  expect([users(model, 'shop'), users(model, 'shop_next')]).toEqual([['ada', 'ben', 'cy'], ['ben', 'cy', 'ada']]);
  expect(said(model)).toEqual(['PagerDuty starts again 9 times at most; the policy does until somebody acknowledges.', 'PagerDuty pages a person at every level at which they are on call; the policy pages nobody twice in a pass.']);
});

test('who comes next is somebody else, also where a person has two turns', () => {
  expect(users(pagerModel(policy, rota(rotation('shop', [layer(['ada', 'ada', 'ben'])])), NOW), 'shop_next')).toEqual(['ben', 'ben', 'ada']);
  const alone = pagerModel(policy, rota(rotation('shop', [layer(['ada'])])), NOW);
  expect(users(alone, 'shop_next')).toBeUndefined();
  expect(said(alone)).toEqual(expect.arrayContaining([expect.stringMatching(/^!Nobody comes next in layer layer-ada/), expect.stringMatching(/^!Level 2 of the owner .* is left out/)]));
});

test('layers in several zones become schedules of one zone each; for everybody, one for each layer', () => {
  const shop = rotation('shop', [layer(['ada'], { zone: 'Europe/Berlin' }), layer(['ben'], { zone: 'America/New_York' }), layer(['cy'], { zone: 'Europe/Berlin' })]);
  const plain = policyWith(['owner'], { steps: [step('on-call', 5)] });
  const model = pagerModel(plain, rota(shop), NOW);
  expect(model.policies[0]?.rules).toEqual([{ minutes: 5, schedules: ['shop_on_layer-ada', 'shop_on_layer-ben'] }]);
  expect(model.schedules.slice(0, 2).map(({ name, zone, layers }) => [name, zone, layers.map((one) => `${one.name} ${one.start}`)])).toEqual([
    ['shop on-call (Europe/Berlin)', 'Europe/Berlin', ['layer-ada 2026-01-05T09:00:00+01:00', 'layer-cy 2026-01-05T09:00:00+01:00']],
    ['shop on-call (America/New_York)', 'America/New_York', ['layer-ben 2026-01-05T09:00:00-05:00']],
  ]);
  expect(said(model)).toContain('shop on-call has layers in 2 time zones, and a PagerDuty schedule has one: it becomes 2 schedules, and where their hours overlap, all of them are paged.');
  const everyone = pagerModel({ ...plain, targets: { ...plain.targets, owner: { name: 'all', rotation: 'service-owner', everyone: true } } }, rota(shop), NOW);
  expect(everyone.policies[0]?.rules).toEqual([{ minutes: 5, schedules: ['shop_all_layer-ada', 'shop_all_layer-ben', 'shop_all_layer-cy'] }]);
});

test('what PagerDuty cannot have is said, and what is over is not', () => {
  const model = pagerModel(policyWith(['owner'], { steps: [step('on-call', 5), { page: 'lead', wait: 90 }], emptyStep: 'wait', acknowledgement: 'incident', acknowledgementTimeout: 1800, whenExhausted: 'stop' }, { pageWhen: 'waking-hours' }), rota(rotation('shop', [
    layer(['ada']), layer(['ben'], { handoff: { every: '30 minutes' } }), layer(['cy'], { end: '2026-01-20T00:00' }), layer(['dan'], { handoff: { every: '12 hours' }, restrict: [{ from: '22:00', to: '06:00' }] }),
  ], {
    gaps: [{ from: '2026-01-10T00:00Z', to: '2026-01-11T00:00Z', reason: 'past' }, { from: '2026-03-10T00:00Z', to: '2026-03-11T00:00Z', reason: 'moving' }],
    overrides: [{ person: 'ben', from: '2026-01-10T00:00Z', to: '2026-01-11T00:00Z' }, { person: 'cy', from: '2026-03-12T00:00Z', to: '2026-03-13T00:00Z' }],
  })), NOW);
  expect(said(model)).toEqual([
    '!The planned gap of shop on-call from 2026-03-10T00:00Z to 2026-03-11T00:00Z is left out: PagerDuty goes on paging whoever is scheduled.',
    '!Layer layer-ben is left out: its turns of 30 minutes are shorter than the hour that PagerDuty allows.',
    'Layer layer-cy has ended and is left out.',
    "Layer layer-dan hands over every 12 hours, counted in elapsed time; look at PagerDuty's handoffs after the clocks change.",
    'Layer layer-dan is restricted to hours over the night, and PagerDuty counts them in seconds; look at the nights on which the clocks change.',
    'Level 2 of the owner (shop on-call) waits 2 min instead of 90 s: PagerDuty counts whole minutes.',
    'PagerDuty pages a person at every level at which they are on call; the policy pages nobody twice in a pass.',
    'PagerDuty skips a level at which nobody is on call; the policy waits it out.',
    'An acknowledgement ends one PagerDuty incident; the policy lets it end every chain.',
    "The acknowledgement timeout belongs to PagerDuty's services: set it to 1800 s there.",
    'SEV-1 wait for waking hours; PagerDuty pages at once, unless the urgency of the service says otherwise.',
  ]);
  expect(model.policies[0]).toMatchObject({ loops: 0, rules: [{ minutes: 5 }, { minutes: 2 }] });
  expect(model.schedules[0]?.overrides.map(({ person }) => person.id)).toEqual(['cy']);
});

test('hours of a day and of days of the week', () => {
  const restrictions = (restrict: Parameters<typeof layer>[1]) => pagerModel(policy, rota(rotation('shop', [layer(['ada', 'ben'], restrict)])), NOW).schedules[0]?.layers[0]?.restrictions.map(({ day, start, seconds }) => `${day ?? '*'} ${start} ${seconds / 3600} h`);
  expect(restrictions({ restrict: [{ from: '08:00', to: '20:00' }, { from: '22:00', to: '06:30' }] })).toEqual(['* 08:00:00 12 h', '* 22:00:00 8.5 h']);
  expect(restrictions({ restrict: [{ days: ['sat', 'sun'] }, { days: ['fri'], from: '18:00', to: '00:00' }] })).toEqual(['6 00:00:00 24 h', '7 00:00:00 24 h', '5 18:00:00 6 h']);
  expect(restrictions({ restrict: [{ days: ['mon'] }, { from: '22:00', to: '23:00' }] })).toEqual(['1 00:00:00 24 h', ...[1, 2, 3, 4, 5, 6, 7].map((day) => `${day} 22:00:00 1 h`)]);
});

/** Who is on call in a schedule, as PagerDuty documents it: the last layer that covers the time, its turns counted from its start. For zones whose clocks never change. */
function pagerOnCall({ zone, layers }: PagerSchedule, instant: number): string | null {
  const offset = zone === 'Asia/Kathmandu' ? 345 * MINUTE : 0;
  const covers = ({ start, end, restrictions }: PagerLayer): boolean => {
    if (instant < Date.parse(start) || (end !== null && instant >= Date.parse(end))) return false;
    const local = instant + offset;
    const midnight = Math.floor(local / 86_400_000) * 86_400_000;
    return restrictions.length === 0 || restrictions.some(({ day, start: begin, seconds }) => [0, 1].some((back) => {
      const from = midnight - back * 86_400_000 + (parseLocal(`1970-01-01T${begin}`) ?? 0);
      return (day === null || (new Date(from).getUTCDay() + 6) % 7 === day - 1) && from <= local && local < from + seconds * 1000;
    }));
  };
  const found = layers.filter(covers).at(-1);
  if (!found) return null;
  const turn = Math.floor((instant - Date.parse(found.start)) / 1000 / found.turnSeconds);
  return found.users[turn % found.users.length]?.id ?? null;
}

test('for any rotation: the schedule holds whoever we say, and the next schedule whoever follows', () => {
  const around = at('2026-06-15T12:00Z');
  fc.assert(
    fc.property(rotationAround(around), fc.constantFrom('UTC', 'Asia/Kathmandu'), (any, zone) => {
      const shop: Rotation = { ...any, overrides: [], gaps: [], layers: any.layers.map((one) => ({ ...one, zone })) };
      const model = pagerModel(policy, rota(shop), around - 50 * 86_400_000);
      const schedule = model.schedules.find(({ key }) => key === 'shop');
      for (let instant = around - 3 * 86_400_000; instant < around + 3 * 86_400_000; instant += 437 * MINUTE) expect(schedule ? pagerOnCall(schedule, instant) : null).toBe(oracleOnCall(shop, instant));
      for (const { layers } of model.schedules.filter(({ key }) => key === 'shop_next')) {
        for (const next of layers) {
          const own = schedule?.layers.find(({ name }) => name === next.name);
          expect(next.users.some(({ id }, k) => id === own?.users[k]?.id)).toBe(false);
        }
      }
    }),
    { numRuns: 50 },
  );
});
