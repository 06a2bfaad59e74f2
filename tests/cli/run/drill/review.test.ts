import { describe, expect, it } from 'vitest';
import { review } from '../../../../src/cli/run/drill/review.ts';
import { scenarios, type Scenario } from '../../../../src/cli/run/drill/scenario.ts';
import { oncall, policy } from '../../../providers/harness.ts';

const MINUTE = 60_000;
const scenario = (id: string): Scenario => scenarios.find((one) => one.id === id) ?? (() => { throw new Error(id); })();
const good = {
  declaredAt: 0,
  updates: [{ at: 20 * MINUTE, text: '', status: 'investigating' as const, by: null }],
  resolved: { at: 40 * MINUTE, text: '', by: null },
  roles: new Map([['lead-responder', ['ada']], ['speaker', ['ben', 'dana']]]),
  severities: [{ at: 0, severity: 'SEV-1', because: null, by: null }],
  acks: [{ person: 'ben', at: 7 * MINUTE, source: 'pager' as const }],
};
type Told = Parameters<typeof review>[1];
const reviewed = (id: string, told: Told, drafted = true) => review({ policy, oncall, scenario: scenario(id), ended: 50 * MINUTE }, told, drafted);
const wrong = (...args: Parameters<typeof reviewed>): [string, string][] => reviewed(...args).filter(({ ok }) => !ok).map(({ name, message }) => [name, message]);

describe('the review', () => {
  it('finds nothing in an incident that followed the policy; at the deadline is in time', () => {
    expect(reviewed('nobody-answers', good).map(({ name, ok, message }) => [name, ok, message])).toEqual([
      ['Updates', true, '1 update; nobody waited longer than 20 minutes'],
      ['Lead responder', true, '1 person'],
      ['Speaker', true, '2 people'],
      ['Answer', true, 'Ben Carter answered 7 minutes after the declaration'],
      ['Resolution', true, 'the incident was closed'],
      ['Post-mortem', true, 'a draft could be written; it would be due within 5 days'],
    ]);
  });

  it.each([
    ['an update that is late', { updates: [{ at: 23 * MINUTE, text: '', status: 'investigating' as const, by: null }] }, [['Updates', '1 update; once everybody waited too long, by 3 minutes']]],
    ['silence until the end', { updates: [] }, [['Updates', 'no updates; once everybody waited too long, by 20 minutes']]],
    ['a role that nobody had', { roles: new Map([['speaker', ['ben']]]) }, [['Lead responder', 'nobody had this role']]],
    ['an incident that is still open when the drill ends', { resolved: null }, [['Updates', '1 update; once everybody waited too long, by 10 minutes'], ['Resolution', 'the incident is still open']]],
    ['pages that nobody answered', { acks: [] }, [['Answer', 'nobody answered a page']]],
  ])('%s', (_, changes, expected) => {
    expect(wrong('nobody-answers', { ...good, ...changes })).toEqual(expected);
  });

  it('a severity that should have risen', () => {
    expect(wrong('scope-widens', good)).toEqual([['Severity', 'never raised to SEV-0, although a whole region was down']]);
    expect(wrong('scope-widens', { ...good, severities: [...good.severities, { at: MINUTE, severity: 'SEV-0', because: null, by: null }] })).toEqual([]);
  });

  it('lateness that the scenario caused is no fault, more is', () => {
    const late = { ...good, updates: [{ at: 24 * MINUTE, text: '', status: 'investigating' as const, by: null }] };
    expect(wrong('late-update', late)).toEqual([]);
    expect(wrong('late-update', { ...late, resolved: { at: 60 * MINUTE, text: '', by: null } })).toEqual([['Updates', '1 update; 2 times everybody waited too long, by 4 minutes, 16 minutes']]);
  });

  it('a draft that could not be written', () => {
    expect(wrong('nobody-answers', good, false)).toEqual([['Post-mortem', 'no draft could be written']]);
  });
});
