import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/escalation/simulate.ts';
import type { Scenario, Simulation } from '../../src/escalation/simulation.ts';
import type { OnCall } from '../../src/policy/oncall-schema.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { STEPS, at, layer, onCall, person, policyWith, rotation, step } from './rota.ts';

const ROTA = onCall([
  rotation('shop', [layer(['ada', 'ben', 'chidi'])]),
  rotation('team', [layer(['tom', 'una']), layer(['vera', 'will'])]),
  rotation('leads', [layer(['lea', 'leo'])]),
  rotation('directors', [layer(['dora'])]),
]);

const play = (policy: Policy, scenario: Partial<Scenario> = {}, oncall: OnCall = ROTA): Simulation =>
  simulate(policy, oncall, { severity: 'SEV-1', service: 'shop', at: at('2026-01-06T12:00Z'), answers: [], ...scenario });

/** `minute kind who chain/step` of everything but updates, e-mail and post-mortem. */
const lines = (simulation: Simulation): string[] =>
  simulation.events.filter(({ kind }) => !['update', 'email', 'postmortem'].includes(kind)).map(({ minute, kind, person: who, chain, step: number }) =>
    [minute, kind, who, chain && `${chain}/${number}`].filter((word) => word !== null).join(' '));

const minutesOf = (simulation: Simulation, kind: string): number[] => simulation.events.filter((event) => event.kind === kind).map(({ minute }) => minute);

describe('one chain', () => {
  test('nobody answers: three passes, then the simulation stops and says so', () => {
    const result = play(policyWith(['owner']));
    expect(lines(result)).toEqual([
      '0 page ada owner/1', '5 page ben owner/2', '10 page lea owner/3', '15 page dora owner/4',
      '20 page ada owner/1', '25 page ben owner/2', '30 page lea owner/3', '35 page dora owner/4',
      '40 page ada owner/1', '45 page ben owner/2', '50 page lea owner/3', '55 page dora owner/4',
    ]);
    expect(result.timeToHuman).toBeNull();
    expect(result.detail.chains).toEqual([{ id: 'owner', ending: 'passes', at: at('2026-01-06T13:00Z'), by: null }]);
    expect(result.detail.notes[0]).toBe('The chain of the owner is shown for 3 passes and stops here at minute 60; in reality it goes on until somebody acknowledges.');
    expect(minutesOf(result, 'update')).toEqual([15, 30, 45]);
    expect(minutesOf(result, 'email')).toEqual([]);
  });

  test('every event in full', () => {
    const { events, timeToHuman } = play(policyWith(['owner']), { answers: [{ person: 'ben', after: 450 }], resolve: 600 });
    expect(timeToHuman).toBe(7.5);
    expect(events).toEqual([
      { at: '2026-01-06T12:00:00Z', minute: 0, kind: 'page', chain: 'owner', step: 1, person: 'ada', rule: 'severities.SEV-1.page' },
      { at: '2026-01-06T12:05:00Z', minute: 5, kind: 'page', chain: 'owner', step: 2, person: 'ben', rule: 'escalation.steps.1' },
      { at: '2026-01-06T12:07:30Z', minute: 7.5, kind: 'ack', chain: 'owner', step: 2, person: 'ben', rule: 'escalation.acknowledgement' },
      { at: '2026-01-06T12:15:00Z', minute: 15, kind: 'update', chain: null, step: null, person: null, rule: 'updates.every' },
      { at: '2026-01-06T12:17:30Z', minute: 17.5, kind: 'resolve', chain: null, step: null, person: null, rule: 'scenario.resolve' },
      { at: '2026-01-07T12:17:30Z', minute: 1457.5, kind: 'email', chain: null, step: null, person: null, rule: 'customerEmail.due' },
      { at: '2026-01-09T12:17:30Z', minute: 4337.5, kind: 'postmortem', chain: null, step: null, person: null, rule: 'postMortem.due' },
    ]);
  });

  test.each([
    ['an answer at exactly 5:00 stops the page due at 5:00', [{ person: 'ada', after: 300 }], ['0 page ada owner/1', '5 ack ada owner/1', '65 resolve']],
    ['a second later it does not', [{ person: 'ada', after: 301 }], ['0 page ada owner/1', '5 page ben owner/2', '5.016666666666667 ack ada owner/1', '65.01666666666667 resolve']],
    ['an answer before the page takes effect when the page arrives', [{ person: 'lea', after: 60 }], ['0 page ada owner/1', '5 page ben owner/2', '10 page lea owner/3', '10 ack lea owner/3', '70 resolve']],
    ['an answer at the trigger', [{ person: 'ada', after: 0 }], ['0 page ada owner/1', '0 ack ada owner/1', '60 resolve']],
    ['the first of two answers counts', [{ person: 'ben', after: 480 }, { person: 'ada', after: 420 }], ['0 page ada owner/1', '5 page ben owner/2', '7 ack ada owner/1', '67 resolve']],
  ])('%s', (_name, answers, expected) => {
    expect(lines(play(policyWith(['owner']), { answers }))).toEqual(expected);
  });

  test('an answer after the last shown pass still counts', () => {
    const result = play(policyWith(['owner'], { simulate: { passes: 1 } }), { answers: [{ person: 'dora', after: 1500 }], resolve: 60 });
    expect(lines(result).slice(-2)).toEqual(['25 ack dora owner/4', '26 resolve']);
    expect(result.detail.notes).toEqual([]);
  });

  test('an answer of somebody who is not paged changes nothing, and that is said', () => {
    const result = play(policyWith(['owner']), { answers: [{ person: 'chidi', after: 60 }] });
    expect(result.timeToHuman).toBeNull();
    expect(result.detail.notes).toContain('The answer of CHIDI at minute 1 changes nothing: no open chain has paged CHIDI.');
  });

  test('resolved at once, nothing else happens in between', () => {
    const result = play(policyWith(['owner']), { answers: [{ person: 'ada', after: 900 }], resolve: 0 });
    expect(lines(result).slice(-2)).toEqual(['15 ack ada owner/1', '15 resolve']);
    expect(minutesOf(result, 'update')).toEqual([]);
  });

  test('an update at the very minute of the resolution is not due any more', () => {
    expect(minutesOf(play(policyWith(['owner']), { answers: [{ person: 'ada', after: 0 }] }), 'update')).toEqual([15, 30, 45]);
  });
});

