/**
 * Text from people, chats and commands as Markdown that cannot leave its place: a section keeps its end, a
 * table its cells, and no tag becomes live. Each function has an exact inverse, so that nothing is lost.
 *
 * What is special gets an odd number of backslashes in front (k become 2k + 1), what is not stays as it is;
 * reading halves an odd number again.
 */

/** Characters that no reader sees or that turn text around; they would hide what stands in a file. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text on one line, without invisible characters. */
export function cleanLine(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]+/g, ' ').replace(UNSEEN, '').replace(/ +/g, ' ').trim();
}

/** Text of several lines with plain line ends and no blank lines around it. */
export function cleanProse(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** A cell of a table: one line, pipes and tags escaped. Takes what `cleanLine` gives. */
export function writeCell(text: string): string {
  return mapOutsideCode(text, pairsUp([text]), (plain) => escape(plain, /</g)).replace(/(?<!\\)(\\*)\|/g, (_, slashes: string) => `${double(slashes)}|`);
}

/** The inverse of `writeCell`. */
export function readCell(source: string): string {
  const piped = source.replace(/(?<!\\)(\\*)\|/g, (_, slashes: string) => `${halve(slashes)}|`);
  return mapOutsideCode(piped, pairsUp([piped]), (plain) => unescape(plain, /</g));
}

/** What may stand at the start of a line and would end the section or swallow the next one. */
const SECTION_MARK = /^( {0,3})(\\*)(?=#{1,2}(?:\s|$)|=+\s*$|-+\s*$)/;
const FENCE_MARK = /^( {0,3})(\\*)(?=`{3,}[^`]*$|~{3,})/;

/** Prose of a section: Markdown as typed, but headings of the first two levels, open fences and tags are only text. Takes what `cleanProse` gives. */
export function writeProse(text: string): string {
  return mapProse(text, double, (line, coded) => mapOutsideCode(line, coded, (plain) => escape(plain, /<(?!https?:\/\/[^\s<>]+>)/g)));
}

/** The inverse of `writeProse`. */
export function readProse(source: string): string {
  return mapProse(source, halve, (line, coded) => mapOutsideCode(line, coded, (plain) => unescape(plain, /<(?!https?:\/\/[^\s<>]+>)/g)));
}

function mapProse(text: string, slashes: (run: string) => string, inline: (line: string, coded: boolean) => string): string {
  const lines = text.split('\n');
  const fences = closedFences(lines);
  const coded = pairsUp(lines.filter((_, index) => !fences.has(index)));
  return lines
    .map((line, index) => {
      if (fences.has(index)) return line;
      const marked = line.replace(SECTION_MARK, (_, indent: string, run: string) => indent + slashes(run)).replace(FENCE_MARK, (_, indent: string, run: string) => indent + slashes(run));
      return inline(marked, coded);
    })
    .join('\n');
}

/** Indexes of the lines of fenced code that surely ends where it seems to, whatever list it may stand in. */
function closedFences(lines: readonly string[]): ReadonlySet<number> {
  const inside = new Set<number>();
  // Where a fence has no end, a later one of its kind has none up to the same line: without this, many of them take for ever.
  const endless = new Map<string, { length: number; until: number }>();
  for (let index = 0; index < lines.length; index += 1) {
    const open = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/.exec(lines[index] ?? '');
    if (!open) continue;
    const [, { length: indent } = '', marker = ''] = open;
    const kind = `${indent}${marker[0] ?? ''}`;
    const known = endless.get(kind);
    if (known && index < known.until && marker.length >= known.length) continue;
    const { at, ends } = endOfFence(lines, index, indent, marker);
    if (!ends) {
      endless.set(kind, { length: marker.length, until: at });
      continue;
    }
    for (let line = index; line <= at; line += 1) inside.add(line);
    index = at;
  }
  return inside;
}

/** The line that closes a fence, or (`ends: false`) the line up to which none can. */
function endOfFence(lines: readonly string[], start: number, indent: number, marker: string): { at: number; ends: boolean } {
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const lead = /^ */.exec(line)?.[0].length ?? 0;
    const run = line.trim();
    const closes = lead <= 3 && run.length >= marker.length && run === (marker[0] ?? '').repeat(run.length);
    if (closes && (indent === 0 || lead === indent)) return { at: index, ends: true };
    if (closes || (indent > 0 && run !== '' && lead < indent)) return { at: index, ends: false };
  }
  return { at: lines.length, ends: false };
}

/**
 * Whether all code between backticks begins and ends on its line. Where it does not, or where a backtick is escaped,
 * nothing counts as code, which at worst shows a backslash too many.
 */
function pairsUp(lines: readonly string[]): boolean {
  return lines.every((line) => !line.includes('\\`') && codeSpans(line) !== null);
}

/** Maps what is not code between backticks. */
function mapOutsideCode(line: string, coded: boolean, map: (plain: string) => string): string {
  if (!coded) return map(line);
  let result = '';
  let at = 0;
  for (const [start, end] of codeSpans(line) ?? []) {
    result += map(line.slice(at, start)) + line.slice(start, end);
    at = end;
  }
  return result + map(line.slice(at));
}

/** Start and end of each code span of a line, `null` where a run of backticks has no partner. */
function codeSpans(line: string): [number, number][] | null {
  const runs = [...line.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const spans: [number, number][] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index];
    let partner = index + 1;
    while (runs[partner] && runs[partner]?.length !== open?.length) partner += 1;
    const close = runs[partner];
    if (!open || !close) return null;
    spans.push([open.start, close.start + close.length]);
    index = partner;
  }
  return spans;
}

const escape = (text: string, mark: RegExp): string => text.replace(withRun(mark), (_, run: string, found: string) => double(run) + found);
const unescape = (text: string, mark: RegExp): string => text.replace(withRun(mark), (_, run: string, found: string) => halve(run) + found);

/** A mark and all backslashes before it; starting nowhere inside their run keeps it linear. */
function withRun(mark: RegExp): RegExp {
  return new RegExp(`(?<!\\\\)(\\\\*)(${mark.source})`, 'g');
}

/** k backslashes become 2k + 1. */
function double(run: string): string {
  return `${run}${run}\\`;
}

/** An odd number 2k + 1 becomes k; an even number was not written by us and stays. */
function halve(run: string): string {
  return run.length % 2 === 1 ? run.slice(0, (run.length - 1) / 2) : run;
}
