/**
 * The time as rules ask for it. A rule that asks one of these questions, and not for `now` itself, says with it how long
 * its answer holds: what was found in a document can then be kept until then.
 */
import { parseInstant } from '../postmortem/deadline.ts';
import type { Seconds } from '../policy/duration.ts';
import type { LintContext } from './rule.ts';

const DAY = 86_400;

/** Whether an instant (seconds since 1970) lies in the past. */
export function isPast(context: LintContext, instant: Seconds): boolean {
  const at = secondsOf(context);
  const past = at > instant;
  if (past) context.clock?.holds(instant + 1, Infinity);
  else context.clock?.holds(-Infinity, instant + 1);
  return past;
}

/** Days since 1970, UTC. */
export function today(context: LintContext): number {
  const day = Math.floor(secondsOf(context) / DAY);
  context.clock?.holds(day * DAY, (day + 1) * DAY);
  return day;
}

/** The day of the run as a date, `2026-03-14`, UTC. */
export function dateToday(context: LintContext): string {
  const day = today(context);
  return Number.isNaN(day) ? context.now.slice(0, 10) : new Date(day * DAY * 1000).toISOString().slice(0, 10);
}

function secondsOf(context: LintContext): Seconds {
  return parseInstant(context.clock?.now ?? context.now) ?? Number.NaN;
}
