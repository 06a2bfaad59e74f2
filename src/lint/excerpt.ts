import { latest } from '../documents/latest.ts';
import type { Range } from '../documents/model.ts';
import { LineIndex } from '../documents/position.ts';
import type { Excerpt } from './rule.ts';

const BEFORE = 60;
const AFTER = 100;

/** The line on which a range begins, cut to a window around it. Costs the window, not the line. */
export function excerptOf(text: string, range: Range): Excerpt {
  const at = Math.min(Math.max(range.start.offset, 0), text.length);
  const head = text.slice(Math.max(0, at - BEFORE), at);
  const tail = text.slice(at, at + AFTER);
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
      before: lineStart === 0 && at - head.length > 0,
      after: lineEnd < 0 && at + tail.length < text.length,
    },
  };
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
