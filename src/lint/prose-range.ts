import type { Document, Range } from '../documents/model.ts';
import type { Prose } from './prose.ts';

/** Where a stretch of running text stands in the file. */
export function placeInProse(document: Document, { offsets }: Prose, index: number, length: number): Range {
  const start = offsets[index] ?? 0;
  return document.rangeAt(start, (offsets[index + length - 1] ?? start) + 1);
}
