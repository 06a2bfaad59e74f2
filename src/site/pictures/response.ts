import { roundDuration } from '../../policy/duration.ts';
import type { Policy } from '../../policy/schema.ts';
import type { StatsRow } from '../../postmortem/stats.ts';
import { scaleTo } from './scale.ts';
import { drawStrip, type Mark } from './strip.ts';

/** Rows that are still read on a phone; the table beside the picture has them all. */
const MOST_ROWS = 12;

type Measure = 'toAcknowledge' | 'toResolve';
const SAYS: Record<Measure, { is: string; from: string }> = {
  toAcknowledge: { is: 'time to acknowledge', from: 'paged' },
  toResolve: { is: 'time to resolve', from: 'noticed' },
};

/**
 * Medians by month and severity as bars, the latest months last; `null` where no time is known.
 * Acknowledging has a limit, which is drawn: after the first wait of the chain the next one is paged.
 */
export function responsePicture(policy: Policy, rows: readonly StatsRow[], measure: Measure): string | null {
  const known = rows.flatMap((row) => {
    const { median } = row[measure];
    return median === null ? [] : [{ label: `${row.month ?? 'Month unknown'}, ${row.severity ?? 'severity unknown'}`, median }];
  });
  const shown = known.slice(-MOST_ROWS);
  if (shown.length === 0) return null;
  const limit = measure === 'toAcknowledge' ? (policy.escalation.steps[0]?.wait ?? null) : null;
  const { is, from } = SAYS[measure];
  const { to, ticks } = scaleTo(Math.max(60, limit ?? 0, ...shown.map(({ median }) => median)), from);
  const flag: Mark[] = limit === null ? [] : [{ shape: 'flag', at: limit }];
  return drawStrip({
    from: 0,
    to,
    ticks,
    rows: shown.map(({ label, median }) => ({ label, value: roundDuration(median), marks: [{ shape: 'line', from: 0, to }, { shape: 'bar', from: 0, to: median, style: 'outlined' }, ...flag] })),
    says: `Median ${is}: ${shown.map(({ label, median }) => `${label}: ${roundDuration(median)}`).join('; ')}.`,
    caption: `Median ${is}, by month and severity.${limit === null ? '' : ' At the flag the next in the chain is paged.'}${shown.length < known.length ? ` The latest ${MOST_ROWS} of ${known.length}.` : ''}`,
  });
}
