/**
 * Findings as JUnit XML, which every CI server shows: a suite for each file, a case for each finding. An error is a
 * failure; a warning is skipped, with its text, since a failure would stop what a warning must not stop.
 */
import type { Finding } from '../lint/rule.ts';
import { byFile, totals, verdict } from './lint-report.ts';
import type { LintReport } from './lint-report.ts';
import { xml } from './markup.ts';

export function lintJunit(report: LintReport): string {
  const files = byFile(report.findings);
  const { errors, warnings } = totals(report);
  // Some servers take a report without a case for a broken one.
  const suites = files.size === 0 ? [suite('zephyr lint', 1, 0, 0, [`    <testcase name="${xml(verdict(report))}" classname="zephyr lint"/>`])] : [...files].map(([file, findings]) => fileSuite(file, findings));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="zephyr lint" tests="${Math.max(1, errors + warnings)}" failures="${errors}" skipped="${warnings}" errors="0">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function fileSuite(file: string, findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return suite(file, findings.length, errors, findings.length - errors, findings.map(testCase));
}

function suite(name: string, tests: number, failures: number, skipped: number, cases: readonly string[]): string {
  return [`  <testsuite name="${xml(name)}" tests="${tests}" failures="${failures}" skipped="${skipped}" errors="0">`, ...cases, '  </testsuite>'].join('\n');
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
