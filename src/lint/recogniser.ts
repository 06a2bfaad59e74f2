import type { RecogniserContext } from '../actions/model.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';

/** What the recogniser of action items knows in a project; without policy or roster it reads what anybody could. */
export function recogniserContext(policy: Policy | null, oncall: OnCall | null): RecogniserContext {
  const tracker = policy?.postMortem.actionItems.tracker;
  return {
    people: (oncall?.people ?? []).map(({ id, name, handles }) => ({ id, name, handles })),
    teams: oncall ? [...new Set([...oncall.rotations, ...oncall.services].map(({ name }) => name))] : [],
    prefixes: tracker?.prefixes ?? [],
    hosts: tracker?.hosts ?? [],
  };
}
