/** Tables for terminals, spreadsheets and pages: rows of text in, text out, whatever the text holds. */
import { displayWidth, visible } from './escape.ts';
import { markdown } from './markup.ts';
import type { Style } from './style.ts';

/** Columns in lines; the last one is not padded. Longer cells are cut to `longest` columns, but for those under `whole`: half a path leads nowhere. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[], style: Style, longest = 60, whole?: string): string {
  const shown = rows.map((row) => row.map((cell, column) => cut(visible(cell.replace(/\s+/g, ' ').trim()), whole !== undefined && head[column] === whole ? Infinity : longest)));
  const widths = head.map((title, column) => shown.reduce((widest, row) => Math.max(widest, displayWidth(row[column] ?? '')), displayWidth(title)));
  const line = (row: readonly string[]): string => row.map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell))))).join('  ').trimEnd();
  // Two spaces in front keep a cell from beginning a line as a command.
  return [style.strong(`  ${line(head)}`), ...shown.map((row) => visible(`  ${line(row)}`)), ''].join('\n');
}

/** A table of GitHub-flavoured Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head.map(markdown)) + line(head.map(() => '---')) + rows.map((row) => line(row.map(markdown))).join('');
}

/**
 * Comma-separated values (RFC 4180), every cell in quotation marks. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe instead (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csv(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const line = visible(text.replace(/\s+/g, ' ').trim());
  const harmless = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20␉␍|%]/.test(line) ? `'${line}` : line;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Whole graphemes only, so that nothing is cut in the middle of what a reader takes for one letter. */
function cut(text: string, longest: number): string {
  if (displayWidth(text) <= longest) return text;
  let shown = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.slice(0, longest * 8))) {
    if (displayWidth(shown + segment) > longest - 1) break;
    shown += segment;
  }
  return `${shown}…`;
}
