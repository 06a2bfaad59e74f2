import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyoneOnCallAt, onCallAt } from '../../../src/escalation/duty.ts';
import { buildRota, WEEKS } from '../../../src/islands/severity-wizard/build-rota.ts';
import { rotaAt } from '../../../src/islands/severity-wizard/rota.ts';
import { parseOnCall } from '../../../src/policy/parse.ts';

/** The rotas of the tests and of the example, with an override and a planned gap in the period. */
const rotas = ['../../fixtures/oncall.yaml', '../../../content/oncall.yaml'].map((path) => {
  const { oncall } = parseOnCall(readFileSync(new URL(path, import.meta.url), 'utf8'), path);
  const [first] = oncall?.rotations ?? [];
  const somebody = oncall?.people.at(-1)?.id;
  if (!oncall || !first || somebody === undefined) throw new Error(`${path} cannot be read`);
  const changed = {
    ...first,
    overrides: [{ person: somebody, from: '2026-11-03T10:00Z', to: '2026-11-03T11:30Z' }],
    gaps: [{ from: '2026-11-04T00:00Z', to: '2026-11-04T06:00Z', reason: 'Moving house' }],
  };
  return { ...oncall, rotations: [changed, ...oncall.rotations.slice(1)] };
});
// Summer time ends in Europe and in America within these weeks.
const FROM = Date.UTC(2026, 9, 20, 12, 34, 56);
const END = FROM + WEEKS * 7 * 86_400_000;

test.each(rotas)('the table says at every instant what the rota says', (oncall) => {
  const table = buildRota(oncall, FROM);
  fc.assert(fc.property(fc.integer({ min: table.from, max: table.until - 1 }), fc.constantFrom(...oncall.rotations), (instant, rotation) => {
    const first = onCallAt(rotation, instant);
    expect(rotaAt(table, instant)(rotation.id, false)).toEqual(first ? [first.person] : []);
    expect(rotaAt(table, instant)(rotation.id, true)).toEqual(everyoneOnCallAt(rotation, instant));
  }), { numRuns: 500 });
});

test('the table changes at the very second of a handoff', () => {
  const [oncall] = rotas;
  if (!oncall) throw new Error('no rota');
  const table = buildRota(oncall, FROM);
  const [rotation] = oncall.rotations;
  const id = rotation?.id ?? '';
  const start = Date.UTC(2026, 10, 3, 10);
  const override = oncall.people.at(-1)?.id;
  expect(rotaAt(table, start)(id, false)).toEqual([override]);
  expect(rotaAt(table, start - 1)(id, false)).not.toEqual([override]);
  expect(rotaAt(table, Date.UTC(2026, 10, 4, 5, 59))(id, true)).toEqual([]);
});

test.each([FROM - 1000, END, NaN])('outside its weeks it says nothing (%s)', (instant) => {
  const [oncall] = rotas;
  if (!oncall) throw new Error('no rota');
  expect(rotaAt(buildRota(oncall, FROM), instant)(oncall.rotations[0]?.id ?? '', false)).toBeNull();
});

test('a rotation that does not exist is nobody’s guess', () => {
  expect(rotas.map((oncall) => rotaAt(buildRota(oncall, FROM), FROM + 5000)('constructor', false))).toEqual([null, null]);
});
