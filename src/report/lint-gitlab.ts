/** Findings as a GitLab code quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
import { safeJson, visible } from './escape.ts';
import type { LintReport } from './lint-report.ts';

export function lintGitlab(report: LintReport): string {
  return `${safeJson(
    report.findings.map(({ file, rule, level, message, help, range, fingerprint }, index) => ({
      description: visible(help === undefined ? message : `${message} ${help}`),
      check_name: rule,
      // GitLab drops a second entry with the same fingerprint.
      fingerprint: fingerprint ?? `${rule}:${file}:${index}`,
      severity: level === 'error' ? 'major' : 'minor',
      location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
    })),
  )}\n`;
}
