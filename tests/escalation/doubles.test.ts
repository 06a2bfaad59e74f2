import fc from 'fast-check';
import { expect, test } from 'vitest';
import { peopleOf, rotaOf, rotationOfTarget } from '../../src/escalation/chain.ts';
import { chainsOf } from '../../src/policy/chains.ts';
import { doubleDuties } from '../../src/escalation/doubles.ts';
import { MINUTE, formatInstant, type Instant } from '../../src/escalation/instant.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { anyPolicy, moment, onCallAround } from './arbitrary.ts';
import { STEPS, at, layer, onCall, policyWith, rotation, step } from './rota.ts';

const shown = (policy: Policy, oncall: OnCall, from: string, to: string): string[] =>
  doubleDuties(policy, oncall, ['shop'], at(from), at(to)).map(({ person, posts, intervals, minutes }) =>
    [person, ...posts.map(({ rotation: id, next }) => (next ? `next ${id}` : id)), `${minutes} min`, ...intervals.map((one) => `${formatInstant(one.from)} ${formatInstant(one.to)}`)].join(', '));

const FROM = '2026-01-12T00:00Z';
const TO = '2026-01-26T00:00Z';

test('one person on call in two rotations of a chain', () => {
  const rota = (leads: string[]) => onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('leads', [layer(leads)]), rotation('directors', [layer(['dora'])])]);
  const policy = policyWith(['owner'], { steps: [step('on-call', 5), step('lead', 5)] });
  expect(shown(policy, rota(['lea', 'ada']), FROM, TO)).toEqual([]);
  expect(shown(policy, rota(['ada', 'lea']), FROM, TO)).toEqual(['ada, shop, leads, 10080 min, 2026-01-12T00:00:00Z 2026-01-12T09:00:00Z, 2026-01-19T09:00:00Z 2026-01-26T00:00:00Z']);
});

test('a handoff in another zone leaves somebody in both for an hour, and a change of clocks does not', () => {
  const rota = onCall([
    rotation('shop', [layer(['ada', 'ben'], { zone: 'Europe/Berlin', start: '2026-01-05T09:00' })]),
    rotation('leads', [layer(['ben', 'ada'], { zone: 'Europe/London', start: '2026-01-05T09:00' })]),
  ]);
  const policy = policyWith(['owner'], { steps: [step('on-call', 5), step('lead', 5)] });
  expect(shown(policy, rota, '2026-03-23T00:00Z', '2026-04-06T00:00Z')).toEqual(['2026-03-23T08:00:00Z 2026-03-23T09:00:00Z', '2026-03-30T07:00:00Z 2026-03-30T08:00:00Z'].map((hours) => expect.stringContaining(`, shop, leads, 60 min, ${hours}`)));
});

test('the next in a rotation is on call in another one', () => {
  const rota = onCall([rotation('shop', [layer(['ada', 'ben', 'cy'])]), rotation('leads', [layer(['ben'])]), rotation('directors', [layer(['dora'])])]);
  expect(shown(policyWith(['owner'], { steps: STEPS }), rota, '2026-01-26T09:00Z', '2026-01-26T10:00Z')).toEqual(['ben, next shop, leads, 60 min, 2026-01-26T09:00:00Z 2026-01-26T10:00:00Z']);
});

test('two targets of minute 0; one rotation behind two targets is meant', () => {
  const rota = onCall([rotation('shop', [layer(['ada'])]), rotation('team', [layer(['ada', 'ben'])])]);
  expect(shown(policyWith(['owner', 'team'], { steps: [step('on-call', 5)] }), rota, '2026-01-06T00:00Z', '2026-01-07T00:00Z')).toEqual(['ada, shop, team, 1440 min, 2026-01-06T00:00:00Z 2026-01-07T00:00:00Z']);
  expect(shown(policyWith(['team', 'team-all'], { steps: [step('on-call', 5)] }), rota, FROM, TO)).toEqual([]);
});

/** Who is in two places at one instant, asked of the very function that an escalation pages with. */
function doubleNow(policy: Policy, oncall: OnCall, instant: Instant): string[] {
  const place = { policy, oncall, rota: rotaOf(oncall), service: 'shop', at: instant };
  const found = new Set<string>();
  const compare = (posts: { name: string; rotation: string | null; people: string[] }[]): void => {
    for (const [k, second] of posts.entries()) {
      for (const first of posts.slice(0, k)) {
        if (first.rotation === second.rotation) continue;
        for (const person of first.people) if (second.people.includes(person)) found.add([person, ...[first.name, second.name].sort()].join(' '));
      }
    }
  };
  const chains = chainsOf(policy, 'SEV-1');
  const owns = chains.map((chain) => ({ chain, rotation: rotationOfTarget(policy, oncall, chain.id, 'shop'), people: peopleOf(chain, { index: 0, step: step('on-call', 1) }, new Set(), true, place) }));
  compare(owns.map(({ rotation: id, people }) => ({ name: id ?? '', rotation: id, people })));
  for (const own of owns) {
    const later = own.chain.levels.filter(({ step: { page } }) => page !== 'on-call' && page !== own.chain.id).map((level) => {
      const next = level.step.page === 'next-in-rotation';
      const rotationId = next ? own.rotation : rotationOfTarget(policy, oncall, level.step.page, 'shop');
      return { name: `${next ? 'next ' : ''}${rotationId ?? ''}`, rotation: rotationId, people: peopleOf(own.chain, level, new Set(next ? own.people : []), false, place) };
    });
    compare([{ name: own.rotation ?? '', rotation: own.rotation, people: own.people }, ...later]);
  }
  return [...found].sort();
}

test('for any rota and policy: minute by minute the same as asking who each level pages', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around))), anyPolicy, ([around, oncall], policy) => {
      const [from, to] = [around - 60 * MINUTE, around + 60 * MINUTE];
      const doubles = doubleDuties(policy, oncall, ['shop'], from, to);
      for (const { intervals, minutes } of doubles) {
        expect(minutes).toBe(intervals.reduce((sum, one) => sum + one.to - one.from, 0) / MINUTE);
        for (const [k, one] of intervals.entries()) expect(one.from > (intervals[k - 1]?.to ?? -Infinity) && one.from < one.to && one.from >= from && one.to <= to).toBe(true);
      }
      for (let instant = from; instant < to; instant += 3 * MINUTE) {
        const now = doubles.filter(({ intervals }) => intervals.some((one) => one.from <= instant && instant < one.to));
        const names = now.map(({ person, posts }) => [person, ...posts.map(({ rotation: id, next }) => `${next ? 'next ' : ''}${id}`).sort()].join(' '));
        expect([...new Set(names)].sort()).toEqual(doubleNow(policy, oncall, instant));
      }
    }),
    { numRuns: 40 },
  );
});
