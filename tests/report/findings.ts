import type { Finding } from '../../src/lint/rule.ts';
import { lintParts } from '../../src/report/lint-formats.ts';
import { groupsOf, totalsOf } from '../../src/report/lint-report.ts';
import type { LintReport, RunInfo } from '../../src/report/lint-report.ts';
import { plainStyle } from '../../src/report/style.ts';

/** A finding with everything that a format may show; change what the test is about. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    file: 'post-mortems/shop.md',
    rule: 'pm/severity',
    level: 'error',
    url: 'https://zephyr.example/rules/pm/severity/',
    message: 'The severity is `P1`, expected SEV-1.',
    help: 'Write SEV-1.',
    range: { start: { line: 3, column: 11, offset: 40 }, end: { line: 3, column: 13, offset: 42 } },
    excerpt: { text: 'severity: P1', from: 10, length: 2, cut: { before: false, after: false } },
    ...changes,
  };
}

export function report(findings: readonly Finding[], changes: Partial<LintReport> = {}): LintReport {
  return { groups: groupsOf(findings), totals: totalsOf(findings), files: 1, kinds: [{ kind: 'post-mortem', from: 'frontmatter', documents: 1 }], fixed: 0, ...changes };
}

/** Names and texts that try to leave the place they are put in. */
export const HOSTILE = ['%0A::error file=app.ts,line=1::owned', 'line\n::error file=app.ts::owned', '\u001b[2J\u001b]0;owned\u0007', '@\u202etoor\u202c', 'a,b:c=d%', '\r::warning::x', '##[add-mask]x', '<img src=x onerror=alert(1)>', '"quote\' `touch PWNED`'];

/** What formats say about the run itself. */
export const RUN: RunInfo = {
  version: '1.2.3',
  homepage: 'https://zephyr.example',
  now: '2026-03-21T22:00:00Z',
  rules: [
    { id: 'pm/deadline', title: 'It is published in time', why: 'Details fade.', level: 'error', url: 'https://zephyr.example/rules/pm/deadline/' },
    { id: 'pm/severity', title: 'The severity is one of the ladder', why: 'So that it can be counted.', level: 'error', url: 'https://zephyr.example/rules/pm/severity/' },
  ],
};

/** A report whose every text is hostile. */
export function hostileReport(text: string): LintReport {
  const excerpt = { text, from: 0, length: 2, cut: { before: false, after: false } };
  return report([finding({ file: text, message: text, help: text, excerpt, fix: [{ start: 0, end: 1, text }] }), finding({ file: text, level: 'warning', message: `\`${text}\``, help: `Write \`${text}\`.`, excerpt })]);
}

/** A whole report as text. */
export function written(format: string, of: LintReport, style = plainStyle): string {
  return [...lintParts(format, of, RUN, style)].map((part) => (typeof part === 'string' ? part : new TextDecoder().decode(part))).join('');
}
