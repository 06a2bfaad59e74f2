/** Findings of `zephyr doctor`, in one form. */
import { ProviderError, type Check } from '../incident/ports.ts';

export function checkOf(name: string, ok: boolean, { good, bad, fix }: { good: string; bad: string; fix: string }): Check {
  return ok ? { name, ok, message: good, fix: null } : { name, ok, message: bad, fix };
}

/** A check that could not be made. Errors that are no `ProviderError` are faults of ours and stay visible as such. */
export function faultOf(name: string, error: unknown): Check {
  if (error instanceof ProviderError) return { name, ok: false, message: error.message, fix: fixOf(error) };
  return { name, ok: false, message: 'the check itself failed, which is a fault of Zephyr', fix: 'Please report it.' };
}

/** What to do, without the part about an incident: there is none. */
function fixOf({ kind, todo }: ProviderError): string {
  if (kind === 'rate-limit' || kind === 'unknown-outcome') return 'Run zephyr doctor again in a minute.';
  return `${todo.replace(/[;,]? then run zephyr incident resume\.$/, '').replace(/\.$/, '')}, then run zephyr doctor again.`;
}
