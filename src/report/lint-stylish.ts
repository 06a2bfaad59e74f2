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

/** One file's part of it. */
export function stylishFile({ file, findings }: Pick<FileFindings, 'file' | 'findings'>, style: Style): string {
  let text = `${style.strong(visiblePath(file))}\n\n`;
  for (const finding of findings()) text += `${findingText(finding, style)}\n`;
  return text;
}

function findingText(finding: Finding, style: Style): string {
  const { line, column } = finding.range.start;
  const level = finding.level === 'error' ? style.error('error') : style.warning('warning');
  let text = `  ${line}:${column}  ${level}  ${visible(finding.message)}  ${style.faint(finding.rule)}\n`;
  if (finding.excerpt) text += frame(finding.excerpt, line, finding.level, style);
  if (finding.help) text += `      → ${visible(finding.help)}\n`;
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
