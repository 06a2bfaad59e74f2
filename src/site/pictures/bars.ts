import { drawStrip } from './strip.ts';

export interface BarRow {
  label: string;
  /** As it stands in the table. */
  written: string;
  value: number;
}

const MOST_TICKS = 5;
/** An axis where all numbers are 0, or nearly. */
const LEAST = 1e-6;

/**
 * Numbers of a table as lengths from 0, on a scale that is the same all along: one is twice as long as another where it is
 * twice as much. Rows that begin with the same word as the first are filled, others framed. `heading` is that of the column.
 */
export function barsPicture(heading: string, rows: readonly BarRow[]): string {
  const ours = firstWord(rows[0]?.label ?? '');
  const { to, ticks } = scale(Math.max(LEAST, ...rows.map(({ value }) => value)));
  return drawStrip({
    from: 0,
    to,
    ticks,
    rows: rows.map(({ label, written, value }) => ({ label, value: written, marks: [{ shape: 'bar', from: 0, to: value, style: firstWord(label) === ours ? 'filled' : 'outlined' }] })),
    says: `${heading}: ${rows.map(({ label, written }) => `${label} ${written}`).join('; ')}.`,
    caption: `${heading}, as in the table below. Filled: ${ours}.`,
  });
}

const firstWord = (label: string): string => label.split(/[\s,]/)[0] ?? '';

/** From 0 to at least `most`, in steps of one, two or five times a power of ten. */
function scale(most: number): { to: number; ticks: { at: number; label: string }[] } {
  const power = 10 ** Math.floor(Math.log10(most / (MOST_TICKS - 1)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((each) => most / each <= MOST_TICKS - 1) ?? 10 * power;
  const count = Math.max(Math.ceil(most / step), 1);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return { to: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => ({ at: index * step, label: (index * step).toFixed(digits) })) };
}
