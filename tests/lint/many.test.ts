/** Many files, findings and comments at once: four times as many take about four times as long. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { baselineOf, baselineText, entriesOf } from '../../src/lint/baseline.ts';
import { createLinter } from '../../src/lint/engine.ts';
import { excerptAt } from '../../src/lint/excerpt.ts';
import { withFingerprints } from '../../src/lint/fingerprint.ts';
import type { Finding, LintContext, Rule } from '../../src/lint/rule.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { lintFormats, lintParts } from '../../src/report/lint-formats.ts';
import { groupsOf, totalsOf } from '../../src/report/lint-report.ts';
import { plainStyle } from '../../src/report/style.ts';
import { grownTooMuch } from '../growth.ts';
import { context } from './context.ts';

const numbers = (size: number): number[] => Array.from({ length: size }, (_, number) => number);

/** Concludes about so many documents, and as many alerts. */
function concluding(ids: readonly string[], path: (number: number) => string, text: (number: number) => string, alert?: (number: number) => string): (size: number) => () => void {
  return (size) => {
    const alerts = alert && [{ path: 'alerts/a.yaml', text: `groups:\n  - rules:\n${numbers(size).map(alert).join('')}` }];
    const given: LintContext = context({
      anchorsOf: () => anchors,
      ...(alerts ? { alertFiles: () => alerts, alertSource: { file: 'zephyr.config.yaml', range: { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } } } } : {}),
    });
    const anchors = numbers(size).map((number) => `heading-${number}`);
    const linter = createLinter(given, { rules: rules.filter(({ id }) => ids.includes(id)), known: rules.map(({ id }) => id) });
    for (const number of numbers(size)) linter.check(parseDocument(path(number), text(number)));
    // The alerts are parsed once for all rules, and not here.
    createLinter(given, { rules: rules.filter(({ id }) => id === 'rb/linked') }).conclude();
    return () => void linter.conclude();
  };
}

const ALERT_RULES = ['rb/alert-link', 'rb/alert-exists', 'rb/linked', 'rb/changed-since-review'];
const alert = (name: string, url: string): string => `      - alert: ${name}\n        expr: up\n        annotations: { runbook_url: '${url}' }\n`;

const CONCLUSIONS: readonly [name: string, make: (size: number) => () => void][] = [
  ['alerts and the runbooks they mean', concluding(ALERT_RULES, (n) => `runbooks/down-${n}.md`, () => '# a\n', (n) => alert(`Down${n}`, `https://x.example/runbooks/down-${n}`))],
  ['alerts whose runbooks are missing', concluding(ALERT_RULES, (n) => `runbooks/down-${n}.md`, () => '# a\n', (n) => alert(`Down${n}`, `https://x.example/runbooks/dawn-${n}x`))],
  ['alerts without a runbook', concluding(ALERT_RULES, (n) => `runbooks/down-${n}.md`, () => '# a\n', (n) => `      - alert: Dawn${n}x\n        expr: up\n`)],
  ['runbooks with one name, and alerts with the way to each', concluding(ALERT_RULES, (n) => `service-${n}/runbook.md`, () => '---\nkind: runbook\n---\n\n# a\n', (n) => alert(`Down${n}`, `https://x.example/service-${n}/runbook`))],
  ['alerts behind a variable', concluding(ALERT_RULES, (n) => `docs/service-${n}/down.md`, () => '---\nkind: runbook\n---\n\n# a\n', (n) => alert(`Down${n}`, `{{ $base }}/service-${n}/dawn`))],
  ['alerts that lead to one page', concluding(ALERT_RULES, (n) => (n === 0 ? 'ops/runbooks.md' : `ops/other-${n}.md`), () => '---\nkind: runbook\nreviewed: 2026-01-10\n---\n\n# a\n', (n) => alert(`Down${n}`, `https://x.example/ops/runbooks#heading-${n}x`))],
  ['post-mortems of one incident', concluding(['pm/duplicate-incident'], (n) => `incidents/${n}.md`, () => '---\nkind: post-mortem\nincident: INC-1\n---\n\n# a\n')],
];

const RANGE = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 5, offset: 4 } };
const finding = (file: string, number: number): Finding => ({
  rule: rules[number % rules.length]?.id ?? '', level: number % 2 === 0 ? 'error' : 'warning', file, message: `\`a\` is wrong, expected \`b\`.`, help: 'Write `b`.', url: 'https://x.example/',
  range: RANGE, fix: [{ start: number, end: number + 1, text: 'b' }], excerpt: { text: 'some text', from: 0, length: 4, cut: { before: false, after: true } },
});

describe.each([
  ['in one file', (number: number) => finding('a.md', number)],
  ['in a file each', (number: number) => finding(`a-${number}.md`, number)],
])('many findings %s', (_where, found) => {
  it.each(lintFormats)('as %s', (format) => {
    const grown = grownTooMuch((size) => {
      const findings = numbers(size).map(found);
      const report = { groups: groupsOf(findings), totals: totalsOf(findings), files: size, kinds: [], fixed: 0 };
      const run = { version: '1.0.0', homepage: 'https://x.example', now: '2026-03-21T22:00:00Z', rules: rules.map(({ id, title, why, level }) => ({ id, title, why, level, url: '' })) };
      return () => {
        for (const part of lintParts(format, report, run, plainStyle)) void part;
      };
    }, 2000);
    expect(grown).toBeNull();
  });

  it('beside a baseline', () => {
    const grown = grownTooMuch((size) => () => {
      const findings = withFingerprints(numbers(size).map(found), (file) => file, (text) => text);
      const entries = entriesOf(findings, (file) => file);
      const baseline = baselineOf([...entries, ...entries]);
      for (const one of findings) baseline.holds(one);
      baseline.gone();
      baselineText(entries, JSON.stringify);
    }, 2000);
    expect(grown).toBeNull();
  });
});

describe('many documents', () => {
  it.each(CONCLUSIONS)('%s', (_name, make) => {
    expect(grownTooMuch(make, 500)).toBeNull();
  });

  it('with findings of all together, and comments that switch some off', () => {
    const rule: Rule<string> = {
      id: 'pm/silence', title: '', why: '', policyKeys: [], level: 'warning', kinds: ['other'], examples: [],
      collect: ({ text }) => text,
      conclude: ([text = '']) => text.split('\n').map((_, line) => ({ file: 'a.md', message: '', range: { start: { line: line + 1, column: 1, offset: 0 }, end: { line: line + 1, column: 1, offset: 0 } } })),
    };
    const grown = grownTooMuch((size) => {
      const linter = createLinter(context(), { rules: [rule as Rule] });
      linter.check(parseDocument('a.md', '<!-- zephyr-disable-next-line pm/silence -- because it is so -->\n\nword\n\n'.repeat(size), { limits: { bytes: 1e9, lines: 1e9 } }));
      return () => void linter.conclude();
    }, 1500);
    expect(grown).toBeNull();
  });

  it('with the lines of a data file', () => {
    const grown = grownTooMuch((size) => {
      const text = 'a: b\n'.repeat(size);
      return () => {
        for (const line of numbers(size)) excerptAt(text, line + 1, 1);
      };
    }, 4000);
    expect(grown).toBeNull();
  });
});
