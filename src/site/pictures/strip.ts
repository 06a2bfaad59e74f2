/**
 * The one way time is drawn: an axis on top, below it a row for each thing that takes time.
 * Everything is a shape in ink (filled, hatched, outlined), so that it reads in print and without colour.
 */
import { cut } from '../../policy/wording.ts';
import { escapeHtml } from '../html.ts';

/** Something on a row; `from`, `to` and `at` in the unit of the axis. */
export type Mark =
  | { shape: 'bar'; from: number; to: number; style: 'filled' | 'hatched' | 'outlined' }
  | { shape: 'line'; from: number; to: number }
  | { shape: 'point'; at: number; style: 'filled' | 'outlined' }
  /** A deadline: a stroke with a flag. */
  | { shape: 'flag'; at: number };

export interface Row {
  label: string;
  /** Right-hand words, such as the time. */
  value?: string;
  marks: readonly Mark[];
}

export interface Strip {
  from: number;
  to: number;
  ticks: readonly { at: number; label: string }[];
  rows: readonly Row[];
  /** What the picture shows, as one or two sentences; the text equal for whoever does not see it. */
  says: string;
  /** The words below the picture. */
  caption: string;
}

/** Drawn 1:1 on a phone, so that its letters are never smaller than 13 px. Edge to edge, so that it stands in line with the text. */
const WIDTH = 360;
/** Letters that fit into it, those of the label and of the value together. */
const LETTERS = 54;
/** Of a label, however long its value is. */
const FEWEST_LETTERS = 9;
const AXIS = 30;
const ROW = 40;
const BAR = 10;

/** A figure of HTML with an inline SVG; styled by `pictures.css`, no ids, no inline styles. */
export function drawStrip({ from, to, ticks, rows, says, caption }: Strip): string {
  const x = (at: number): number => round(((at - from) / (to - from)) * WIDTH);
  const height = AXIS + rows.length * ROW + 6;
  const axis = ticks.map(({ at, label }) => {
    const anchor = x(at) < 24 ? 'start' : x(at) > WIDTH - 24 ? 'end' : 'middle';
    const left = anchor === 'start' ? 0 : anchor === 'end' ? WIDTH : x(at);
    // At the ends stand names and values.
    const line = at > from && at < to ? `<path class="tick" d="M${x(at)} 20V${height}"/>` : '';
    return `${line}<text class="tick-label" x="${left}" y="13" text-anchor="${anchor}">${escapeHtml(label)}</text>`;
  });
  const drawn = rows.map(({ label, value, marks }, index) => {
    const top = AXIS + index * ROW;
    const words = `<text class="row-label" x="0" y="${top + 13}">${escapeHtml(cut(label, Math.max(LETTERS - (value ?? '').length, FEWEST_LETTERS)))}</text>`;
    const right = value ? `<text class="row-value" x="${WIDTH}" y="${top + 13}" text-anchor="end">${escapeHtml(value)}</text>` : '';
    return words + right + marks.map((mark) => drawMark(mark, x, top + 20)).join('');
  });
  return (
    `<figure class="picture not-content"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(says)}">` +
    `<path class="axis" d="M0 20H${WIDTH}"/>${axis.join('')}${drawn.join('')}</svg>` +
    `<figcaption>${escapeHtml(caption)}</figcaption></figure>`
  );
}

function drawMark(mark: Mark, x: (at: number) => number, top: number): string {
  const middle = top + BAR / 2;
  switch (mark.shape) {
    case 'bar': {
      const left = x(mark.from);
      const width = Math.max(round(x(mark.to) - left), 1);
      return mark.style === 'hatched' ? hatched(left, top, width) : `<rect class="${mark.style}" x="${left + 1}" y="${top}" width="${Math.max(round(width - 2), 1)}" height="${BAR}" rx="1"/>`;
    }
    case 'line':
      return `<path class="line" d="M${x(mark.from)} ${middle}H${x(mark.to)}"/>`;
    case 'point':
      return `<circle class="${mark.style}" cx="${Math.min(Math.max(x(mark.at), 5), WIDTH - 5)}" cy="${middle}" r="5"/>`;
    case 'flag': {
      const pole = Math.min(x(mark.at), WIDTH - 1);
      return `<path class="pole" d="M${pole} ${top - 4}V${top + BAR + 4}"/><path class="filled" d="M${pole} ${top - 4}l-9 4.5 9 4.5z"/>`;
    }
  }
}

/** Strokes instead of an SVG pattern, which would need an id of its own on every page. */
function hatched(left: number, top: number, width: number): string {
  const strokes: string[] = [];
  for (let at = 4; at < width - 2; at += 6) strokes.push(`M${round(left + at - 2)} ${top + BAR - 1}l${Math.min(5, width)} -${BAR - 2}`);
  return `<rect class="outlined" x="${left + 1}" y="${top + 0.5}" width="${Math.max(round(width - 2), 1)}" height="${BAR - 1}" rx="1"/><path class="hatch" d="${strokes.join('')}"/>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
