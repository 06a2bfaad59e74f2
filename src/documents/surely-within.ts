/** The cheap look before the scan: nearly every document is so far below the limits that counting all of it as one paragraph is enough. */
import type { Limits } from './limits.ts';
import { hasLoneReturn } from './position.ts';

/** By character code: all that may stand in the markers at the start of a line. */
const IN_MARKER = Array.from({ length: 128 }, (_, code) => ' \t>*+-0123456789.)'.includes(String.fromCharCode(code)));

/** Whether a text surely keeps the limits behind its metadata. `false` says nothing: then `scan` has to count. */
export function surelyWithin(text: string, limits: Limits, format: 'md' | 'mdx'): boolean {
  const marks = Math.min(limits.marks, limits.marksInBlock);
  const ticks = count(text, '`', marks);
  const brackets = count(text, '[', Math.min(marks, limits.definitions));
  if (brackets > limits.definitions) return false;
  const all = ['*', '_', '~', ']'].reduce((sum, mark) => (sum > marks ? sum : sum + count(text, mark, marks)), ticks + brackets);
  if (all > marks) return false;
  // Each open code span has a length of its own, so that many of them need many more ticks.
  const unclosed = ['<!', '<?', ']('].reduce((sum, opener) => sum + count(text, opener, limits.unclosed), Math.sqrt(2 * ticks));
  if (unclosed > limits.unclosed || count(text, '|', limits.tableCells) > limits.tableCells) return false;
  if (format === 'mdx' && count(text, '}', limits.braces) > limits.braces) return false;
  return !hasLoneReturn(text) && linesWithin(text, limits);
}

/** Lines, and what their markers may be at most: each is a character or more, and a tab is half a level. */
function linesWithin(text: string, { lines, nesting, containers }: Limits): boolean {
  let inMarkers = 0;
  let line = 1;
  for (let start = 0; ; line++) {
    let at = start;
    while (IN_MARKER[text.charCodeAt(at)] === true) at++;
    inMarkers += at - start;
    if (line > lines || at - start > nesting || inMarkers > containers) return false;
    start = text.indexOf('\n', at) + 1;
    if (start === 0) return true;
  }
}

/** How often `word` stands in a text, up to one more than `most`; the engine finds the next one many times as fast as a loop over characters. */
function count(text: string, word: string, most: number): number {
  let found = 0;
  for (let at = text.indexOf(word); at >= 0 && found <= most; at = text.indexOf(word, at + word.length)) found++;
  return found;
}
