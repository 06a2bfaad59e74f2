/** Findings one a line, as compilers write them, for whatever jumps to a place: Vim, Emacs, grep, a terminal. */
import { visible, visiblePath } from './escape.ts';
import { findingsOf } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';

/** `file:line:column: level: message [rule]`; empty where nothing was found. */
export function* lintUnix(report: LintReport): Iterable<string> {
  for (const { file, level, rule, message, help, range: { start } } of findingsOf(report)) {
    yield `${visiblePath(file)}:${start.line}:${start.column}: ${level}: ${visible(help ? `${message} ${help}` : message)} [${rule}]\n`;
  }
}
