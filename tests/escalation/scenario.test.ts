import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatElapsed, formatLocal, parseElapsed, readScenario, scenarioCommand, scenarioQuery, type ScenarioInput } from '../../src/escalation/scenario.ts';
import type { Scenario } from '../../src/escalation/simulation.ts';
import { at, layer, onCall, person, policyWith, rotation } from './rota.ts';

const oncall = { ...onCall([rotation('shop', [layer(['ada', 'ben'])])], [{ ...person('ada'), name: 'Ada Novak', handles: ['@ada.n'] }]), services: [{ id: 'shop', name: 'Web shop', aliases: ['basket'], owner: 'shop', ids: {} }] };
const policy = policyWith(['owner'], {}, { spellings: ['1', 'sev1'] });
const fallback: Scenario = { severity: 'SEV-1', service: 'shop', at: at('2026-01-06T12:00Z'), answers: [] };
const read = (input: Partial<ScenarioInput>) => readScenario({ answers: [], ...input }, fallback, policy, oncall);

describe('what people write', () => {
  test('all of it', () => {
    expect(read({ sev: '1', service: 'Basket', at: '2026-11-28T03:00Z', answers: ['@ada.n@7m', 'Ben@90s'], resolve: '1h' })).toEqual({
      scenario: { severity: 'SEV-1', service: 'shop', at: at('2026-11-28T03:00Z'), answers: [{ person: 'ada', after: 420 }, { person: 'ben', after: 90 }], resolve: 3600 },
      zone: 'UTC',
      problems: [],
    });
  });

  test('nothing: the fallback', () => {
    expect(read({}).scenario).toEqual({ ...fallback, resolve: undefined });
  });

  test.each([
    ['2026-11-28T03:00Z', undefined, '2026-11-28T03:00Z'],
    ['2026-11-28t04:00:30+01:00', undefined, '2026-11-28T03:00:30Z'],
    ['2026-11-28T04:00', 'Europe/Berlin', '2026-11-28T03:00Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
    ['2026-11-28T03:00', undefined, '2026-11-28T03:00Z'],
  ])('start %s in %s', (text, zone, expected) => {
    expect(read({ at: text, zone })).toMatchObject({ scenario: { at: at(expected) }, problems: [] });
  });
});

describe('what is wrong is said, and the fallback is played', () => {
  test.each([
    [{ sev: 'SEV-9' }, 'sev', 'Unexpected severity "SEV-9", expected SEV-1', 'Did you mean "SEV-1"?'],
    [{ service: 'shp' }, 'service', 'Unexpected service "shp", expected shop', 'Did you mean "shop"?'],
    [{ at: '9999-01-01T00:00Z' }, 'at', 'Unexpected start "9999-01-01T00:00Z", expected a date and time between the years 2000 and 2100', 'Type it as 2026-11-28T03:00Z'],
    [{ at: '2026-02-30T00:00Z' }, 'at', 'Unexpected start "2026-02-30T00:00Z", expected a date and time between the years 2000 and 2100', 'Type it as 2026-11-28T03:00Z'],
    [{ at: 'yesterday' }, 'at', 'Unexpected start "yesterday", expected a date and time between the years 2000 and 2100', 'Type it as 2026-11-28T03:00Z'],
    [{ at: '+275760-09-13T00:00Z' }, 'at', 'Unexpected start "+275760-09-13T00:00Z", expected a date and time between the years 2000 and 2100', 'Type it as 2026-11-28T03:00Z'],
    [{ zone: 'Mars/Base' }, 'zone', 'Unexpected time zone "Mars/Base", expected one of the tz database', 'Type one such as Europe/Berlin or UTC'],
    [{ answers: ['ada'] }, 'answer', 'Unexpected answer "ada", expected PERSON@TIME', 'Type ada@7m'],
    [{ answers: ['adaa@7m'] }, 'answer', 'Unexpected person "adaa", expected somebody of the on-call file', 'Did you mean "ada"?'],
    [{ answers: ['ada@soon'] }, 'answer', 'Unexpected time "soon" of an answer, expected minutes since the trigger, up to 30 days', 'Type 7m, 7m30s or 1h'],
    [{ resolve: '-5m' }, 'resolve', 'Unexpected time to the resolution "-5m", expected minutes, up to 30 days', 'Type 60m or 1h'],
  ])('%o', (input, field, message, help) => {
    const result = read(input);
    expect(result.problems).toEqual([{ field, message, help }]);
    expect(result.scenario).toEqual({ ...fallback, resolve: undefined });
  });

  test('all faults at once, the rest is kept', () => {
    const { problems, scenario } = read({ sev: 'x', service: 'y', at: 'z', answers: ['ben@1m', 'nobody@x'] });
    expect(problems.map(({ field }) => field)).toEqual(['sev', 'service', 'at', 'answer', 'answer']);
    expect(scenario.answers).toEqual([{ person: 'ben', after: 60 }]);
  });

  test('a long text is cut, and a thousand answers are not read', () => {
    expect(read({ sev: 'x'.repeat(500) }).problems[0]?.message.length).toBeLessThan(130);
    expect(read({ answers: Array.from({ length: 1000 }, () => 'ada@1m') }).scenario.answers).toHaveLength(50);
  });

  test('no text throws', () => {
    fc.assert(fc.property(fc.record({ sev: fc.string(), service: fc.string(), at: fc.string(), zone: fc.string(), answers: fc.array(fc.string()), resolve: fc.string() }), (input) => {
      expect(read(input).scenario.at).toBeTypeOf('number');
    }));
  });
});

test.each([['7m', 420], ['7m30s', 450], ['90s', 90], ['1h', 3600], ['1h5m', 3900], ['7', 420], ['0', 0], ['', null], ['m', null], ['7 minutes', null], ['99999h', null], ['9999h', null], ['1e3', null]])('elapsed time %j is %s seconds', (text, seconds) => {
  expect(parseElapsed(text)).toBe(seconds);
});

test('elapsed time is read as it is written', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 30 * 86_400 }), (seconds) => {
    expect(parseElapsed(formatElapsed(seconds))).toBe(seconds);
  }));
});

