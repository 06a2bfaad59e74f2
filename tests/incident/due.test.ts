import { describe, expect, it } from 'vitest';
import { planEmailSent, planPostMortemPublished, planResolve, planSeverity, planUpdate } from '../../src/incident/plan-changes.ts';
import { deadlinesAfter, decidingSeverity, dueOf } from '../../src/incident/due.ts';
import { follow, type IncidentState } from '../../src/incident/state.ts';
import { oncall, openIncident, OWN_CHAIN, policy, recordOf, SERVICES, situationAt, START } from './situation.ts';

const MINUTE = 60_000;
const take = (state: IncidentState, plan: { entry: Parameters<typeof recordOf>[0] }, minutes: number): void => follow(state, recordOf(plan.entry, START + minutes * MINUTE, 50));
const duesAt = (state: IncidentState, minutes: number) => dueOf(policy, oncall, state, START + minutes * MINUTE).filter(({ kind }) => kind !== 'resume').map(({ kind, at, due, late }) => `${kind} ${(at - START) / MINUTE}${due ? ' due' : ''}${late ? ' late' : ''}`);

describe('what is due', () => {
  it('is an update 20 minutes after the last one; met at the deadline, late after it', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-2' });
    // This policy counts the post-mortem from detection: 5 days.
    expect(duesAt(state, 19)).toEqual(['update 20', 'post-mortem 7200']);
    expect(duesAt(state, 20)).toEqual(['update 20 due', 'post-mortem 7200']);
    expect(duesAt(state, 21)).toEqual(['update 20 due late', 'post-mortem 7200']);
    take(state, planUpdate(situationAt(state, 21), { text: 'x', publicText: null, status: 'identified', by: null }), 21);
    expect(duesAt(state, 22)).toEqual(['update 41', 'post-mortem 7200']);
  });
  it('ends with the resolution, the e-mail sent and the post-mortem published', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-1' });
    take(state, planResolve(situationAt(state, 60), { text: 'over', publicText: null, by: null }), 60);
    expect(duesAt(state, 61)).toEqual(['email 2160', 'post-mortem 7200']);
    take(state, planEmailSent(situationAt(state, 90), '2026-03-14T04:20:00Z'), 90);
    expect(duesAt(state, 91)).toEqual(['post-mortem 7200']);
    take(state, planPostMortemPublished(situationAt(state, 95), 'content/reviews/x.md'), 95);
    expect(duesAt(state, 96)).toEqual([]);
  });
  it('follows the last severity, or the worst, as the policy says', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-1' });
    take(state, planSeverity(situationAt(state, 5), { severity: 'SEV-3', because: null, by: null }), 5);
    expect(decidingSeverity(policy, state)).toBe('SEV-3');
    expect(decidingSeverity({ ...policy, severityChange: { ...policy.severityChange, decides: 'worst' } }, state)).toBe('SEV-1');
  });
  it('is the next page, where Zephyr runs the chain', () => {
    expect(duesAt(openIncident(OWN_CHAIN, { severity: 'SEV-2' }), 1)).toEqual(['page 4', 'update 20', 'post-mortem 7200']);
    expect(duesAt(openIncident(OWN_CHAIN, { severity: 'SEV-2' }), 5)[0]).toBe('page 4 due late');
  });
  it('is no page any more once it is resolved', () => {
    const state = openIncident(OWN_CHAIN, { severity: 'SEV-2' });
    take(state, planResolve(situationAt(state, 60, OWN_CHAIN), { text: 'over', publicText: null, by: null }), 60);
    expect(duesAt(state, 61)).toEqual(['post-mortem 7200']);
  });
  it('is no page where there is no rota', () => {
    expect(dueOf(policy, null, openIncident(OWN_CHAIN), START).map(({ kind }) => kind)).toEqual(['update', 'post-mortem']);
  });
  it('is nothing that counts from a resolution before there is one', () => {
    const late = { ...policy, customerEmail: { ...policy.customerEmail, from: 'resolution' as const }, postMortem: { ...policy.postMortem, from: 'resolution' as const } };
    const state = openIncident(SERVICES, { severity: 'SEV-1' });
    expect(deadlinesAfter(late, state)).toEqual([]);
    expect(deadlinesAfter(late, { ...state, resolved: { at: START, text: 'over', by: null } }).map(({ kind, at }) => `${kind} ${(at - START) / MINUTE}`)).toEqual(['email 2160', 'post-mortem 7200']);
  });
  it('is to resume what is unfinished, and nothing where all is done', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-2' });
    const resume = (): string[] => dueOf(policy, oncall, state, START + 21 * MINUTE).filter(({ kind }) => kind === 'resume').map(({ title, todo, late }) => `${title}: ${todo}${late ? ', late' : ''}`);
    expect(resume()).toEqual([]);
    const plan = planUpdate(situationAt(state, 20), { text: 'x', publicText: null, status: 'identified', by: null });
    take(state, { entry: { ...plan.entry, steps: plan.steps.slice(0, 1) } }, 20);
    expect(resume()).toEqual(['1 unfinished step: zephyr incident resume INC-2026-0314-k3f9, late']);
    take(state, { entry: { ...plan.entry, steps: plan.steps.slice(1, 2) } }, 20);
    expect(resume()).toEqual(['2 unfinished steps: zephyr incident resume INC-2026-0314-k3f9, late']);
  });
  it('does not go back with the clock', () => {
    const state = openIncident(SERVICES, { severity: 'SEV-2' });
    take(state, planUpdate(situationAt(state, 30), { text: 'x', publicText: null, status: 'identified', by: null }), 30);
    expect(duesAt(state, -500)).toEqual(['update 50', 'post-mortem 7200']);
  });
});
