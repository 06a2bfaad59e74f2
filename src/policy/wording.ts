/** How values stand in messages: short, on one line, recognisable. Formats escape; this only bounds. */

const LONGEST = 60;
/** Of a pair that a cut would part. */
const HALF = /[\ud800-\udbff]$/;

/** Text on one line, with one space for any white space; most text is that already, so it is looked at before it is rebuilt. */
export function singleSpaced(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/** Text on one line, cut where it is longer than so many UTF-16 units. */
export function cut(text: string, longest = LONGEST): string {
  const line = singleSpaced(text);
  return line.length > longest ? `${line.slice(0, longest - 1).replace(HALF, '')}…` : line;
}

/** Text in backticks, on one line, cut where it is long. */
export function quoted(text: string): string {
  return `\`${cut(text)}\``;
}

/** A value of the file as a reader sees it: `15`, `true`, `a list`, `nothing`. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a block of keys';
  if (typeof value === 'string') return value.trim() === '' ? 'empty text' : quoted(value);
  if (typeof value === 'number') return `the number ${Number.isNaN(value) ? 'NaN' : value}`;
  return `\`${String(value)}\``;
}

/** `a`, `a or b`, `one of a, b, c`. */
export function oneOf(words: readonly string[]): string {
  if (words.length <= 2) return words.join(' or ');
  return `one of ${words.join(', ')}`;
}

/** A value as one types it into YAML: quotation marks where the bare word would be read as something else. */
export function typed(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const needsQuotes = /^(true|false|null|~|yes|no|on|off|[-+]?[\d.].*|)$/i.test(value) || /[:#{}[\],&*!|>'"%@`]/.test(value) || value !== value.trim();
  return needsQuotes ? JSON.stringify(value) : value;
}

/** A path as people write it: `escalation.steps.0.wait`. */
export const dotted = (path: readonly PropertyKey[]): string => path.map(String).join('.');