describe('chains of several targets', () => {
  test('EM and founder start at their own step, and two pages to one person at one instant are one page', () => {
    expect(lines(play(policyWith(['team-all', 'lead', 'director'], { simulate: { passes: 1 } })))).toEqual([
      '0 page vera team-all/1', '0 page tom team-all/1', '0 page lea lead/3', '0 page dora director/4',
      '5 page will team-all/2', '5 page dora lead/4',
      '10 page lea team-all/3', '15 page dora team-all/4',
    ]);
  });

  test('a page for two chains names both, and one answer ends both', () => {
    const result = play(policyWith(['owner', 'team']), { answers: [{ person: 'lea', after: 660 }] });
    expect(lines(result).slice(4)).toEqual(['10 page lea owner + team/3', '11 ack lea owner + team/3', '71 resolve']);
    expect(result.detail.reasons[4]).toBe('the chain of the owner is unanswered: step 3, the lead; and the chain of the team is unanswered: step 3, the lead');
  });

  test('the founder alone is paged again and again', () => {
    expect(lines(play(policyWith(['director'])))).toEqual(['0 page dora director/4', '5 page dora director/4', '10 page dora director/4']);
  });

  test('an acknowledgement ends its own chain only', () => {
    const result = play(policyWith(['owner', 'lead'], { simulate: { passes: 1 } }), { answers: [{ person: 'ada', after: 60 }] });
    expect(lines(result)).toEqual(['0 page ada owner/1', '0 page lea lead/3', '1 ack ada owner/1', '5 page dora lead/4', '61 resolve']);
  });

  test('or all of them, where the policy says so', () => {
    const result = play(policyWith(['owner', 'lead'], { acknowledgement: 'incident' }), { answers: [{ person: 'ada', after: 60 }] });
    expect(lines(result)).toEqual(['0 page ada owner/1', '0 page lea lead/3', '1 ack ada owner/1', '61 resolve']);
    expect(result.detail.chains.map(({ id, ending, by }) => `${id} ${ending} ${by}`)).toEqual(['owner acknowledged ada', 'lead acknowledged ada']);
  });

  test('a target that is named twice, or two targets with one rotation', () => {
    expect(lines(play(policyWith(['owner', 'owner'], { simulate: { passes: 1 } }))).slice(0, 1)).toEqual(['0 page ada owner/1']);
    const teamShop = { ...ROTA, services: [{ id: 'shop', name: 'Shop', aliases: [], owner: 'team', ids: {} }] };
    expect(lines(play(policyWith(['owner', 'team'], { simulate: { passes: 1 } }), {}, teamShop)).slice(0, 2)).toEqual(['0 page vera owner + team/1', '5 page will owner + team/2']);
  });

  test('paged once only, where the policy says so', () => {
    const result = play(policyWith(['owner', 'lead'], { firstTargets: 'once' }));
    expect(lines(result)).toEqual(['0 page ada owner/1', '0 page lea lead/3']);
    expect(result.detail.chains.map(({ ending }) => ending)).toEqual(['exhausted', 'exhausted']);
  });
});

