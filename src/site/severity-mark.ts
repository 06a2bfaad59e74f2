/**
 * The mark of a severity: a shape that is the fuller the worse it is (a disc for the worst, a ring for the mildest), the word, and a
 * colour. Shape and word are each enough to tell them apart.
 */
import { fillOf } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { escapeHtml } from './html.ts';

const FULL = 8;

/** The classes that give an element the colour and, in prose, the shape of a severity. */
export const markClass = (policy: Policy, id: string): string => `severity fill-${fillOf(policy, id)}`;

/** The shape alone, one letter high; says nothing to a screen reader, since the word stands beside it. */
export function mark(fill: number): string {
  return `<svg class="mark" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">${shape(fill)}</svg>`;
}

/** Shape and word. */
export function badge(policy: Policy, id: string): string {
  return `<span class="${markClass(policy, id)}">${mark(fillOf(policy, id))}${escapeHtml(id)}</span>`;
}

const RING = '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2.5"/>';

/** A ring, and in it a slice that grows clockwise from the bottom: half of it is the left half. */
function shape(fill: number): string {
  if (fill >= FULL) return '<circle cx="8" cy="8" r="7.25" fill="currentColor"/>';
  if (fill <= 0) return RING;
  const angle = (fill / FULL) * 2 * Math.PI;
  const [x, y] = [8 - 6 * Math.sin(angle), 8 + 6 * Math.cos(angle)].map((at) => Number(at.toFixed(2)));
  return `${RING}<path d="M8 8V14A6 6 0 ${fill > FULL / 2 ? 1 : 0} 1 ${x} ${y}z" fill="currentColor"/>`;
}
