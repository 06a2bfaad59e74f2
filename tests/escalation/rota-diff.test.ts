import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE, formatInstant } from '../../src/escalation/instant.ts';
import { rotaDiff } from '../../src/escalation/rota-diff.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { moment, onCallAround } from './arbitrary.ts';
import { oracleOnCall } from './oracle.ts';
import { STEPS, at, layer, onCall, policyWith, rotation, step } from './rota.ts';

const rota = (participants: string[], more: Parameters<typeof rotation>[2] = {}) => onCall([rotation('shop', [layer(participants)], more), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['dora'])]), rotation('team', [layer(['tim'])])]);
const policy = policyWith(['owner'], { steps: [step('on-call', 5), step('lead', 5)] });
const PERIOD = { from: at('2026-01-05T09:00Z'), to: at('2026-02-02T09:00Z') };

const shown = (before: { policy: Policy; oncall: OnCall }, after: { policy: Policy; oncall: OnCall }, period = PERIOD): string[] =>
  rotaDiff(before, after, period).posts.flatMap(({ rotation: id, next, changes }) => changes.map((one) => `${next ? 'next ' : ''}${id} ${formatInstant(one.from).slice(0, 16)} ${formatInstant(one.to).slice(0, 16)} ${one.before?.join('+') ?? 'none'} > ${one.after?.join('+') ?? 'none'}`));

test('nothing differs where only words do', () => {
  const same = rota(['ada', 'ben']);
  const renamed = { ...same, people: same.people.map((one) => ({ ...one, name: `${one.name} X.` })), rotations: same.rotations.map((one) => ({ ...one, name: 'Else', layers: one.layers.map((each) => ({ ...each, id: `${each.id}-x` })) })) };
  expect(rotaDiff({ policy, oncall: same }, { policy, oncall: renamed }, PERIOD)).toEqual({ ...PERIOD, values: [], posts: [], worst: [], woken: [] });
});

test('weeks that somebody else takes; a swap and back joined, weeks that stay the same left out', () => {
  expect(shown({ policy, oncall: rota(['ada', 'ben', 'cy']) }, { policy, oncall: rota(['ada', 'cy', 'ben']) })).toEqual([
    'shop 2026-01-12T09:00 2026-01-19T09:00 ben > cy',
    'shop 2026-01-19T09:00 2026-01-26T09:00 cy > ben',
  ]);
  expect(shown({ policy, oncall: rota(['ada', 'ben']) }, { policy, oncall: rota(['ada', 'cy']) })).toEqual(['shop 2026-01-12T09:00 2026-01-19T09:00 ben > cy', 'shop 2026-01-26T09:00 2026-02-02T09:00 ben > cy']);
  // Dan takes two turns of Ada's that follow each other: one piece.
  expect(shown({ policy, oncall: rota(['ada', 'ada', 'ben', 'ben']) }, { policy, oncall: rota(['dan', 'dan', 'ben', 'ben']) })).toEqual(['shop 2026-01-05T09:00 2026-01-19T09:00 ada > dan']);
});

test('an override, a gap, a rotation that is new, one that is gone', () => {
  const override = { overrides: [{ person: 'ben', from: '2026-01-06T10:00+01:00', to: '2026-01-06T12:00Z' }], gaps: [{ from: '2026-01-06T00:00Z', to: '2026-01-06T06:00Z', reason: 'moving' }] };
  expect(shown({ policy, oncall: rota(['ada']) }, { policy, oncall: rota(['ada'], override) })).toEqual(['shop 2026-01-06T00:00 2026-01-06T06:00 ada > ', 'shop 2026-01-06T09:00 2026-01-06T12:00 ada > ben']);
  const fewer = { ...rota(['ada']), rotations: rota(['ada']).rotations.slice(0, 3) };
  expect(shown({ policy, oncall: rota(['ada']) }, { policy, oncall: fewer })).toEqual(['team 2026-01-05T09:00 2026-02-02T09:00 tim > none']);
  expect(shown({ policy, oncall: fewer }, { policy, oncall: rota(['ada']) })).toEqual(['team 2026-01-05T09:00 2026-02-02T09:00 none > tim']);
});

test('a planned gap is told from a hole, and planning a hole is a change', () => {
  const day = [{ from: '2026-01-06T00:00Z', to: '2026-01-07T00:00Z' }];
  const hole = rota(['ada'], { layers: [{ ...layer(['ada']), restrict: [{ days: ['mon', 'wed', 'thu', 'fri', 'sat', 'sun'] }] }] });
  const planned = { ...hole, rotations: hole.rotations.map((one) => (one.id === 'shop' ? { ...one, gaps: day.map((span) => ({ ...span, reason: 'moving' })) } : one)) };
  const reworded = { ...planned, rotations: planned.rotations.map((one) => ({ ...one, gaps: one.gaps.map((gap) => ({ ...gap, reason: 'office move' })) })) };
  const week = { from: PERIOD.from, to: at('2026-01-12T09:00Z') };
  const changes = (before: OnCall, after: OnCall) => rotaDiff({ policy, oncall: before }, { policy, oncall: after }, week).posts.flatMap((post) => post.changes);
  expect(changes(hole, planned)).toEqual([{ from: at('2026-01-06T00:00Z'), to: at('2026-01-07T00:00Z'), before: [], after: [], gapBefore: null, gapAfter: 'moving' }]);
  expect(changes(planned, reworded)).toEqual([]);
  const withNext = policyWith(['owner'], { steps: STEPS });
  expect(rotaDiff({ policy: withNext, oncall: hole }, { policy: withNext, oncall: planned }, week).posts.map(({ next }) => next)).toEqual([false]);
  expect(changes(rota(['ada']), planned)).toEqual([{ from: at('2026-01-06T00:00Z'), to: at('2026-01-07T00:00Z'), before: ['ada'], after: [], gapBefore: null, gapAfter: 'moving' }]);
  // An override within a planned gap: somebody is there, so the reason says nothing.
  const stoodIn = { ...rota(['ada', 'ben']), rotations: planned.rotations.map((one) => (one.id === 'shop' ? { ...one, overrides: [{ person: 'ben', from: '2026-01-06T00:00Z', to: '2026-01-06T12:00Z' }] } : one)) };
  expect(changes(planned, stoodIn)).toEqual([{ from: at('2026-01-06T00:00Z'), to: at('2026-01-06T12:00Z'), before: [], after: ['ben'], gapBefore: 'moving', gapAfter: null }]);
});

