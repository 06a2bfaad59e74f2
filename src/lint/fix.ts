/** Applies certain repairs to a text. A finding's edits go in together or not at all. */
import { firstIndex } from '../documents/first-index.ts';
import type { Edit, Finding } from './rule.ts';

export interface Fixed {
  text: string;
  /** How many findings were repaired. */
  applied: number;
  /** What was changed, in order of position, as offsets into the text before. */
  edits: readonly Edit[];
}

/**
 * Applies the fixes of one file's findings in order of position; one that overlaps an earlier one waits for the next
 * pass. Line ends in inserted text become those of the file.
 */
export function applyFixes(text: string, findings: readonly Pick<Finding, 'fix'>[]): Fixed {
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const groups = findings
    .flatMap(({ fix }) => (fix && fix.length > 0 && fix.every((edit) => fits(edit, text)) ? [[...fix].sort(byPosition)] : []))
    .sort((a, b) => (a[0] && b[0] ? byPosition(a[0], b[0]) : 0));
  // In order of position, so that an edit meets its neighbours only: a block of code may hold thousands.
  const taken: Edit[] = [];
  let applied = 0;
  for (const group of groups) {
    const fresh = group.filter((edit) => {
      const before = taken[placeOf(edit, taken) - 1];
      return before === undefined || !same(edit, before);
    });
    if (fresh.some((edit) => meets(edit, taken))) continue;
    for (const edit of fresh) taken.splice(placeOf(edit, taken), 0, edit);
    applied++;
  }
  const edits = taken.map((edit): Edit => ({ ...edit, text: edit.text.replace(/\r\n|\r|\n/g, lineEnd) }));
  return { text: withEdits(text, edits), applied, edits };
}

/** The text from `start` to `end` with the edits in it, which are in order of position and overlap nowhere. */
export function withEdits(text: string, edits: readonly Edit[], start = 0, end = text.length): string {
  let result = '';
  let at = start;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at, end);
}

function fits(edit: Edit, text: string): boolean {
  return edit.start >= 0 && edit.start <= edit.end && edit.end <= text.length;
}

function byPosition(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end;
}

function same(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}

/** How many edits begin where this one begins or in front of it. */
function placeOf({ start }: Edit, taken: readonly Edit[]): number {
  return firstIndex(taken.length, (at) => (taken[at]?.start ?? Infinity) > start);
}

/** Whether an edit overlaps one of others, of which none overlaps another. */
function meets(edit: Edit, taken: readonly Edit[]): boolean {
  const place = placeOf(edit, taken);
  return taken.slice(Math.max(0, place - 1), place + 1).some((other) => overlaps(edit, other));
}

/** Two insertions at one place overlap too: their order would be a guess. */
function overlaps(a: Edit, b: Edit): boolean {
  return a.start < b.end && b.start < a.end || a.start === b.start;
}