describe('empty steps', () => {
  const oneOwner = onCall([rotation('shop', [layer(['ada'])]), rotation('leads', [layer(['lea'])]), rotation('directors', [layer(['lea'])])]);
  test('are skipped at once: they take no time', () => {
    const result = play(policyWith(['owner'], { simulate: { passes: 2 } }), {}, oneOwner);
    expect(lines(result)).toEqual([
      '0 page ada owner/1', '5 skip owner/2', '5 page lea owner/3', '10 skip owner/4',
      '10 page ada owner/1', '15 skip owner/2', '15 page lea owner/3', '20 skip owner/4',
    ]);
    expect(result.detail.chains[0]?.at).toBe(at('2026-01-06T12:20Z'));
  });

  test('or waited out, where the policy says so', () => {
    expect(lines(play(policyWith(['owner'], { emptyStep: 'wait', simulate: { passes: 2 } }), {}, oneOwner))).toEqual([
      '0 page ada owner/1', '5 skip owner/2', '10 page lea owner/3', '15 skip owner/4',
      '20 page ada owner/1', '25 skip owner/2', '30 page lea owner/3', '35 skip owner/4',
    ]);
  });

  const nobody = onCall([rotation('shop', [layer(['ada'], { start: '2030-01-01T00:00' })])]);
  test.each([['skip', ['0 skip owner/1', '0 skip owner/2', '0 skip owner/3', '0 skip owner/4'], 0], ['wait', ['0 skip owner/1', '5 skip owner/2', '10 skip owner/3', '15 skip owner/4'], 20]] as const)(
    'a pass that finds nobody ends the chain (%s)', (emptyStep, expected, minute) => {
      const result = play(policyWith(['owner'], { emptyStep }), {}, nobody);
      expect(lines(result)).toEqual(expected);
      expect(result.detail.notes[0]).toBe(`The chain of the owner ends at minute ${minute}: a whole pass found nobody to page.`);
    });

  test('whether a step is empty is decided when it is reached', () => {
    const late = onCall([rotation('shop', [layer(['ada'])]), rotation('leads', [layer(['lea'], { start: '2026-01-06T12:06' })]), rotation('directors', [layer(['dora'])])]);
    expect(lines(play(policyWith(['owner'], { simulate: { passes: 2 } }), {}, late))).toEqual([
      '0 page ada owner/1', '5 skip owner/2', '5 skip owner/3', '5 page dora owner/4',
      '10 page ada owner/1', '15 skip owner/2', '15 page lea owner/3', '20 page dora owner/4',
    ]);
  });

  test('a planned gap leaves the steps of its rotation empty', () => {
    const gap = onCall([rotation('shop', [layer(['ada', 'ben'])], { gaps: [{ from: '2026-01-06T00:00Z', to: '2026-01-07T00:00Z', reason: 'stocktaking' }] }), rotation('leads', [layer(['lea'])])]);
    expect(lines(play(policyWith(['owner'], { simulate: { passes: 1 } }), {}, gap))).toEqual(['0 skip owner/1', '0 skip owner/2', '0 page lea owner/3', '5 skip owner/4']);
  });
});

