import type { Document, Range } from '../documents/model.ts';
import type { Prose } from './prose.ts';

/** Where a stretch of running text stands in the file. */
export function placeInProse(document: Document, { offsetAt }: Prose, index: number, length: number): Range {
  return document.rangeAt(offsetAt(index), offsetAt(index + length - 1) + 1);
}
