/** A policy and a rota with all four services, and an incident under them, for tests of plans. */
import type { Situation } from '../../src/incident/plan-changes.ts';
import { planOpen, type OpenRequest, type Services } from '../../src/incident/plan.ts';
import type { Entry, JournalRecord } from '../../src/incident/records.ts';
import { follow, stateOf, type IncidentState } from '../../src/incident/state.ts';
import { oncall, policy, START } from './world/harness.ts';

export { oncall, policy, START };

export const SERVICES: Services = {
  ids: { chat: 'chat', statusPage: 'status', ticket: 'tracker', pager: 'pager' },
  titles: { chat: 'Chat', statusPage: 'Status page', ticket: 'Tracker', pager: 'Pager' },
  pager: { runsChain: true, pagesNobody: false, needsChannel: false },
  channelPrefix: 'inc-',
  labels: ['incident'],
  runbook: { path: 'runbooks/outage.md', url: null },
};
export const OWN_CHAIN: Services = { ...SERVICES, pager: { runsChain: false, pagesNobody: false, needsChannel: false } };

export function requestOf(values: Partial<OpenRequest> = {}): OpenRequest {
  const service = oncall.services.find(({ id }) => id === 'checkout');
  if (!service) throw new Error('the fixture has no checkout');
  return { incident: 'INC-2026-0314-k3f9', summary: 'Checkout slow in Norway', severity: 'SEV-2', service, serviceFrom: 'given', drill: false, by: null, detected: null, ...values };
}

/** An incident that was opened at START, with every step done. */
export function openIncident(services: Services = SERVICES, values: Partial<OpenRequest> = {}): IncidentState {
  const state = stateOf([recordOf(planOpen(policy, oncall, requestOf(values), services, START).entry, START, 0)]);
  if (!state) throw new Error('nothing was opened');
  finish(state);
  return state;
}

/** Marks every step of a state as done. */
export function finish(state: IncidentState): void {
  for (const { step } of state.steps.values()) follow(state, recordOf({ type: 'done', step: step.id, result: { id: `id of ${step.id}`, url: `https://x.example/${step.id}` }, found: false }, state.lastAt, 1));
}

export function recordOf(entry: Entry, at: number, seq: number): JournalRecord {
  return { v: 1, seq, at: new Date(at).toISOString(), ...entry };
}

export function situationAt(state: IncidentState, minutes: number, services: Services = SERVICES): Situation {
  return { policy, oncall, state, services, now: START + minutes * 60_000 };
}
