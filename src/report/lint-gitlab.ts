/** Findings as a GitLab code quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
import { visible } from './escape.ts';
import { jsonList } from './json-list.ts';
import { findingsOf } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';

export function* lintGitlab(report: LintReport): Iterable<string> {
  yield* jsonList(entries(report), 0);
  yield '\n';
}

function* entries(report: LintReport): Iterable<object> {
  let index = 0;
  for (const { file, rule, level, message, help, range, fingerprint } of findingsOf(report)) {
    yield {
      description: visible(help === undefined ? message : `${message} ${help}`),
      check_name: rule,
      // GitLab drops a second entry with the same fingerprint.
      fingerprint: fingerprint ?? `${rule}:${file}:${index}`,
      severity: level === 'error' ? 'major' : 'minor',
      location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
    };
    index++;
  }
}
