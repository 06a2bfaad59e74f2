import type { Finding } from '../../src/lint/rule.ts';
import type { LintReport } from '../../src/report/lint-report.ts';

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
  return { findings, files: 1, kinds: [{ kind: 'post-mortem', from: 'frontmatter', documents: 1 }], fixed: 0, ...changes };
}

/** Names and texts that try to leave the place they are put in. */
export const HOSTILE = ['%0A::error file=app.ts,line=1::owned', 'line\n::error file=app.ts::owned', '\u001b[2J\u001b]0;owned\u0007', '@\u202etoor\u202c', 'a,b:c=d%', '\r::warning::x', '##[add-mask]x', '<img src=x onerror=alert(1)>', '"quote\' `touch PWNED`'];
