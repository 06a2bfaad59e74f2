/** Which of many stretches of a text holds a place, without asking them all: with many stretches and many places that would be a product. */
import { firstIndex } from './first-index.ts';
import type { Range } from './model.ts';

/** A stretch and, as a text may be quoted within a quote, the nearest one around it. */
interface Placed<T> {
  one: T;
  around: Placed<T> | undefined;
}

/**
 * Asks which stretch holds all of the text from `start` to `end` (offsets, `end` exclusive): the innermost of those that do.
 * Stretches lie apart or one inside the other, as the nodes of a tree do; their order does not matter.
 */
export function enclosing<T extends { range: Range }>(stretches: readonly T[]): (start: number, end: number) => T | undefined {
  const sorted = [...stretches].sort((a, b) => a.range.start.offset - b.range.start.offset || b.range.end.offset - a.range.end.offset);
  const placed: Placed<T>[] = [];
  for (const one of sorted) placed.push({ one, around: holderOf(placed.at(-1), one.range.end.offset) });
  return (start, end) => {
    const behind = firstIndex(placed.length, (at) => (placed[at]?.one.range.start.offset ?? Infinity) > start);
    return holderOf(placed[behind - 1], end)?.one;
  };
}

function holderOf<T extends { range: Range }>(from: Placed<T> | undefined, end: number): Placed<T> | undefined {
  let at = from;
  while (at !== undefined && at.one.range.end.offset < end) at = at.around;
  return at;
}
