import { expect, test } from 'vitest';
import { presets } from '../../src/escalation/presets.ts';
import { formatLocal } from '../../src/escalation/scenario.ts';
import { at, layer, onCall, policyWith, rotation } from './rota.ts';

const policy = policyWith(['owner']);
const table = (...rotations: Parameters<typeof onCall>[0]) => presets(policy, onCall(rotations), at('2026-10-20T12:00Z')).map(({ label, scenario, zone }) => `${label}: ${formatLocal(scenario.at, zone)}`);

test('Saturday night in each region, the next DST night, the next handoff', () => {
  expect(table(rotation('shop', [layer(['ada', 'ben'], { zone: 'Europe/Berlin' }), layer(['eun'], { zone: 'Australia/Lord_Howe', restrict: [{ from: '08:00', to: '16:00' }] })]))).toEqual([
    'Saturday 03:00 in Berlin: 2026-10-24T03:00+02:00',
    'Saturday 03:00 in Lord Howe: 2026-10-24T03:00+11:00',
    'Clocks go back in Berlin: 2026-10-25T02:50+02:00',
    'A handoff during the escalation: 2026-10-21T07:57+11:00',
  ]);
});

test('half an hour on Lord Howe, forward', () => {
  const found = presets(policy, onCall([rotation('shop', [layer(['ada'], { zone: 'Australia/Lord_Howe' })])]), at('2026-09-20T12:00:10Z'));
  expect(found.map(({ label, scenario, zone }) => `${label}: ${formatLocal(scenario.at, zone)}`)).toEqual(['Saturday 03:00 in Lord Howe: 2026-09-26T03:00+10:30', 'Clocks go forward in Lord Howe: 2026-10-04T01:50+10:30']);
});

test('no DST, one person: only the Saturday; a Saturday that has begun counts until 03:00', () => {
  expect(table(rotation('shop', [layer(['ada'])]))).toEqual(['Saturday 03:00 in UTC: 2026-10-24T03:00Z']);
  expect(presets(policy, onCall([rotation('shop', [layer(['ada'])])]), at('2026-10-24T02:00Z'))[0]?.scenario.at).toBe(at('2026-10-24T03:00Z'));
  expect(presets(policy, onCall([rotation('shop', [layer(['ada'])])]), at('2026-10-24T04:00Z'))[0]?.scenario.at).toBe(at('2026-10-31T03:00Z'));
});