test('who comes next, where a step asks for it; everybody on call, where a target does', () => {
  const week = { from: PERIOD.from, to: at('2026-01-12T09:00Z') };
  const withNext = policyWith(['owner'], { steps: STEPS });
  expect(shown({ policy: withNext, oncall: rota(['ada', 'ben', 'cy']) }, { policy: withNext, oncall: rota(['ada', 'cy', 'ben']) }, week)).toEqual(['next shop 2026-01-05T09:00 2026-01-12T09:00 ben > cy']);
  const layers = (people: string[]) => onCall([rotation('shop', people.map((one) => layer([one]))), rotation('leads', [layer(['lea'])])]);
  const everyone = { ...policy, targets: { ...policy.targets, owner: { name: 'owner', rotation: 'service-owner', everyone: true } } };
  expect(shown({ policy, oncall: layers(['ben', 'ada']) }, { policy, oncall: layers(['cy', 'ada']) }, week)).toEqual([]);
  expect(shown({ policy: everyone, oncall: layers(['ben', 'ada']) }, { policy: everyone, oncall: layers(['cy', 'ada']) }, week)).toEqual(['shop 2026-01-05T09:00 2026-01-12T09:00 ada+ben > ada+cy']);
});

test('values that an escalation depends on, with what they do to the wait', () => {
  const slower = policyWith(['owner'], { steps: [step('on-call', 15), step('lead', 5)] }, { pageWhen: 'at-once' });
  const night = { from: at('2026-01-05T23:30Z'), to: at('2026-01-06T06:00Z') };
  const oncall = onCall([rotation('shop', [layer(['ada'])]), rotation('leads', [layer(['lea'])])], [{ ...rota(['lea']).people[0], id: 'lea', name: 'Lea', handles: [], zone: 'UTC', awake: { from: '00:00', to: '22:00' }, contact: { slack: '@lea' }, ids: {} }]);
  const diff = rotaDiff({ policy, oncall }, { policy: { ...slower, updates: { ...slower.updates, every: 60 } }, oncall: { ...oncall, services: [{ id: 'shop', name: 'Shop', aliases: [], owner: 'leads', ids: {} }] } }, night);
  expect(diff.values).toEqual([
    { key: 'escalation.steps.0.wait', kind: 'duration', before: 300, after: 900 },
    { key: 'services.shop.owner', kind: 'text', before: 'shop', after: 'leads' },
  ]);
  // Lea wakes at midnight: the later her page, the sooner a trigger finds her awake.
  expect(rotaDiff({ policy, oncall }, { policy: slower, oncall }, night).worst).toMatchObject([{ severity: 'SEV-1', before: { minutes: null, duration: 25 }, after: { minutes: null, duration: 15 } }]);
});

test('for any two rotas: minute by minute who is on call before and after', () => {
  fc.assert(
    fc.property(moment.chain((around) => fc.tuple(fc.constant(around), onCallAround(around), onCallAround(around))), ([around, before, after]) => {
      const [from, to] = [around - 30 * MINUTE, around + 30 * MINUTE];
      const { posts } = rotaDiff({ policy, oncall: before }, { policy, oncall: after }, { from, to });
      const changes = posts.find((post) => post.rotation === 'shop' && !post.next)?.changes ?? [];
      const [old, fresh] = [before, after].map(({ rotations }) => rotations.find(({ id }) => id === 'shop')) as [OnCall['rotations'][number], OnCall['rotations'][number]];
      for (let instant = from; instant < to; instant += MINUTE) {
        const said = changes.find((one) => one.from <= instant && instant < one.to);
        const truth = [oracleOnCall(old, instant), oracleOnCall(fresh, instant)];
        expect(said ? [said.before?.[0] ?? null, said.after?.[0] ?? null] : truth.map(() => truth[0])).toEqual(truth);
        if (said && said.gapBefore === null && said.gapAfter === null) expect(truth[0]).not.toBe(truth[1]);
      }
      for (const [k, one] of changes.entries()) {
        const previous = changes[k - 1];
        if (previous?.to === one.from) expect({ ...previous, from: 0, to: 0 }).not.toEqual({ ...one, from: 0, to: 0 });
      }
    }),
    { numRuns: 25 },
  );
});
