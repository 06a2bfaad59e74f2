/** Chains of an incident: one for each target paged at minute 0. */
import type { EscalationStep, Policy } from './schema.ts';

/** A level of a chain. */
export interface Level {
  /** Index in `escalation.steps`. */
  index: number;
  step: EscalationStep;
}

export interface Chain {
  /** Id of the target it starts with. */
  id: string;
  /** Levels in order; the first one is reached at minute 0. */
  levels: readonly Level[];
}

/**
 * The chains of a severity: each target paged at minute 0 has its own. It starts at the step that pages this very
 * target (the EM's chain is EM, founder), else at step 1.
 */
export function chainsOf(policy: Policy, severity: string): Chain[] {
  const { steps, firstTargets } = policy.escalation;
  const targets = new Set(policy.severities.find(({ id }) => id === severity)?.page);
  return [...targets].map((id) => {
    const start = Math.max(0, steps.findIndex(({ page }) => page === id));
    const levels = steps.map((step, index) => ({ index, step })).slice(start);
    return { id, levels: firstTargets === 'once' ? levels.slice(0, 1) : levels };
  });
}

/** Whether a chain starts again after its last level, until somebody acknowledges. */
export function chainsRepeat({ escalation: { whenExhausted, firstTargets } }: Policy): boolean {
  return whenExhausted === 'repeat' && firstTargets === 'own-chain';
}