test.each([
  ['2026-11-28T03:00Z', 'UTC', '2026-11-28T03:00Z'],
  ['2026-11-28T03:00:30Z', 'Europe/Berlin', '2026-11-28T04:00:30+01:00'],
  ['2026-11-28T03:00Z', 'America/St_Johns', '2026-11-27T23:30-03:30'],
  ['2026-11-28T03:00Z', 'Asia/Kathmandu', '2026-11-28T08:45+05:45'],
])('%s in %s is written %s', (instant, zone, expected) => {
  expect(formatLocal(at(instant), zone)).toBe(expected);
});

test('address and command lead back to the scenario', () => {
  const scenario: Scenario = { severity: 'SEV-1', service: 'shop', at: at('2026-10-25T01:30Z'), answers: [{ person: 'ada', after: 420 }, { person: 'ben', after: 450 }], resolve: 1800 };
  const query = scenarioQuery(scenario, 'Europe/Berlin');
  expect(query).toBe('sev=SEV-1&service=shop&at=2026-10-25T02:30%2B01:00&zone=Europe/Berlin&answer=ada@7m&answer=ben@7m30s&resolve=30m');
  const params = new URLSearchParams(query);
  const text = (key: string) => params.get(key) ?? undefined;
  expect(read({ sev: text('sev'), service: text('service'), at: text('at'), zone: text('zone'), answers: params.getAll('answer'), resolve: text('resolve') })).toEqual({ scenario, zone: 'Europe/Berlin', problems: [] });
  expect(scenarioCommand(scenario)).toBe('zephyr escalation simulate --sev SEV-1 --service shop --at 2026-10-25T01:30Z --answer ada@7m --answer ben@7m30s --resolve 30m');
});
