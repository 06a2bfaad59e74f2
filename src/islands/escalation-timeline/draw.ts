/**
 * The timeline as SVG: a row for each person paged, on one axis. Shapes say what is what, no colour does: a flag is a
 * page, a bar rings, a dot with a line answers and works, hatched hours are slept through. Classes only, no ids.
 */
import type { Timeline, TimelineRow, Span } from '../../escalation/timeline.ts';
import { dayAndTime, elapsedWords } from '../../escalation/words.ts';
import { shape, type Shape } from './shape.ts';

export interface Drawing {
  /** In CSS pixels; drawn 1:1, so letters keep their size. */
  width: number;
  /** Instant of the trigger. */
  at: number;
  /** Zone of the times that belong to nobody. */
  zone: string;
  /** The minute looked at; local times are those of this minute. */
  cursor: number;
  /** What the picture shows, for whoever does not see it. */
  says: string;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10_080, 43_200];
const AXIS = 34;
const BAR = 14;
const EDGE = 8;
/** From this width on names stand beside their rows. */
const WIDE = 600;
const NAMES = 210;
/** Room for what falls due after the end of the axis. */
const LINE = 24;
const DEADLINES = { email: 'Customer e-mail due', postmortem: 'Post-mortem due' };

/** Where the minutes are, in pixels. */
export function scale(width: number, end: number): { x(minute: number): number; minute(x: number): number } {
  const left = width >= WIDE ? NAMES : EDGE;
  const length = width - EDGE - left;
  return {
    x: (minute) => round(left + (minute / end) * length),
    minute: (x) => Math.min(end, Math.max(0, ((x - left) / length) * end)),
  };
}

export function draw(timeline: Timeline, drawing: Drawing): Shape {
  const { width, at: trigger, zone, cursor, says } = drawing;
  const { end, rows, updates, empty, resolved, deadlines } = timeline;
  const { x } = scale(width, end);
  const wide = width >= WIDE;
  const rowHeight = wide ? 40 : 46;
  const people = rows.map((row, k) => personRow(row, AXIS + k * rowHeight, x, drawing, wide));
  const extras: [string, number[], (at: number, middle: number) => Shape][] = [
    ['Nobody to page', empty, (at, middle) => shape('path', { class: 'tl-empty', d: `M${at - 4} ${middle - 4}l8 8m0-8l-8 8` })],
    ['Updates due', updates.slice(0, 200), (at, middle) => shape('path', { class: 'tl-update', d: `M${at} ${middle - BAR / 2}v${BAR}` })],
  ];
  let top = AXIS + rows.length * rowHeight;
  const more = extras.filter(([, minutes]) => minutes.length > 0).map(([name, minutes, drawOne]) => {
    const middle = top + (wide ? rowHeight / 2 : 30);
    const row = shape('g', {}, label(name, '', top, wide, width), shape('path', { class: 'tl-track', d: `M${x(0)} ${middle}H${x(end)}` }), ...minutes.map((minute) => drawOne(x(minute), middle)));
    top += rowHeight;
    return row;
  });
  const later = deadlines.map(({ kind, minute }, k) =>
    label(DEADLINES[kind], `${dayAndTime(trigger + minute * 60_000, zone)}, after ${elapsedWords(minute)} →`, top + k * LINE, false, width));
  const height = top + 4;
  const bottom = top + deadlines.length * LINE + 8;
  const line = (minute: number, name: string): Shape => shape('path', { class: name, d: `M${x(minute)} ${AXIS - 10}V${height}` });
  return shape('svg', { class: 'tl', viewBox: `0 0 ${width} ${bottom}`, width, height: bottom, role: 'img', 'aria-label': says },
    ...ticks(end, width).map((minute) => shape('g', {}, line(minute, 'tl-tick'), tickLabel(minute, x(minute), width))),
    shape('path', { class: 'tl-axis', d: `M${x(0)} ${AXIS - 10}H${x(end)}` }),
    ...people, ...more,
    ...(resolved === null ? [] : [line(resolved, 'tl-resolved')]),
    line(Math.min(cursor, end), 'tl-cursor'),
    ...later,
  );
}

