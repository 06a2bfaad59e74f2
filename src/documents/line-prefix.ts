/** The markers of quotes and list items at the start of a line. */

export interface ListMarker {
  /** Column (from 0) of the marker and of the content behind it. */
  column: number;
  content: number;
  ordered: boolean;
  /** True for `1.` and `1)`, which alone start a list within a paragraph. */
  one: boolean;
}

export interface LinePrefix {
  quotes: number;
  items: readonly ListMarker[];
  /** Quotes and items together, in their order. */
  markers: readonly ('quote' | 'item')[];
  /** Column (from 0) at which the line's first marker or text stands behind its quotes. */
  indent: number;
  /** Column (from 0, behind the quotes) at which the rest of the line starts. */
  column: number;
  /** Offset of the rest of the line; the line's end where it holds markers only. */
  rest: number;
}

const NONE: readonly never[] = [];

/** Reads the prefix of the line between two offsets. A thematic break such as `* * *` has none. */
export function readPrefix(text: string, start: number, end: number): LinePrefix {
  // Most lines begin with a letter.
  const first = text.charCodeAt(start) | 0x20;
  if (start < end && first >= 0x61 && first <= 0x7a) return { quotes: 0, items: NONE, markers: NONE, indent: 0, column: 0, rest: start };
  const items: ListMarker[] = [];
  const markers: ('quote' | 'item')[] = [];
  let quotes = 0;
  let column = 0;
  let indent = -1;
  let at = start;
  for (;;) {
    for (; at < end; at++) {
      const char = text.charAt(at);
      if (char === ' ') column++;
      else if (char === '\t') column += 4 - (column % 4);
      else break;
    }
    if (text.charAt(at) === '>' && at < end) {
      quotes++;
      markers.push('quote');
      at++;
      // The space behind the sign belongs to it; columns count from there.
      if (text.charAt(at) === ' ' && at < end) at++;
      column = 0;
      indent = -1;
      continue;
    }
    if (indent === -1) indent = column;
    const width = markerWidth(text, at, end);
    if (width === 0) break;
    if (items.length === 0 && isThematicBreak(text, at, end)) break;
    const ordered = width > 1;
    const gap = spacesBehind(text, at + width, end);
    items.push({ column, content: column + width + (gap >= 1 && gap <= 4 ? gap : 1), ordered, one: ordered && width === 2 && text.charAt(at) === '1' });
    markers.push('item');
    column += width;
    at += width;
  }
  return { quotes, items, markers, indent, column, rest: at };
}

/** Length of a list marker with white space or the line's end behind it; 0 where there is none. */
function markerWidth(text: string, at: number, end: number): number {
  if (at >= end) return 0;
  let width = 0;
  if ('-*+'.includes(text.charAt(at))) width = 1;
  else {
    while (width < 9 && at + width < end && isDigit(text.charAt(at + width))) width++;
    const delimiter = text.charAt(at + width);
    if (width === 0 || at + width >= end || (delimiter !== '.' && delimiter !== ')')) return 0;
    width++;
  }
  const behind = text.charAt(at + width);
  return at + width >= end || behind === ' ' || behind === '\t' ? width : 0;
}

function isThematicBreak(text: string, at: number, end: number): boolean {
  const char = text.charAt(at);
  if (char !== '-' && char !== '*') return false;
  let count = 0;
  for (; at < end; at++) {
    const other = text.charAt(at);
    if (other === char) count++;
    else if (other !== ' ' && other !== '\t') return false;
  }
  return count >= 3;
}

function spacesBehind(text: string, at: number, end: number): number {
  let count = 0;
  while (at + count < end && text.charAt(at + count) === ' ' && count < 5) count++;
  return count;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