describe('the rota changes during an escalation', () => {
  test('a handoff at minute 3: the next step asks the new rota', () => {
    expect(lines(play(policyWith(['owner'], { simulate: { passes: 2 } }), { at: at('2026-01-12T08:57Z') }))).toEqual([
      '0 page ada owner/1', '5 page chidi owner/2', '10 page leo owner/3', '15 page dora owner/4',
      '20 page ben owner/1', '25 page chidi owner/2', '30 page leo owner/3', '35 page dora owner/4',
    ]);
  });

  test('a handoff at the very minute of a step: the new person', () => {
    expect(lines(play(policyWith(['lead'], { simulate: { passes: 1 } }), { at: at('2026-01-12T09:00Z') }))[0]).toBe('0 page leo lead/3');
  });

  test('an override that starts at minute 20', () => {
    const swap = onCall([rotation('shop', [layer(['ada', 'ben', 'chidi'])], { overrides: [{ person: 'ben', from: '2026-01-06T12:20Z', to: '2026-01-07T00:00Z' }] })]);
    expect(lines(play(policyWith(['owner'], { steps: [step('on-call', 10), step('next-in-rotation', 10)], simulate: { passes: 2 } }), {}, swap))).toEqual([
      '0 page ada owner/1', '10 page ben owner/2', '20 page ben owner/1', '30 page chidi owner/2',
    ]);
  });

  test.each([
    ['forward', '2026-03-29T00:55Z', ['00:55 ada', '01:00 lea']],
    ['back', '2026-10-25T00:55Z', ['00:55 ada', '01:00 lea']],
  ])('minutes are elapsed time when clocks go %s', (_name, trigger, expected) => {
    const berlin = onCall([
      rotation('shop', [layer(['ada'], { zone: 'Europe/Berlin', restrict: [{ from: '02:30', to: '01:59' }, { from: '00:00', to: '02:30' }] })]),
      rotation('leads', [layer(['lea'], { zone: 'Europe/Berlin' })]),
    ]);
    const pages = play(policyWith(['owner'], { steps: [step('on-call', 5), step('lead', 5)], simulate: { passes: 1 } }), { at: at(trigger) }, berlin);
    expect(pages.events.filter(({ kind }) => kind === 'page').map((event) => `${event.at.slice(11, 16)} ${event.person}`)).toEqual(expected);
  });

  test.each([
    ['02:15 is skipped on Lord Howe, so the handoff is at 02:45', '2026-10-03T15:40Z', ['0 chidi', '5 ben', '10 ada', '15 ben']],
    ['01:45 comes twice on Lord Howe, the handoff is at the first', '2026-04-04T14:40Z', ['0 ada', '5 chidi', '10 ben', '15 chidi']],
  ])('%s', (_name, trigger, expected) => {
    const clock = trigger.startsWith('2026-10') ? '02:15' : '01:45';
    const howe = onCall([rotation('shop', [layer(['ada', 'ben', 'chidi'], { zone: 'Australia/Lord_Howe', start: `2026-01-01T${clock}`, handoff: { every: '1 day' } })])]);
    const pages = play(policyWith(['owner'], { steps: STEPS.slice(0, 2), simulate: { passes: 2 } }), { at: at(trigger) }, howe);
    expect(pages.events.filter(({ kind }) => kind === 'page').map(({ minute, person: who }) => `${minute} ${who}`)).toEqual(expected);
  });
});

describe('acknowledgement time-out', () => {
  const timeout = (minutes: number, more: Partial<Policy['escalation']> = {}) => policyWith(['owner', 'lead'], { acknowledgementTimeout: minutes * 60, simulate: { passes: 1 }, ...more });
  test('starts only that chain again, from its first level', () => {
    const result = play(timeout(30), { answers: [{ person: 'ben', after: 360 }, { person: 'dora', after: 420 }] });
    expect(lines(result)).toEqual([
      '0 page ada owner/1', '0 page lea lead/3', '5 page ben owner/2', '5 page dora lead/4', '6 ack ben owner/2', '7 ack dora lead/4',
      '36 page ada owner/1', '37 page lea lead/3', '41 page ben owner/2', '42 page dora lead/4', '46 page lea owner/3', '51 page dora owner/4', '51 ack dora owner/4', '66 resolve',
    ]);
    expect(result.events.find(({ minute }) => minute === 36)?.rule).toBe('escalation.acknowledgementTimeout');
  });

  test('a person who answers again acknowledges again', () => {
    const result = play(timeout(30), { answers: [{ person: 'ada', after: 60 }, { person: 'ada', after: 33 * 60 }, { person: 'lea', after: 0 }] });
    expect(lines(result)).toEqual(['0 page ada owner/1', '0 page lea lead/3', '0 ack lea lead/3', '1 ack ada owner/1', '30 page lea lead/3', '31 page ada owner/1', '33 ack ada owner/1', '35 page dora lead/4', '60 resolve']);
  });

  test('a resolution at that very instant comes first', () => {
    expect(lines(play(timeout(60), { answers: [{ person: 'ada', after: 0 }, { person: 'lea', after: 0 }] })).slice(-1)).toEqual(['60 resolve']);
  });

  test('with acknowledgements for the whole incident, only the chain that paged them starts again', () => {
    const result = play(timeout(30, { acknowledgement: 'incident' }), { answers: [{ person: 'ada', after: 60 }] });
    expect(lines(result).slice(2)).toEqual(['1 ack ada owner/1', '31 page ada owner/1', '36 page ben owner/2', '41 page lea owner/3', '46 page dora owner/4', '61 resolve']);
  });
});

