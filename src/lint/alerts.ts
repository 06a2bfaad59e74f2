import { readAlerts } from '../documents/alerts.ts';
import type { ReadAlerts } from '../documents/alerts.ts';
import type { LintContext } from './rule.ts';

/** So many letters may be typed wrong in the name of an alert: KubeletDown and KubeAPIDown differ in three, and are two alerts. */
export const SLIPS = 2;

type Files = ReturnType<NonNullable<LintContext['alertFiles']>>;

const known = new WeakMap<Files, readonly AlertFile[]>();

export interface AlertFile extends ReadAlerts {
  path: string;
}

/** The project's files with alert rules in them, or with something that cannot be read. Parsed once for all rules. */
export function alertsOf({ alertFiles }: LintContext): readonly AlertFile[] {
  const files = alertFiles?.() ?? [];
  const before = known.get(files);
  if (before) return before;
  const read = files.map(({ path, text }) => ({ path, ...readAlerts(text) })).filter(({ rules, problem }) => rules.length > 0 || problem !== null);
  known.set(files, read);
  return read;
}
