/** A rotation over a period: from one change to the next, never minute by minute. */
import type { Layer, Rotation } from '../policy/oncall-schema.ts';
import { dutyFrom, type Duty, type Scheduled } from './duty.ts';
import { intervalOf, type Instant, type Interval } from './instant.ts';
import { turnsBetween } from './turn.ts';
import { windowsBetween } from './window.ts';

/** A period in which the state of a rotation does not change. */
export interface DutySpan extends Interval {
  duty: Duty;
}

/** A period in which the same person is on call in the same way, or nobody. */
export interface Shift extends Interval {
  /** `null`: nobody is on call. */
  person: string | null;
  layer: string | null;
  by: 'schedule' | 'override' | null;
  /** Reason of a planned gap, else `null`. */
  gap: string | null;
}

interface LayerSpan extends Interval {
  scheduled: Scheduled;
}

/** When a layer has somebody on call: its turns, cut by its restrictions. */
function layerSpans(layer: Layer, from: Instant, to: Instant): LayerSpan[] {
  const turns = turnsBetween(layer, from, to);
  const open = layer.restrict.length > 0 ? windowsBetween(layer.restrict, layer.zone, from, to) : [{ from, to }];
  const spans: LayerSpan[] = [];
  let w = 0;
  for (const turn of turns) {
    while (w > 0 && (open[w - 1] as Interval).to > turn.from) w--;
    for (; w < open.length && (open[w] as Interval).from < turn.to; w++) {
      const window = open[w] as Interval;
      const span = { from: Math.max(turn.from, window.from, from), to: Math.min(turn.to, window.to, to) };
      if (span.from < span.to) spans.push({ ...span, scheduled: { layer: layer.id, person: turn.person, position: turn.position } });
    }
  }
  return spans;
}

/** The states of a rotation over [from, to): in order, without gap or overlap, each different from the one before. */
export function dutySpans(rotation: Rotation, from: Instant, to: Instant): DutySpan[] {
  if (from >= to) return [];
  const layers = rotation.layers.map((layer) => layerSpans(layer, from, to));
  const fixed = [...rotation.overrides, ...rotation.gaps].map(intervalOf).flatMap((entry) => [entry.from, entry.to]);
  const changes = [...layers.flat().flatMap((span) => [span.from, span.to]), ...fixed].filter((instant) => instant > from && instant < to);
  const edges = [...new Set([from, ...changes, to])].sort((a, b) => a - b);
  const cursor = layers.map(() => 0);
  const spans: DutySpan[] = [];
  for (const [k, edge] of edges.slice(0, -1).entries()) {
    const scheduled = layers.map((list, l) => {
      while ((list[cursor[l] as number]?.to ?? Infinity) <= edge) cursor[l] = (cursor[l] as number) + 1;
      const span = list[cursor[l] as number];
      return span && span.from <= edge ? span.scheduled : null;
    });
    spans.push({ from: edge, to: edges[k + 1] as number, duty: dutyFrom(rotation, scheduled, edge) });
  }
  return merge(spans, ({ duty }) => JSON.stringify(duty));
}

/** Who is on call over [from, to): contiguous, half-open, neighbours differ in person, layer or manner. */
export function shifts(rotation: Rotation, from: Instant, to: Instant): Shift[] {
  const all = dutySpans(rotation, from, to).map(({ duty, ...span }): Shift => ({
    ...span,
    person: duty.onCall?.person ?? null,
    layer: duty.onCall?.layer ?? null,
    by: duty.onCall?.by ?? null,
    gap: duty.gap,
  }));
  return merge(all, ({ person, layer, by, gap }) => JSON.stringify([person, layer, by, gap]));
}

/** Joins neighbours with the same key. */
function merge<Span extends Interval>(spans: readonly Span[], key: (span: Span) => string): Span[] {
  const merged: { span: Span; key: string }[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    const own = key(span);
    if (last?.key === own) last.span = { ...last.span, to: span.to };
    else merged.push({ span, key: own });
  }
  return merged.map(({ span }) => span);
}
