/** What repairs change, as a unified diff without context; `git apply --unidiff-zero` takes it. */
import { withEdits } from './fix.ts';
import type { Edit } from './rule.ts';

/** @param edits in order of position, none overlapping another; offsets into `text` */
export function unifiedDiff(path: string, text: string, edits: readonly Edit[]): string {
  let moved = 0;
  let line = 1;
  let counted = 0;
  const hunks = blocksOf(text, edits).flatMap(({ start, end, edits: within }) => {
    const { before, after, skipped } = trimmed(linesOf(text.slice(start, end)), linesOf(withEdits(text, within, start, end)));
    line += lineEndsIn(text, counted, start);
    counted = start;
    if (before.length + after.length === 0) return [];
    const first = line + skipped;
    const hunk = [`@@ -${range(first, before.length)} +${range(first + moved, after.length)} @@`, ...before.map((line) => signed('-', line)), ...after.map((line) => signed('+', line))];
    moved += after.length - before.length;
    return hunk;
  });
  return hunks.length === 0 ? '' : `${[`--- a/${path}`, `+++ b/${path}`, ...hunks].join('\n')}\n`;
}

interface Block {
  /** Offsets of whole lines. */
  start: number;
  end: number;
  edits: Edit[];
}

/** Edits gathered by the lines they touch. */
function blocksOf(text: string, edits: readonly Edit[]): Block[] {
  const blocks: Block[] = [];
  for (const edit of edits) {
    const last = blocks.at(-1);
    // Of a line with many edits the ends are looked for once.
    const start = last && edit.start < last.end ? last.start : text.lastIndexOf('\n', edit.start - 1) + 1;
    const lineEnd = last && edit.end < last.end ? last.end - 1 : text.indexOf('\n', edit.end);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    if (last && start < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else blocks.push({ start, end, edits: [edit] });
  }
  return blocks;
}

/** Lines with their ends; none of an empty text. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Without the lines that are the same at both ends. */
function trimmed(before: readonly string[], after: readonly string[]): { before: readonly string[]; after: readonly string[]; skipped: number } {
  const shorter = Math.min(before.length, after.length);
  let skipped = 0;
  while (skipped < shorter && before[skipped] === after[skipped]) skipped++;
  let same = 0;
  while (same < shorter - skipped && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { before: before.slice(skipped, before.length - same), after: after.slice(skipped, after.length - same), skipped };
}

function lineEndsIn(text: string, start: number, end: number): number {
  return text.slice(start, end).split('\n').length - 1;
}

/** Of no lines at all, the place is the line before. */
function range(first: number, count: number): string {
  return count === 1 ? String(first) : `${count === 0 ? first - 1 : first},${count}`;
}

function signed(sign: '-' | '+', line: string): string {
  return line.endsWith('\n') ? `${sign}${line.slice(0, -1)}` : `${sign}${line}\n\\ No newline at end of file`;
}
