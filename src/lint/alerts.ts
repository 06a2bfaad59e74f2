import { alertRulesOf } from '../documents/alerts.ts';
import type { AlertRule } from '../documents/alerts.ts';
import type { LintContext } from './rule.ts';

type Files = ReturnType<NonNullable<LintContext['alertFiles']>>;

const known = new WeakMap<Files, readonly AlertFile[]>();

export interface AlertFile {
  path: string;
  rules: readonly AlertRule[];
}

/** The project's files with alert rules in them. Parsed once for all rules. */
export function alertsOf({ alertFiles }: LintContext): readonly AlertFile[] {
  const files = alertFiles?.() ?? [];
  const before = known.get(files);
  if (before) return before;
  const read = files.map(({ path, text }) => ({ path, rules: alertRulesOf(text) })).filter(({ rules }) => rules.length > 0);
  known.set(files, read);
  return read;
}
