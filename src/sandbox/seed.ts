/** Services filled so that everything a policy and a rota need is there. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { EscalationStep, Policy } from '../policy/schema.ts';
import type { LinearSeed } from './linear.ts';
import type { PagerDutySeed } from './pagerduty.ts';
import { METHODS } from './slack-schemas.ts';
import type { SlackSeed } from './slack.ts';
import type { StatuspageSeed } from './statuspage.ts';

export interface Seed {
  slack: SlackSeed;
  statuspage: StatuspageSeed;
  linear: LinearSeed;
  pagerduty: PagerDutySeed;
  webhook: { secret: string };
}

/** Values of the sandbox, no secrets: nothing outside this machine accepts them. */
export const SANDBOX_TOKENS = {
  slack: 'xoxb-sandbox-zephyr',
  statuspage: 'sandbox-statuspage-key',
  linear: 'lin_api_sandbox',
  pagerduty: 'sandbox-pagerduty-token',
  webhook: 'sandbox-webhook-secret',
} as const;
export const SANDBOX_PAGE = 'sandboxpage1';
/** Key of the team whose tickets are those of services that name none. */
export const SANDBOX_TEAM = 'OPS';
/** Scopes that a bot of Zephyr needs besides those of its methods. */
const FURTHER_SCOPES = ['reactions:read'];

const MINUTE = 60;

export function seedFrom(policy: Policy, { people, services, rotations }: OnCall): Seed {
  const teams = [...new Set(services.map(({ ids }) => ids.linear ?? SANDBOX_TEAM))].map((key, k) => ({ id: `team-${k + 1}`, key, name: `${key} team` }));
  const scopes = [...new Set([...Object.values(METHODS).flatMap(({ scope }) => (scope === null ? [] : [scope])), ...FURTHER_SCOPES])];
  return {
    slack: {
      tokens: { [SANDBOX_TOKENS.slack]: scopes },
      team: 'Zephyr sandbox',
      users: people.flatMap(({ name, ids, contact }, k) => (ids.slack === undefined && contact.email === undefined ? [] : [{ id: ids.slack ?? `U0SANDBOX${k}`, name, email: contact.email ?? null }])),
    },
    statuspage: {
      token: SANDBOX_TOKENS.statuspage,
      page: { id: SANDBOX_PAGE, name: 'Status' },
      components: services.flatMap(({ name, ids }) => (ids.statuspage === undefined ? [] : [{ id: ids.statuspage, name }])),
    },
    linear: { key: SANDBOX_TOKENS.linear, teams, labels: [{ id: 'label-1', name: policy.postMortem.actionItems.label, team: null }, { id: 'label-2', name: 'incident', team: null }], users: people.map(({ id, name, ids, contact }) => ({ id: `user-${id}`, name, displayName: ids.linear ?? id, email: contact.email ?? `${id}@sandbox.example` })) },
    pagerduty: {
      apiToken: SANDBOX_TOKENS.pagerduty,
      users: people.flatMap(({ contact }) => (contact.email === undefined ? [] : [contact.email])),
      ...pagerDutyOf(policy, services, rotations),
    },
    webhook: { secret: SANDBOX_TOKENS.webhook },
  };
}

/** Routing key of a service or a target in the sandbox, as `PAGERDUTY_ROUTING_KEY` lists them. */
export function sandboxRoutingKeys(policy: Policy, { services }: OnCall): string {
  return [...services.map(({ id }) => id), ...targetsOf(policy)].map((name) => `${name}=${keyOf(name)}`).join(' ');
}

const keyOf = (name: string): string => `sandbox-key-${name}`;
const targetsOf = (policy: Policy): string[] => Object.entries(policy.targets).filter(([, { rotation }]) => rotation !== 'service-owner').map(([id]) => id);

/** A PagerDuty service for each service and each target, with the policy's own chain. */
function pagerDutyOf(policy: Policy, services: OnCall['services'], rotations: OnCall['rotations']): Pick<PagerDutySeed, 'services' | 'escalationPolicies'> {
  const { steps, whenExhausted } = policy.escalation;
  const loops = whenExhausted === 'repeat' ? 9 : 0;
  const schedule = (rotation: string): { id: string; name: string } => ({ id: `PSCHED${rotations.findIndex(({ id }) => id === rotation)}`, name: rotations.find(({ id }) => id === rotation)?.name ?? rotation });
  const rules = (rotation: string, chain: readonly EscalationStep[]): PagerDutySeed['escalationPolicies'][number]['rules'] =>
    chain.map(({ page, wait }) => ({ minutes: wait / MINUTE, targets: [schedule(policy.targets[page]?.rotation ?? rotation)] }));
  const chainFrom = (target: string): readonly EscalationStep[] => {
    const own = steps.findIndex(({ page }) => page === target);
    return own < 0 ? steps : steps.slice(own);
  };
  const made = [
    ...services.map(({ id, name, owner, ids }) => ({ id: ids.pagerduty ?? `PSVC${id}`, name, route: id, rules: rules(owner, steps) })),
    ...targetsOf(policy).map((id) => ({ id: `PTGT${id}`, name: policy.targets[id]?.name ?? id, route: id, rules: rules(policy.targets[id]?.rotation ?? '', chainFrom(id)) })),
  ];
  return {
    services: made.map(({ id, name, route }, k) => ({ id, name, key: keyOf(route), escalationPolicy: `PEPOL${k}` })),
    escalationPolicies: made.map(({ name, rules: own }, k) => ({ id: `PEPOL${k}`, name, loops, rules: own })),
  };
}
