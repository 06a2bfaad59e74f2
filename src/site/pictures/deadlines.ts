import { shortDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';
import { listed } from '../html.ts';
import { hoursScale } from './scale.ts';
import { drawStrip } from './strip.ts';

const ZERO: Record<Policy['postMortem']['from'], string> = { resolution: 'resolved', declaration: 'declared', detection: 'detected' };

/** What is owed after an incident, and until when. */
export function deadlinesPicture(policy: Policy): string {
  const { customerEmail, postMortem, severities } = policy;
  // Two clocks that start at different moments share the axis, which then says neither moment.
  const zero = customerEmail.from === postMortem.from ? ZERO[postMortem.from] : '0';
  const { to, ticks } = hoursScale(policy, zero);
  const ids = (key: 'customerEmail' | 'postMortem'): string => listed(severities.filter((severity) => severity[key]).map(({ id }) => id));
  const clock = (label: string, due: number, from: keyof typeof ZERO) => ({
    label,
    value: zero === '0' ? `${shortDuration(due)} from ${ZERO[from]}` : shortDuration(due),
    marks: [{ shape: 'bar', from: 0, to: due, style: 'outlined' } as const, { shape: 'flag', at: due } as const],
  });
  const rows = [clock(`Customer e-mail: ${ids('customerEmail')}`, customerEmail.due, customerEmail.from), clock(`Post-mortem: ${ids('postMortem')}`, postMortem.due, postMortem.from)];
  return drawStrip({
    from: 0,
    to,
    ticks,
    rows,
    says: `The customer e-mail is due ${shortDuration(customerEmail.due)} after ${customerEmail.from}, for ${ids('customerEmail')}; the post-mortem ${shortDuration(postMortem.due)} after ${postMortem.from}, for ${ids('postMortem')}.`,
    caption: 'In time at the flag, late after it. Hours run through nights and weekends.',
  });
}