describe('other keys of the policy', () => {
  test('whenExhausted: stop', () => {
    const result = play(policyWith(['owner'], { whenExhausted: 'stop' }));
    expect(lines(result)).toHaveLength(4);
    expect(result.detail.chains[0]).toMatchObject({ ending: 'exhausted', at: at('2026-01-06T12:20Z') });
  });

  test('nextInRotation: next', () => {
    const swapped = onCall([rotation('shop', [layer(['ada', 'ben', 'chidi'])], { overrides: [{ person: 'ben', from: '2026-01-06T00:00Z', to: '2026-01-07T00:00Z' }] })]);
    const second = (nextInRotation: 'next' | 'next-not-paged') => lines(play(policyWith(['owner'], { steps: STEPS.slice(0, 2), nextInRotation, simulate: { passes: 1 } }), {}, swapped))[1];
    expect(second('next')).toBe('5 skip owner/2');
    expect(second('next-not-paged')).toBe('5 page chidi owner/2');
  });

  test('pageWhen: waking-hours holds a page until the person wakes, and the chain with it', () => {
    const sleepers = onCall([rotation('shop', [layer(['ada', 'ben'])])], [person('ada', 'America/New_York', { from: '07:00', to: '23:00' })]);
    const policy = policyWith(['owner'], { steps: STEPS.slice(0, 2), simulate: { passes: 1 } }, { pageWhen: 'waking-hours' });
    const result = play(policy, { at: at('2026-01-06T11:30Z') }, sleepers);
    expect(lines(result)).toEqual(['0 skip ada owner/1', '30 page ada owner/1', '35 page ben owner/2']);
    expect(result.events.slice(0, 2).map(({ rule }) => rule)).toEqual(['severities.SEV-1.pageWhen', 'updates.every']);
  });

  test('deadlines from the declaration are due without a resolution, and only where the severity asks for them', () => {
    const policy = policyWith(['owner'], {}, { customerEmail: false });
    const result = play({ ...policy, postMortem: { ...policy.postMortem, from: 'declaration' } });
    expect(minutesOf(result, 'postmortem')).toEqual([4320]);
    expect(minutesOf(result, 'email')).toEqual([]);
  });

  test('72 hours are elapsed time across DST', () => {
    const result = play(policyWith(['owner']), { at: at('2026-03-28T12:00Z'), answers: [{ person: 'ben', after: 0 }, { person: 'chidi', after: 0 }], resolve: 0 });
    const resolved = result.events.find(({ kind }) => kind === 'resolve');
    expect(Date.parse(result.events.at(-1)?.at ?? '') - Date.parse(resolved?.at ?? '')).toBe(259_200_000);
  });
});

describe('odd input', () => {
  test.each([['an unknown severity', { severity: 'SEV-9' }], ['an unknown service', { service: 'nothing' }]])('%s pages nobody', (_name, scenario) => {
    expect(play(policyWith(['owner'], { steps: STEPS.slice(0, 2) }), scenario).events.filter(({ kind }) => kind === 'page')).toEqual([]);
  });

  test('a wait of a century ends at the horizon of a year', () => {
    const result = play(policyWith(['owner'], { steps: [step('on-call', 60 * 24 * 36_500)] }));
    expect(result.detail.chains[0]?.ending).toBe('horizon');
    expect(result.detail.notes).toContain('The chain of the owner is not followed for longer than a year.');
  });
});
