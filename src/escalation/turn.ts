/**
 * Turns of a layer. Turn n starts n turn lengths after the layer's `start`: calendar days (and weeks) keep the
 * local time of the start in the layer's zone, whatever DST does; hours and smaller are elapsed time.
 */
import { parseDuration } from '../policy/duration.ts';
import type { Layer } from '../policy/oncall-schema.ts';
import { instantOf, localAt, parseLocal } from './civil.ts';
import { SECOND, type Instant, type Interval } from './instant.ts';

/** One participant's turn. `position` is the place in the layer's `participants`. */
export interface Turn extends Interval {
  person: string;
  position: number;
}

/** Length of a turn in milliseconds, and whether it is counted in local days. */
function lengthOf(layer: Layer): { length: number; calendar: boolean } {
  const { every } = layer.handoff;
  return { length: (parseDuration(every) ?? 0) * SECOND, calendar: /(day|week)s?$/.test(every) };
}

/** The instant a layer starts: its first turn does. */
export const startOf = (layer: Layer): Instant => instantOf(parseLocal(layer.start) ?? 0, layer.zone);

/** First instant of turn n. */
function turnStart(layer: Layer, n: number): Instant {
  const { length, calendar } = lengthOf(layer);
  return calendar ? instantOf((parseLocal(layer.start) ?? 0) + n * length, layer.zone) : startOf(layer) + n * length;
}

/** The instant a layer ends, or Infinity. */
export const endOf = (layer: Layer): Instant => (layer.end === undefined ? Infinity : instantOf(parseLocal(layer.end) ?? 0, layer.zone));

function turn(layer: Layer, n: number): Turn | null {
  const position = n % layer.participants.length;
  const person = layer.participants[position];
  const from = turnStart(layer, n);
  const to = Math.min(turnStart(layer, n + 1), endOf(layer));
  return person !== undefined && from < to ? { from, to, person, position } : null;
}

/** The turn at an instant, `null` before the layer starts and from its end on. */
export function turnAt(layer: Layer, instant: Instant): Turn | null {
  const { length, calendar } = lengthOf(layer);
  const first = startOf(layer);
  if (instant < first || instant >= endOf(layer)) return null;
  if (length <= 0) return { from: first, to: endOf(layer), person: layer.participants[0] ?? '', position: 0 };
  const since = calendar ? localAt(instant, layer.zone) - (parseLocal(layer.start) ?? 0) : instant - first;
  // A DST change moves a handoff by hours at most, so the true turn is this one or a neighbour.
  const guess = Math.floor(since / length);
  for (const n of [guess, guess + 1, guess - 1]) {
    const found = n >= 0 ? turn(layer, n) : null;
    if (found && found.from <= instant && instant < found.to) return found;
  }
  return null;
}

/** The turns that meet [from, to), in order, not clipped. */
export function turnsBetween(layer: Layer, from: Instant, to: Instant): Turn[] {
  const turns: Turn[] = [];
  let next = turnAt(layer, Math.max(from, startOf(layer)));
  while (next && next.from < to) {
    turns.push(next);
    next = next.to < to ? turnAt(layer, next.to) : null;
  }
  return turns;
}