function personRow({ person, asleep, ringing, working, pages, answers }: TimelineRow, top: number, x: (minute: number) => number, { at, cursor, width }: Drawing, wide: boolean): Shape {
  const trackTop = wide ? top + 13 : top + 22;
  const middle = trackTop + BAR / 2;
  const bar = (name: string) => ({ from, to }: Span): Shape => shape('rect', { class: name, x: x(from), y: trackTop + 3, width: Math.max(1.5, round(x(to) - x(from) - 1)), height: BAR - 6 });
  const sleeping = asleep.some(({ from, to }) => from <= cursor && cursor < to);
  return shape('g', {},
    label(person.name, `${dayAndTime(at + cursor * 60_000, person.zone)}${sleeping ? ', asleep' : ''}`, top, wide, width),
    ...asleep.map((span) => shape('path', { class: 'tl-asleep', d: hatch(x(span.from), x(span.to), trackTop, BAR) })),
    shape('path', { class: 'tl-track', d: `M${x(0)} ${middle}H${width - EDGE}` }),
    ...ringing.map(bar('tl-ringing')),
    ...working.map(({ from, to }) => shape('path', { class: 'tl-working', d: `M${x(from)} ${middle}H${x(to)}` })),
    ...pages.map((minute) => shape('path', { class: 'tl-page', d: `M${x(minute)} ${trackTop + BAR + 2}V${trackTop - 3}l8 4-8 4z` })),
    ...answers.map((minute) => shape('g', {}, shape('circle', { class: 'tl-answer', cx: x(minute), cy: middle, r: 7 }), shape('path', { class: 'tl-check', d: `M${x(minute) - 3} ${middle}l2.2 2.5 3.8-5` }))),
  );
}

/** A name and what stands under it, or at the other end of its line. Beside the rows names begin where the text of the page does. */
function label(name: string, more: string, top: number, under: boolean, width: number): Shape {
  const inset = width >= WIDE ? 0 : EDGE + 5;
  return under
    ? shape('g', {}, shape('text', { class: 'tl-name', x: inset, y: top + 17 }, cut(name, 26)), shape('text', { class: 'tl-local', x: inset, y: top + 33 }, more))
    : shape('g', {}, shape('text', { class: 'tl-name', x: inset, y: top + 15 }, cut(name, 26)), shape('text', { class: 'tl-local', x: width - Math.max(inset, EDGE), y: top + 15, 'text-anchor': 'end' }, more));
}

function tickLabel(minute: number, x: number, width: number): Shape {
  const anchor = x > width - 30 ? 'end' : x < 24 ? 'start' : 'middle';
  return shape('text', { class: 'tl-tick-label', x: anchor === 'end' ? width - EDGE : x, y: 14, 'text-anchor': anchor }, minute === 0 ? 'page' : minute % 1440 === 0 ? `${minute / 1440} d` : minute % 60 === 0 && minute >= 180 ? `${minute / 60} h` : `${minute} min`);
}

/** Round minutes that leave room for their labels. */
function ticks(end: number, width: number): number[] {
  const most = (width >= WIDE ? width - NAMES : width) / 62;
  const step = STEPS.find((each) => end / each <= most) ?? 525_600;
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, k) => k * step);
}

/** Diagonal strokes that fill a box, as one path. */
function hatch(left: number, right: number, top: number, height: number): string {
  let path = '';
  for (let start = left - height + 3; start < right; start += 6) {
    const from = Math.max(start, left);
    const to = Math.min(start + height, right);
    if (to > from) path += `M${round(from)} ${round(top + height - (from - start))}L${round(to)} ${round(top + height - (to - start))}`;
  }
  return path || `M${left} ${top}`;
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const round = (pixels: number): number => Math.round(pixels * 10) / 10;
