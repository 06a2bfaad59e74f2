import { expect, test } from 'vitest';
import { simulate } from '../../src/escalation/simulate.ts';
import { eventSentence, humanSentence, momentSentence, timeline } from '../../src/escalation/timeline.ts';
import { at, layer, onCall, person, policyWith, rotation } from './rota.ts';

const oncall = onCall([rotation('shop', [layer(['ada', 'ben'])]), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['dora'])])], [person('ben', 'America/New_York', { from: '07:00', to: '23:00' })]);
const scenario = { severity: 'SEV-1', service: 'shop', at: at('2026-01-06T11:58Z'), answers: [{ person: 'ben', after: 420 }], resolve: 1200 };
const policy = policyWith(['owner', 'director'], { simulate: { passes: 1 } });
const played = simulate(policy, oncall, scenario);

test('a row for each person paged: ringing until something happens in that chain, working until the resolution', () => {
  const { rows, end, updates, resolved, empty, deadlines } = timeline(oncall, scenario, played);
  expect({ end, updates, resolved, empty, deadlines }).toEqual({
    end: 27, updates: [15], resolved: 27, empty: [], deadlines: [{ kind: 'email', minute: 1467 }, { kind: 'postmortem', minute: 4347 }],
  });
  expect(rows.map(({ person: { id }, ...row }) => ({ id, ...row }))).toEqual([
    { id: 'ada', asleep: [], pages: [0], answers: [], ringing: [{ from: 0, to: 5 }], working: [] },
    { id: 'dora', asleep: [], pages: [0], answers: [], ringing: [{ from: 0, to: 5 }], working: [] },
    { id: 'ben', asleep: [{ from: 0, to: 2 }], pages: [5], answers: [7], ringing: [{ from: 5, to: 7 }], working: [{ from: 7, to: 27 }] },
  ]);
});

test('everybody whom one step pages rings until something happens later', () => {
  const everybody = onCall([rotation('shop', [layer(['ada'])]), rotation('team', [layer(['ben']), layer(['cleo'])])]);
  const answered = { ...scenario, answers: [{ person: 'ben', after: 180 }] };
  const { rows } = timeline(everybody, answered, simulate(policyWith(['team-all']), everybody, answered));
  expect(rows.map(({ person: { id }, ringing }) => ({ id, ringing }))).toEqual([{ id: 'cleo', ringing: [{ from: 0, to: 3 }] }, { id: 'ben', ringing: [{ from: 0, to: 3 }] }]);
});

test('an incident without anybody has no rows and no length of zero', () => {
  const nobody = { ...oncall, rotations: [] };
  expect(timeline(nobody, scenario, simulate(policy, nobody, scenario))).toMatchObject({ rows: [], end: 5, empty: [0] });
});

test('events as sentences', () => {
  const sentences = played.events.map((event, k) => eventSentence(event, played.detail.reasons[k] ?? '', oncall, 'Europe/Berlin'));
  expect(sentences).toEqual([
    'ADA (Tue 11:58 there) is paged: SEV-1 pages the owner.',
    'DORA (Tue 11:58 there) is paged: SEV-1 pages the director.',
    'BEN (Tue 07:03 there) is paged: the chain of the owner is unanswered: step 2, next in the rotation.',
    'BEN (Tue 07:05 there) answers: this ends the chain of the owner.',
    'Due: an update to the channel and the status page at least every 15 minutes, even without news.',
    'Resolved: 20 minutes after the first answer.',
    'By Wed 7 Jan 2026 13:25: the customer e-mail is due 24 hours after resolution.',
    'By Fri 9 Jan 2026 13:25: the post-mortem is due 72 hours after resolution.',
  ]);
});

test.each([
  [0, 'Nobody has answered. Paged and silent: ADA, DORA. Next: BEN is paged at 5 min.'],
  [7, 'Answered: BEN. Paged and silent: ADA, DORA. Next: resolved at 27 min.'],
  [27, 'Resolved. Answered: BEN. Paged and silent: ADA, DORA.'],
])('how things stand at minute %s', (minute, words) => {
  expect(momentSentence(played, oncall, minute)).toBe(words);
});

test.each([[[{ person: 'ben', after: 420 }], 'A human after 7 min: BEN.'], [[{ person: 'ada', after: 0 }], 'A human at once: ADA.'], [[], 'No human: nobody answers.']])('until a human: %j', (answers, words) => {
  expect(humanSentence(simulate(policy, oncall, { ...scenario, answers }), oncall)).toBe(words);
});
