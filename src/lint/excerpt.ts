import { latest } from '../documents/latest.ts';
import type { Range } from '../documents/model.ts';
import { LineIndex } from '../documents/position.ts';
import type { Excerpt } from './rule.ts';

const BEFORE = 60;
const AFTER = 100;

/** The line on which a range begins, cut to a window around it. Costs the window, not the line. */
export function excerptOf(text: string, range: Range): Excerpt {
  const at = Math.min(Math.max(range.start.offset, 0), text.length);
  const [first, last] = [characterAt(text, Math.max(0, at - BEFORE)), characterAt(text, Math.min(at + AFTER, text.length))];
  const head = text.slice(first, at);
  const tail = text.slice(at, last);
  const lineStart = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r')) + 1;
  const lineEnd = lineEndIn(tail);
  const before = head.slice(lineStart);
  const after = lineEnd < 0 ? tail : tail.slice(0, lineEnd);
  const length = Math.max(1, Math.min(range.end.offset - range.start.offset, after.length));
  return {
    text: before + after,
    from: before.length,
    length,
    cut: {
      before: lineStart === 0 && first > 0 && !isLineEnd(text.charAt(first - 1)),
      after: lineEnd < 0 && last < text.length && !isLineEnd(text.charAt(last)),
    },
  };
}

/** An offset, or the next one where it lies within a character. */
function characterAt(text: string, offset: number): number {
  const isWithin = (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return isWithin ? offset + 1 : offset;
}

function isLineEnd(char: string): boolean {
  return char === '\n' || char === '\r';
}

function lineEndIn(text: string): number {
  const feed = text.indexOf('\n');
  const carriage = text.indexOf('\r');
  return feed < 0 || carriage < 0 ? Math.max(feed, carriage) : Math.min(feed, carriage);
}

/** One data file may have thousands of findings. */
const linesOf = latest((text: string) => new LineIndex(text));

/** The same for a place that is known by line and column only, both from 1; `null` where the text has no such line. */
export function excerptAt(text: string, line: number, column: number): Excerpt | null {
  const lines = linesOf(text);
  if (line > lines.lineCount) return null;
  const offset = lines.startOf(line) + column - 1;
  const word = /^[^\s,:#\]}]*/.exec(text.slice(offset, offset + AFTER))?.[0] ?? '';
  return excerptOf(text, { start: { line, column, offset }, end: { line, column: column + word.length, offset: offset + word.length } });
}
