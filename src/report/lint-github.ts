/** Findings as annotations on a pull request. */
import type { LintReport } from './lint-report.ts';
import { workflowCommand } from './workflow-command.ts';

/** One workflow command a line; empty where nothing was found. */
export function lintGithub(report: LintReport): string {
  return report.findings
    .map((finding) => {
      const { start, end } = finding.range;
      return `${workflowCommand(
        finding.level,
        {
          file: finding.file,
          line: start.line,
          endLine: end.line,
          col: start.column,
          // GitHub refuses columns on an annotation of several lines.
          ...(end.line === start.line ? { endColumn: end.column } : {}),
          title: finding.rule,
        },
        finding.help ? `${finding.message}\n${finding.help}` : finding.message,
      )}\n`;
    })
    .join('');
}
