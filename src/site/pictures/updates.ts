import { shortDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';
import { capital, listed } from '../html.ts';
import { minutesScale, MOST_MARKS } from './scale.ts';
import { drawStrip, type Mark } from './strip.ts';

const PLACES: Record<Policy['updates']['to'][number], string> = { channel: 'the channel', 'status-page': 'the status page' };

/** The beat of updates: each is due one interval after the one before. */
export function updatesPicture(policy: Policy): string {
  const { every, to: places, withoutNews } = policy.updates;
  const { to, ticks } = minutesScale(policy, 'declared');
  const marks: Mark[] = [{ shape: 'line', from: 0, to }, { shape: 'point', at: 0, style: 'outlined' }];
  // Closer than dots can stand, they run together.
  if (to / every > MOST_MARKS) marks.push({ shape: 'bar', from: 0, to, style: 'filled' });
  else for (let at = every; at <= to; at += every) marks.push({ shape: 'point', at, style: 'filled' });
  const where = listed(places.map((place) => PLACES[place]));
  return drawStrip({
    from: 0,
    to,
    ticks,
    rows: [{ label: capital(where), value: `every ${shortDuration(every)}`, marks }],
    says: `From the declaration on, an update is due at least every ${shortDuration(every)}, to ${where}.`,
    caption: withoutNews ? 'Each dot is an update that is due, with news or without.' : 'Each dot is an update that is due when there is news.',
  });
}
