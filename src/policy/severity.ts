/** Severities by what people write, and their order. */
import type { Policy, Severity } from './schema.ts';

/** What makes two spellings the same: upper and lower case, spaces, hyphens and underscores do not count. */
export function foldSpelling(spelling: string): string {
  return spelling.toLowerCase().replace(/[\s_\-\u2010-\u2015]/g, '');
}

/** The severity that somebody wrote as `2`, `sev2`, `SEV-2` or any other spelling of the policy; `null` where it is none. */
export function severityOf(policy: Policy, spelling: string | number): Severity | null {
  const wanted = foldSpelling(String(spelling));
  return policy.severities.find((severity) => [severity.id, ...severity.spellings].some((one) => foldSpelling(one) === wanted)) ?? null;
}

/** Place on the ladder: 0 is the worst. `-1` where the policy has no such severity. */
export function rankOf(policy: Policy, id: string): number {
  return policy.severities.findIndex((severity) => severity.id === id);
}

/** Steps between the mildest mark and the worst: a ladder of nine, the longest there may be, still has a mark for each. */
const FULL = 8;

/** How full the mark of a severity is, 0 (the mildest, a ring) to 8 (the worst, a disc); no two severities of a ladder share one. */
export function fillOf(policy: Policy, id: string): number {
  const last = policy.severities.length - 1;
  return last === 0 ? FULL : FULL - Math.round((Math.max(rankOf(policy, id), 0) / last) * FULL);
}

/** The worst of some severities; `null` where none of them is on the ladder. */
export function worst(policy: Policy, ids: readonly string[]): Severity | null {
  return policy.severities.find((severity) => ids.includes(severity.id)) ?? null;
}
