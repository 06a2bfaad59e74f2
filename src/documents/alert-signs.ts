/** What can be seen of alert rules before a file is parsed. */

/** Among annotations the short forms mean the same; elsewhere they mean anything. */
export const ANNOTATION_KEY = /^(?:run|play)_?book(?:[_-]?(?:url|uri|link))?$/i;
/** Brackets that stay open; beyond, the parser's time grows with their square. */
const MOST_OPEN = 5000;

/** A quick look that says no where a text can hold no alert rule. */
export function mayHoldAlerts(text: string): boolean {
  return /runbook|playbook|\balert\s*"?\s*:|\b(?:condition|expressions)"?\s*:/i.test(text);
}

/** Whether a text is JSON without alerts: a dashboard is long, and read in a tenth of the time by the platform itself. */
export function isJsonWithout(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  let found = false;
  try {
    JSON.parse(text, function (key: string, value: unknown) {
      found ||= ANNOTATION_KEY.test(key) || key === 'alert' || (key === 'condition' && 'data' in (this as object)) || (key === 'expressions' && 'trigger' in (this as object));
      return value;
    });
  } catch {
    return false;
  }
  return !found;
}

/** Whether a text is nested deeper than the parser takes in good time. */
export function isTooDeep(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open += bracket === '[' || bracket === '{' ? 1 : -1;
    if (open > MOST_OPEN) return true;
  }
  return false;
}
