/** What an incident owes, and by when. Minutes and hours are elapsed time; a deadline is met at the deadline and late after it. */
import { worst } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { chainPages, chainsSoFar, unsent } from './paging.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { IncidentState } from './state.ts';
import { unfinished } from './state.ts';

export interface Due {
  incident: string;
  kind: 'update' | 'email' | 'post-mortem' | 'page' | 'resume';
  /** What is owed: `Status update`. */
  title: string;
  /** Milliseconds since 1970. */
  at: number;
  /** The time has come or is over: `at` is not after now. */
  due: boolean;
  /** The deadline has passed. */
  late: boolean;
  /** What to type. */
  todo: string;
}

type Timed = Pick<Due, 'kind' | 'title' | 'at' | 'todo'>;

/** The severity that decides what is owed afterwards: the worst it ever had, or the last, as the policy says. */
export function decidingSeverity(policy: Policy, { severity, severities }: Pick<IncidentState, 'severity' | 'severities'>): string {
  if (policy.severityChange.decides === 'last') return severity;
  return worst(policy, severities.map((one) => one.severity))?.id ?? severity;
}

/** Customer e-mail and post-mortem, whose clocks have started and which are not done yet. */
export function deadlinesAfter(policy: Policy, state: Pick<IncidentState, 'id' | 'severity' | 'severities' | 'declaredAt' | 'detectedAt' | 'resolved' | 'emailSentAt' | 'postMortem' | 'drill'>): readonly Timed[] {
  // A severity that the policy has no longer owes what the worst one does, as every doubt rounds up.
  const deciding = decidingSeverity(policy, state);
  const { customerEmail, postMortem } = policy.severities.find(({ id }) => id === deciding) ?? policy.severities[0] ?? { customerEmail: true, postMortem: true };
  const start = { resolution: state.resolved?.at ?? null, declaration: state.declaredAt, detection: state.detectedAt };
  const email = start[policy.customerEmail.from];
  const written = start[policy.postMortem.from];
  return [
    ...(customerEmail && !state.drill && state.emailSentAt === null && email !== null
      ? [{ kind: 'email' as const, title: 'Customer e-mail', at: email + policy.customerEmail.due * 1000, todo: `zephyr comms email --incident ${state.id}` }]
      : []),
    ...(postMortem && state.postMortem === null && written !== null
      ? [{ kind: 'post-mortem' as const, title: 'Post-mortem', at: written + policy.postMortem.due * 1000, todo: `zephyr postmortem new --incident ${state.id}` }]
      : []),
  ];
}

/** When the next status update is due; `null` once resolved. Counted from the last update, or from the declaration. */
export function updateDueAt(policy: Policy, { resolved, updates, declaredAt }: IncidentState): number | null {
  if (resolved !== null) return null;
  return (updates.at(-1)?.at ?? declaredAt) + policy.updates.every * 1000;
}

/** Everything an incident owes, the earliest first. `oncall` is null where the chain cannot be followed. */
export function dueOf(policy: Policy, oncall: OnCall | null, state: IncidentState, now: number): readonly Due[] {
  const clock = Math.max(now, state.lastAt);
  const update = updateDueAt(policy, state);
  const timed: Timed[] = [
    ...(update === null ? [] : [{ kind: 'update' as const, title: 'Status update', at: update, todo: `zephyr incident update --incident ${state.id} "…"` }]),
    ...deadlinesAfter(policy, state),
    ...(oncall === null ? [] : nextPage(policy, oncall, state, clock)),
    ...(unfinished(state).length > 0 ? [{ kind: 'resume' as const, title: `${unfinished(state).length} unfinished step${unfinished(state).length === 1 ? '' : 's'}`, at: state.lastAt, todo: `zephyr incident resume ${state.id}` }] : []),
  ];
  return timed
    .map((one): Due => ({ ...one, incident: state.id, due: one.at <= clock, late: one.at < clock }))
    .sort((a, b) => a.at - b.at || (a.kind < b.kind ? -1 : 1));
}

/** The next page of a chain that Zephyr runs itself. */
function nextPage(policy: Policy, oncall: OnCall, state: IncidentState, now: number): Timed[] {
  if (state.runsChain || state.resolved !== null || !policy.declaring.creates.includes('page')) return [];
  const { pages, next } = chainPages(policy, oncall, chainsSoFar(policy, state), now);
  const [missed] = unsent(pages, state);
  const at = missed?.at ?? next;
  return at === null ? [] : [{ kind: 'page', title: 'Next page of the chain', at, todo: 'zephyr due --watch' }];
}
