import { shortDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';
import { capital } from '../html.ts';
import { minutesScale, MOST_MARKS, passLength } from './scale.ts';
import { drawStrip, type Mark } from './strip.ts';

/** Who a step of the chain pages, in words. */
export function stepName(policy: Policy, page: string): string {
  if (page === 'on-call') return 'the person on call';
  if (page === 'next-in-rotation') return 'the next in the rotation';
  return `the ${(policy.targets[page]?.name ?? page).replace(/^the /, '')}`;
}

/** The chain while nobody answers: who is paged when, and that it starts again. */
export function escalationPicture(policy: Policy): string {
  const { steps, whenExhausted } = policy.escalation;
  const { to, ticks } = minutesScale(policy, 'page');
  const pass = passLength(policy);
  let start = 0;
  const rows = steps.map(({ page, wait }) => {
    const marks: Mark[] = [];
    marks.push({ shape: 'bar', from: start, to: Math.min(start + wait, to), style: 'filled' });
    if (whenExhausted === 'repeat' && to / pass > MOST_MARKS) marks.push({ shape: 'bar', from: pass, to, style: 'hatched' });
    else if (whenExhausted === 'repeat') for (let at = start + pass; at < to; at += pass) marks.push({ shape: 'bar', from: at, to: Math.min(at + wait, to), style: 'hatched' });
    const row = { label: capital(stepName(policy, page)), value: start === 0 ? 'at once' : `after ${shortDuration(start)}`, marks };
    start += wait;
    return row;
  });
  const chain = rows.map(({ label, value }) => `${label.charAt(0).toLowerCase()}${label.slice(1)} ${value}`).join(', ');
  const again = whenExhausted === 'repeat' ? `After ${shortDuration(pass)} it starts again, until somebody acknowledges.` : `After ${shortDuration(pass)} it ends.`;
  return drawStrip({
    from: 0,
    to,
    ticks,
    rows,
    says: `While nobody answers, these are paged: ${chain}. ${again}`,
    caption: whenExhausted === 'repeat' ? `Filled: the first pass. Hatched: the chain has started again, after ${shortDuration(pass)}.` : `The chain ends after ${shortDuration(pass)}.`,
  });
}
