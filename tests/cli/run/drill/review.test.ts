import { describe, expect, it } from 'vitest';
import { review } from '../../../../src/cli/run/drill/review.ts';
import { scenarios, type Scenario } from '../../../../src/cli/run/drill/scenario.ts';
import { policy } from '../../../providers/harness.ts';

const MINUTE = 60_000;
const scenario = (id: string): Scenario => scenarios.find((one) => one.id === id) ?? (() => { throw new Error(id); })();
const good = {
  declaredAt: 0,
  updates: [{ at: 20 * MINUTE, text: '', status: 'investigating' as const, by: null }],
  resolved: { at: 40 * MINUTE, text: '', by: null },
  roles: new Map([['lead-responder', ['ada']], ['speaker', ['ben', 'dana']]]),
  severities: [{ at: 0, severity: 'SEV-1', because: null, by: null }],
  acks: [{ person: 'ben', at: 7 * MINUTE, source: 'pager' as const }],
  lastAt: 40 * MINUTE,
};
const wrong = (...args: Parameters<typeof review>): [string, string][] => review(...args).filter(({ ok }) => !ok).map(({ name, message }) => [name, message]);

describe('the review', () => {
  it('finds nothing in an incident that followed the policy; at the deadline is in time', () => {
    expect(review(policy, scenario('nobody-answers'), good, true).map(({ name, ok, message }) => [name, ok, message])).toEqual([
      ['Updates', true, '1, none later than 20 minutes after the last one'],
      ['Lead responder', true, '1 person'],
      ['Speaker', true, '2 people'],
      ['Answer', true, 'ben answered 7 minutes after the declaration'],
      ['Resolution', true, 'the incident was closed, and both deadlines began'],
      ['Post-mortem', true, 'a draft is there; it would be due within 5 days'],
    ]);
  });

  it.each([
    ['an update that is late', { updates: [{ at: 23 * MINUTE, text: '', status: 'investigating' as const, by: null }] }, [['Updates', '1 of 2 came late, by 3 minutes']]],
    ['silence until the end', { updates: [] }, [['Updates', '1 of 1 came late, by 20 minutes']]],
    ['a role that nobody had', { roles: new Map([['speaker', ['ben']]]) }, [['Lead responder', 'nobody had this role']]],
    ['an incident that is still open', { resolved: null }, [['Resolution', 'the incident is still open']]],
    ['pages that nobody answered', { acks: [] }, [['Answer', 'nobody answered a page']]],
  ])('%s', (_, changes, expected) => {
    expect(wrong(policy, scenario('nobody-answers'), { ...good, ...changes }, true)).toEqual(expected);
  });

  it('a severity that should have risen', () => {
    expect(wrong(policy, scenario('scope-widens'), good, true)).toEqual([['Severity', 'never raised to SEV-0, although a whole region was down']]);
    expect(wrong(policy, scenario('scope-widens'), { ...good, severities: [...good.severities, { at: MINUTE, severity: 'SEV-0', because: null, by: null }] }, true)).toEqual([]);
  });

  it('lateness that the scenario caused is no fault, more is', () => {
    const late = { ...good, updates: [{ at: 24 * MINUTE, text: '', status: 'investigating' as const, by: null }] };
    expect(wrong(policy, scenario('late-update'), late, true)).toEqual([]);
    expect(wrong(policy, scenario('late-update'), { ...late, resolved: { at: 60 * MINUTE, text: '', by: null } }, true)).toEqual([['Updates', '2 of 2 came late, by 4 minutes, 16 minutes']]);
  });

  it('a draft that could not be written', () => {
    expect(wrong(policy, scenario('nobody-answers'), good, false)).toEqual([['Post-mortem', 'no draft could be written']]);
  });
});
