/** The two scales of the pictures: minutes of an incident, and hours after it. Equal times are equally long wherever they are drawn. */
import { shortDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';

export interface Scale {
  /** End of the axis, in seconds. */
  to: number;
  ticks: readonly { at: number; label: string }[];
}

const HOUR = 3600;
const DAY = 86_400;
const STEPS = [60, 300, 600, 900, 1800, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY];
const MOST_TICKS = 5;
/** More marks than this on one row cannot be told apart on a phone. */
export const MOST_MARKS = 30;

/** An axis from 0 that reaches `seconds`, with round ticks and no more than fit. */
export function scaleTo(seconds: number, zero: string): Scale {
  const step = STEPS.find((each) => seconds / each <= MOST_TICKS - 1) ?? 10 * 364 * DAY;
  const count = Math.max(Math.ceil(seconds / step), 1);
  const ticks = Array.from({ length: count + 1 }, (_, index) => ({ at: index * step, label: index === 0 ? zero : shortDuration(index * step) }));
  return { to: count * step, ticks };
}

/** One pass of the escalation chain, in seconds. */
export const passLength = (policy: Policy): number => policy.escalation.steps.reduce((sum, step) => sum + step.wait, 0);

/** An hour, or longer where one pass of the chain or two updates take longer. */
export const minutesScale = (policy: Policy, zero: string): Scale => scaleTo(Math.max(HOUR, passLength(policy), 2 * policy.updates.every), zero);

/** Three days, or as long as the longest deadline. */
export const hoursScale = (policy: Policy, zero: string): Scale => scaleTo(Math.max(policy.postMortem.due, policy.customerEmail.due), zero);
