/**
 * Findings as JUnit XML, which every CI server shows: a suite for each file, a case for each finding. An error is a
 * failure; a warning is skipped, with its text, since a failure would stop what a warning must not stop.
 */
import type { Finding } from '../lint/rule.ts';
import { totalsOf, verdict } from './lint-report.ts';
import type { FileFindings, LintReport } from './lint-report.ts';
import { xml } from './markup.ts';

export function* lintJunit(report: LintReport): Iterable<string> {
  const { errors, warnings } = report.totals;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="zephyr lint" tests="${Math.max(1, errors + warnings)}" failures="${errors}" skipped="${warnings}" errors="0">\n`;
  for (const group of report.groups) yield fileSuite(group);
  // Some servers take a report without a case for a broken one.
  if (errors + warnings === 0) yield suite('zephyr lint', 1, 0, 0, [`    <testcase name="${xml(verdict(report))}" classname="zephyr lint"/>`]);
  yield '</testsuites>\n';
}

function fileSuite(group: FileFindings): string {
  const findings = group.findings();
  const { errors, warnings } = totalsOf(findings);
  return suite(group.file, findings.length, errors, warnings, findings.map(testCase));
}

function suite(name: string, tests: number, failures: number, skipped: number, cases: readonly string[]): string {
  return [`  <testsuite name="${xml(name)}" tests="${tests}" failures="${failures}" skipped="${skipped}" errors="0">`, ...cases, '  </testsuite>', ''].join('\n');
}

function testCase({ file, rule, level, message, help, range, url }: Finding): string {
  const place = `${range.start.line}:${range.start.column}`;
  const tag = level === 'error' ? 'failure' : 'skipped';
  const type = level === 'error' ? ` type="${xml(rule)}"` : '';
  return [
    `    <testcase name="${xml(rule)} at ${place}" classname="${xml(file)}" file="${xml(file)}" line="${range.start.line}">`,
    `      <${tag} message="${xml(message)}"${type}>${[`${file}:${place}`, message, help, url].filter((line) => line !== undefined && line !== '').map((line) => xml(line ?? '')).join('\n')}</${tag}>`,
    '    </testcase>',
  ].join('\n');
}
