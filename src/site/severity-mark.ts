/**
 * The mark of a severity: a shape (filled for the worst, half filled, outlined for the mildest), the word, and a colour.
 * Each of the three alone is enough to tell them apart.
 */
import { rankOf } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { escapeHtml } from './html.ts';

export type Weight = 'worst' | 'middle' | 'mildest';

/** Which of the three marks a severity wears: the first of the ladder, the last, or one between. */
export function weightOf(policy: Policy, id: string): Weight {
  const rank = rankOf(policy, id);
  if (rank === 0) return 'worst';
  return rank === policy.severities.length - 1 ? 'mildest' : 'middle';
}

const RING = '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2.5"/>';
const SHAPES: Record<Weight, string> = {
  worst: '<circle cx="8" cy="8" r="7.25" fill="currentColor"/>',
  middle: `${RING}<path d="M8 2a6 6 0 0 0 0 12z" fill="currentColor"/>`,
  mildest: RING,
};

/** The shape alone, one letter high; says nothing to a screen reader, since the word stands beside it. */
export const mark = (weight: Weight): string => `<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${SHAPES[weight]}</svg>`;

/** Shape and word. */
export function badge(policy: Policy, id: string): string {
  const weight = weightOf(policy, id);
  return `<span class="severity ${weight}">${mark(weight)}${escapeHtml(id)}</span>`;
}
