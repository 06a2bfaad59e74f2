/** Findings for a person at a terminal: grouped by file, each with its line and what to type. */
import type { Excerpt, Finding } from '../lint/rule.ts';
import { displayWidth, isHarmless, visible, visiblePath } from './escape.ts';
import { guesses, verdict } from './lint-report.ts';
import type { FileFindings, LintReport, Part } from './lint-report.ts';
import { plainStyle } from './style.ts';
import type { Style } from './style.ts';

/** The whole report, ending with a line break. */
export function* lintStylish(report: LintReport, style: Style): Iterable<Part> {
  for (const group of report.groups) yield style === plainStyle && group.plain ? group.plain() : stylishFile(group, style);
  const { errors, warnings } = report.totals;
  const sentence = verdict(report);
  yield `${errors > 0 ? style.error(sentence) : warnings > 0 ? style.warning(sentence) : sentence}\n`;
  const guessed = guesses(report);
  if (guessed) yield `${style.faint(guessed)}\n`;
}

/** One file's part of it. What was found at the same place stands above one picture of it. */
export function stylishFile({ file, findings }: Pick<FileFindings, 'file' | 'findings'>, style: Style): string {
  let text = `${style.strong(visiblePath(file))}\n\n`;
  for (const together of byPlace(findings())) text += `${placeText(together, style)}\n`;
  return text;
}

/** At least one of them. */
type Together = readonly [Finding, ...Finding[]];

/** Findings that follow one another and mark the same place, put together. */
function byPlace(findings: readonly Finding[]): Together[] {
  const places: [Finding, ...Finding[]][] = [];
  for (const finding of findings) {
    const last = places.at(-1);
    if (last !== undefined && isSamePlace(last[0], finding)) last.push(finding);
    else places.push([finding]);
  }
  return places;
}

function isSamePlace({ range: a, excerpt: one }: Finding, { range: b, excerpt: other }: Finding): boolean {
  return a.start.line === b.start.line && a.start.column === b.start.column && one?.length === other?.length && one?.text === other?.text;
}

function placeText(together: Together, style: Style): string {
  const [{ range: { start: { line, column } }, excerpt }] = together;
  let text = '';
  for (const { level, message, rule } of together) text += `  ${line}:${column}  ${level === 'error' ? style.error('error') : style.warning('warning')}  ${visible(message)}  ${style.faint(rule)}\n`;
  if (excerpt) text += frame(excerpt, line, together.some(({ level }) => level === 'error') ? 'error' : 'warning', style);
  for (const { help } of together) if (help) text += `      → ${visible(help)}\n`;
  return text;
}

/** The line with a mark under the place; the number in front keeps a line of the document from beginning ours. */
function frame(excerpt: Excerpt, line: number, level: Finding['level'], style: Style): string {
  const text = excerpt.text.replaceAll('\t', ' ');
  const show = isHarmless(text) ? (part: string) => part : visible;
  const before = (excerpt.cut.before ? '…' : '') + show(text.slice(0, excerpt.from));
  const marked = show(text.slice(excerpt.from, excerpt.from + excerpt.length));
  const after = show(text.slice(excerpt.from + excerpt.length)) + (excerpt.cut.after ? '…' : '');
  // Once more, since parts that are harmless alone can make a command together.
  const whole = show(before + marked + after);
  if (whole.trim() === '') return '';
  const gutter = `      ${line} │ `;
  const mark = '^'.repeat(Math.max(1, displayWidth(marked)));
  return `${style.faint(gutter)}${whole}\n${' '.repeat(gutter.length - 2)}${style.faint('│')} ${' '.repeat(displayWidth(before))}${level === 'error' ? style.error(mark) : style.warning(mark)}\n`;
}
