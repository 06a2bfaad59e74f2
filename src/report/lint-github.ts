/** Findings as annotations on a pull request. */
import { findingsOf } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';
import { workflowCommand } from './workflow-command.ts';

/** One workflow command a line; empty where nothing was found. */
export function* lintGithub(report: LintReport): Iterable<string> {
  for (const { file, level, rule, message, help, range: { start, end } } of findingsOf(report)) {
    // GitHub refuses columns on an annotation of several lines.
    const place = { file, line: start.line, endLine: end.line, col: start.column, ...(end.line === start.line ? { endColumn: end.column } : {}), title: rule };
    yield `${workflowCommand(level, place, help ? `${message}\n${help}` : message)}\n`;
  }
}
