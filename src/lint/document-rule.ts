import type { Rule } from './rule.ts';

/** A rule whose findings are the problems that reading the document found: it has documentation and a level, and nothing to check. */
export function documentRule(rule: Pick<Rule, 'id' | 'title' | 'why' | 'examples'>): Rule {
  return { ...rule, policyKeys: [], level: 'error', kinds: ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'] };
}
