/** A severity of the policy in the words of the services. The policy's ladder may have any number of rungs. */
import { rankOf } from '../policy/severity.ts';
import type { Policy, Severity } from '../policy/schema.ts';
import type { ComponentStatus, Impact, Loudness, Priority } from './ports.ts';

/** The policy's severity of this id, one that somebody has just chosen. Throws where there is none. */
export function severityWithId(policy: Policy, id: string): Severity {
  const found = policy.severities.find((severity) => severity.id === id);
  if (!found) throw new Error(`the policy has no severity ${id}`);
  return found;
}

const at = <Word>(words: readonly [Word, ...Word[]], policy: Policy, severity: string): Word => words[Math.max(0, rankOf(policy, severity))] ?? (words.at(-1) as Word);

export function loudnessOf(policy: Policy, severity: string): Loudness {
  return at(['critical', 'error', 'warning', 'info'], policy, severity);
}

export function priorityOf(policy: Policy, severity: string): Priority {
  return at([1, 2, 3, 4], policy, severity);
}

export function impactOf(policy: Policy, severity: string): Impact {
  return at(['critical', 'major', 'minor'], policy, severity);
}

export function componentStatusOf(policy: Policy, severity: string): ComponentStatus {
  return at(['major_outage', 'partial_outage', 'degraded_performance'], policy, severity);
}
