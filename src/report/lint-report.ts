/** What every format of `zephyr lint` is made from. */
import type { DocumentKind } from '../documents/model.ts';
import { count, wordList } from '../lint/message.ts';
import type { Finding, Rule } from '../lint/rule.ts';

export interface LintReport {
  /** Sorted. */
  findings: readonly Finding[];
  /** Number of files that were looked at. */
  files: number;
  /** How many documents of which kind, and how the kind was found. */
  kinds: readonly KindCount[];
  /** How many findings `--fix` mended in this run. */
  fixed: number;
}

/** What a format says about the run besides its findings. */
export interface RunInfo {
  version: string;
  homepage: string;
  /** The instant that findings were judged at (ISO 8601, UTC). */
  now: string;
  rules: readonly RuleInfo[];
}

/** A rule as reports describe it. */
export interface RuleInfo extends Pick<Rule, 'id' | 'title' | 'why' | 'level'> {
  /** Address of its page. */
  url: string;
}

export interface KindCount {
  kind: DocumentKind;
  /** `frontmatter`, `configuration`, `folder`, `headings`, `asked` or `default`. */
  from: string;
  documents: number;
}

export interface LintTotals {
  errors: number;
  warnings: number;
  fixable: number;
}

export function totals(report: LintReport): LintTotals {
  const errors = report.findings.filter((finding) => finding.level === 'error').length;
  return {
    errors,
    warnings: report.findings.length - errors,
    fixable: report.findings.filter((finding) => finding.fix && finding.fix.length > 0).length,
  };
}

/** Findings by file, in their order. */
export function byFile(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.file);
    if (known) known.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

/** What was found, without a full stop: `12 files checked: 2 errors, 1 warning`. */
export function result(report: LintReport): string {
  const { errors, warnings } = totals(report);
  const found = errors + warnings === 0 ? 'no findings' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return `${count(report.files, 'file')} checked: ${found}`;
}

/** One sentence about the run: `12 files checked: 2 errors, 1 warning; --fix can mend 1 of them.` */
export function verdict(report: LintReport): string {
  const { errors, warnings, fixable } = totals(report);
  const fix = fixable === 0 ? '' : `; --fix can mend ${fixable === errors + warnings ? (fixable === 1 ? 'it' : 'all of them') : `${fixable} of them`}`;
  const fixed = report.fixed === 0 ? '' : ` ${count(report.fixed, 'finding')} mended.`;
  return `${result(report)}${fix}.${fixed}`;
}

const PLURALS: Readonly<Record<DocumentKind, [string, string]>> = {
  policy: ['policy page', 'policy pages'],
  runbook: ['runbook', 'runbooks'],
  'post-mortem': ['post-mortem', 'post-mortems'],
  template: ['template', 'templates'],
  message: ['message', 'messages'],
  other: ['other document', 'other documents'],
};

const FROM: Readonly<Record<string, string>> = {
  folder: 'by folder',
  headings: 'by headings',
  default: 'because nothing else fits',
};

/** Ways in which somebody said the kind. */
const SAID: ReadonlySet<string> = new Set(['frontmatter', 'configuration', 'asked']);

/** What was taken for what where the frontmatter did not say: `Guessed: 3 post-mortems by their folder.` Empty where nothing was guessed. */
export function guesses(report: LintReport): string {
  const parts = report.kinds
    .filter(({ from, kind }) => !SAID.has(from) && !(kind === 'other' && from === 'default'))
    .map(({ kind, from, documents }) => `${count(documents, ...PLURALS[kind])} ${FROM[from] ?? `by ${from}`}`);
  const rest = report.kinds.filter(({ from, kind }) => kind === 'other' && from === 'default').reduce((sum, { documents }) => sum + documents, 0);
  if (rest > 0) parts.push(`${count(rest, ...PLURALS.other)} (no kind, so only the general rules hold)`);
  return parts.length === 0 ? '' : `Guessed from what stands there: ${wordList(parts)}. \`kind:\` in the frontmatter settles it.`;
}
