import type { ActionItem } from '../actions/model.ts';
import type { Document, Range } from '../documents/model.ts';

/** Where a word of an action item stands; the item's first line where it is not found as written. */
export function placeIn(document: Document, item: ActionItem, word: string | null): Range {
  const { start, end } = item.range;
  const source = document.text.slice(start.offset, Math.min(end.offset, start.offset + 4000));
  const at = word === null || word === '' ? -1 : source.lastIndexOf(word);
  if (word !== null && at >= 0) return document.rangeAt(start.offset + at, start.offset + at + word.length);
  const line = source.search(/[\r\n]/);
  return document.rangeAt(start.offset, start.offset + (line < 0 ? source.length : line));
}
