/**
 * Runs rules over documents, one at a time: the caller parses, hands over and drops the tree, so memory stays that of
 * one file. What a rule needs of the whole project it keeps as a small fact until `conclude`.
 */
import type { Document } from '../documents/model.ts';
import { excerptOf } from './excerpt.ts';
import type { Finding, Level, LintContext, Report, Rule } from './rule.ts';

/** More findings than this of one rule in one file help nobody. */
const MOST_PER_RULE = 100;

export interface LintOptions {
  rules: readonly Rule[];
  /** Levels that differ from the rules' own. */
  levels?: Readonly<Record<string, Level>>;
  /** Base of the rule pages' addresses, such as `https://example.org`; empty for addresses relative to the site. */
  site?: string;
}

export interface Linter {
  /** Findings in one document; facts for `conclude` are remembered. Every document once. */
  check(document: Document): readonly Finding[];
  /** Findings that need all documents. Call once, at the end. */
  conclude(): readonly Finding[];
}

/** Under this id a rule is reported that fails itself; it has no page of its own. */
const FAILED = 'internal/rule';

/** Address of a rule's page below a site's base. */
export function ruleUrl(site: string, rule: string): string {
  return `${site.replace(/\/+$/, '')}/rules/${rule === FAILED ? '' : `${rule}/`}`;
}

/** Order of every report: file, line, column, rule, message; plain code-unit comparison. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareText(a.file, b.file) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function createLinter(context: LintContext, options: LintOptions): Linter {
  const levelOf = (id: string): Level => options.levels?.[id] ?? options.rules.find((rule) => rule.id === id)?.level ?? 'error';
  const active = options.rules.filter((rule) => levelOf(rule.id) !== 'off');
  const facts = new Map<Rule, unknown[]>();

  const finding = (rule: string, report: Report, file: string, text?: string): Finding | null => {
    const level = levelOf(rule);
    if (level === 'off') return null;
    const own = report.file === undefined || report.file === file;
    return {
      ...report,
      message: oneLine(report.message),
      ...(report.help === undefined ? {} : { help: oneLine(report.help) }),
      rule,
      level,
      file: report.file ?? file,
      url: ruleUrl(options.site ?? '', rule),
      ...(own && text !== undefined ? { excerpt: excerptOf(text, report.range) } : {}),
    };
  };

  const checkWith = (rule: Rule, document: Document): readonly Report[] => {
    const reports = rule.check?.(document, context) ?? [];
    const fact = rule.collect?.(document, context) ?? null;
    if (fact !== null) {
      const known = facts.get(rule);
      if (known) known.push(fact);
      else facts.set(rule, [fact]);
    }
    return limited(reports);
  };

  return {
    check(document) {
      const found: (Finding | null)[] = [];
      for (const problem of document.problems) {
        found.push(finding(problem.rule, problem, document.path, document.text));
      }
      for (const rule of active) {
        if (document.refused || !rule.kinds.includes(document.kind)) continue;
        try {
          for (const report of checkWith(rule, document)) found.push(finding(rule.id, report, document.path, document.text));
        } catch (error) {
          found.push(finding(FAILED, failure(rule, error, document.rangeAt(0, 0)), document.path));
        }
      }
      return found.filter((entry) => entry !== null).sort(compareFindings);
    },
    conclude() {
      const found: (Finding | null)[] = [];
      for (const rule of active) {
        if (!rule.conclude) continue;
        try {
          for (const report of rule.conclude(facts.get(rule) ?? [], context)) found.push(finding(rule.id, report, report.file ?? '.'));
        } catch (error) {
          found.push(finding(FAILED, failure(rule, error, START), '.'));
        }
      }
      return found.filter((entry) => entry !== null).sort(compareFindings);
    },
  };
}

/** All findings of some documents, sorted. Documents may be produced one by one. */
export function lintDocuments(documents: Iterable<Document>, context: LintContext, options: LintOptions): Finding[] {
  const linter = createLinter(context, options);
  const found: Finding[] = [];
  for (const document of documents) found.push(...linter.check(document));
  found.push(...linter.conclude());
  return found.sort(compareFindings);
}

/** Values of a document can hold line breaks where nobody expects them; a message never does. */
function oneLine(text: string): string {
  return /[\r\n]/.test(text) ? text.replace(/\s*[\r\n]\s*/g, ' ').trim() : text;
}

const START: Report['range'] = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

function failure(rule: Rule, error: unknown, range: Report['range']): Report {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    range,
    message: `The rule ${rule.id} failed here, so it says nothing about this file: ${reason.slice(0, 200)}`,
    help: 'This is a fault of zephyr, not of the file. Please report it with the file; `ZEPHYR_DEBUG=1` shows where it happened.',
  };
}

function limited(reports: readonly Report[]): readonly Report[] {
  const last = reports[MOST_PER_RULE - 1];
  if (last === undefined || reports.length === MOST_PER_RULE) return reports;
  const rest = reports.length - MOST_PER_RULE + 1;
  return [...reports.slice(0, MOST_PER_RULE - 1), { range: last.range, message: `${rest} more findings of this kind follow in this file; mend these first.` }];
}
