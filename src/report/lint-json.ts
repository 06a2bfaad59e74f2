/** Findings for programs. The shape is stable: keys are only ever added. */
import { safeJson } from './escape.ts';
import { totals } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';

/** `{ version, findings: […], summary: {…} }`, ending with a line break. */
export function lintJson(report: LintReport): string {
  return `${safeJson({
    version: 1,
    findings: report.findings.map((finding) => ({
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
      fixable: (finding.fix?.length ?? 0) > 0,
    })),
    summary: { files: report.files, ...totals(report), fixed: report.fixed, kinds: report.kinds },
  })}\n`;
}
