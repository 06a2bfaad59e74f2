/** Findings for programs. The shape is stable: keys are only ever added. */
import type { Finding } from '../lint/rule.ts';
import { jsonWithList } from './json-list.ts';
import { findingsOf, isFixable } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';

/** `{ version, findings: […], summary: {…} }`, ending with a line break. */
export function lintJson(report: LintReport): Iterable<string> {
  const { files, totals, fixed, kinds } = report;
  return jsonWithList({ version: 1, findings: [], summary: { files, ...totals, fixed, kinds } }, 'findings', entries(report));
}

function* entries(report: LintReport): Iterable<object> {
  for (const finding of findingsOf(report)) yield entry(finding);
}

function entry(finding: Finding): object {
  return {
    file: finding.file,
    line: finding.range.start.line,
    column: finding.range.start.column,
    endLine: finding.range.end.line,
    endColumn: finding.range.end.column,
    level: finding.level,
    rule: finding.rule,
    message: finding.message,
    help: finding.help ?? null,
    policyKey: finding.policyKey ?? null,
    url: finding.url,
    fixable: isFixable(finding),
  };
}
