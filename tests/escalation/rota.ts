/** Small rotas and policies for the tests of the escalation, each saying only what it is about. */
import { readFileSync } from 'node:fs';
import { parseInstant, type Instant } from '../../src/escalation/instant.ts';
import type { Layer, OnCall, Person, Rotation } from '../../src/policy/oncall-schema.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { EscalationStep, Policy } from '../../src/policy/schema.ts';

/** The instant of an ISO 8601 text. */
export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`no instant: ${text}`);
  return instant;
}

export const person = (id: string, zone = 'UTC', awake = { from: '07:00', to: '23:00' }): Person => ({ id, name: id.toUpperCase(), handles: [], zone, awake, contact: { slack: `@${id}` }, ids: {} });

export const layer = (participants: string[], more: Partial<Layer> = {}): Layer => ({
  id: `layer-${participants.join('-')}`, zone: 'UTC', start: '2026-01-05T09:00', handoff: { every: '1 week' }, participants, restrict: [], ...more,
});

export const rotation = (id: string, layers: Layer[], more: Partial<Rotation> = {}): Rotation => ({ id, name: `${id} on-call`, layers, overrides: [], gaps: [], ...more });

/** An on-call file with everybody who stands in its rotations, awake from 07:00 to 23:00 UTC unless given. */
export function onCall(rotations: Rotation[], people: Person[] = []): OnCall {
  const ids = new Set(rotations.flatMap(({ layers, overrides }) => [...layers.flatMap(({ participants }) => participants), ...overrides.map((override) => override.person)]));
  for (const { id } of people) ids.delete(id);
  return {
    version: 1, example: true, rotations,
    people: [...people, ...[...ids].map((id) => person(id))],
    services: [{ id: 'shop', name: 'Shop', aliases: [], owner: rotations[0]?.id ?? 'shop', ids: {} }],
  };
}

const fixture = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'tests/fixtures/policy.yaml').policy;

/** Targets of the test policies: the owner, a second team (one person, or everybody), a lead and a director. */
const TARGETS: Policy['targets'] = {
  owner: { name: 'the owner', rotation: 'service-owner', everyone: false },
  team: { name: 'the team', rotation: 'team', everyone: false },
  'team-all': { name: 'the whole team', rotation: 'team', everyone: true },
  lead: { name: 'the lead', rotation: 'leads', everyone: false },
  director: { name: 'the director', rotation: 'directors', everyone: false },
};

export const step = (page: string, minutes: number): EscalationStep => ({ page, wait: minutes * 60 });

/** The usual chain: on call, next, lead, director, five minutes each. */
export const STEPS = [step('on-call', 5), step('next-in-rotation', 5), step('lead', 5), step('director', 5)];

/** A policy with one severity, `SEV-1`, that pages the given targets. */
export function policyWith(page: string[], escalation: Partial<Policy['escalation']> = {}, severity: Partial<Policy['severities'][number]> = {}): Policy {
  if (!fixture) throw new Error('tests/fixtures/policy.yaml is not valid');
  const [first] = fixture.severities;
  if (!first) throw new Error('tests/fixtures/policy.yaml has no severity');
  return {
    ...fixture,
    targets: TARGETS,
    severities: [{ ...first, id: 'SEV-1', page, ...severity }],
    updates: { every: 900, to: ['channel', 'status-page'], withoutNews: true },
    escalation: {
      steps: STEPS, whenExhausted: 'repeat', emptyStep: 'skip', nextInRotation: 'next-not-paged', firstTargets: 'own-chain',
      acknowledgement: 'chain', acknowledgementTimeout: 'none', ...escalation, simulate: { passes: 3, ...escalation.simulate },
    },
    postMortem: { ...fixture.postMortem, due: 259_200, from: 'resolution' },
    customerEmail: { ...fixture.customerEmail, due: 86_400, from: 'resolution' },
  };
}
