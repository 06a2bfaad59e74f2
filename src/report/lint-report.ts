/** What every format of `zephyr lint` is made from. */
import type { DocumentKind } from '../documents/model.ts';
import { count, wordList } from '../lint/message.ts';
import type { Finding, Rule } from '../lint/rule.ts';

/** What was found in one file. */
export interface FileFindings {
  file: string;
  /** Sorted, never empty. They may have to be fetched from a disk, so ask once. */
  findings(): readonly Finding[];
  /** What stylish writes of them without colour, as UTF-8, where an earlier run has written it already. */
  plain?(): Uint8Array;
}

/** A report is written while it is read, so that one of any length needs little memory. */
export interface LintReport {
  /** Sorted by file; may be gone through several times. */
  groups: Iterable<FileFindings>;
  totals: LintTotals;
  /** Number of files that were looked at. */
  files: number;
  /** How many documents of which kind, and how the kind was found. */
  kinds: readonly KindCount[];
  /** How many findings `--fix` mended in this run. */
  fixed: number;
}

/** A part of a report: text, or the same as UTF-8. */
export type Part = string | Uint8Array;

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

export function totalsOf(findings: Iterable<Finding>): LintTotals {
  const totals: LintTotals = { errors: 0, warnings: 0, fixable: 0 };
  for (const finding of findings) {
    if (finding.level === 'error') totals.errors++;
    else totals.warnings++;
    if (isFixable(finding)) totals.fixable++;
  }
  return totals;
}

export function isFixable({ fix }: Finding): boolean {
  return fix !== undefined && fix.length > 0;
}

/** Sorted findings, file by file. */
export function groupsOf(findings: readonly Finding[]): FileFindings[] {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = files.get(finding.file);
    if (known) known.push(finding);
    else files.set(finding.file, [finding]);
  }
  return [...files].map(([file, found]) => ({ file, findings: () => found }));
}

/** All findings of a report, one by one. */
export function* findingsOf({ groups }: Pick<LintReport, 'groups'>): Iterable<Finding> {
  for (const group of groups) yield* group.findings();
}

/** What was found, without a full stop: `12 files checked: 2 errors, 1 warning`. */
export function result(report: LintReport): string {
  const { errors, warnings } = report.totals;
  const found = errors + warnings === 0 ? 'no findings' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  return `${count(report.files, 'file')} checked: ${found}`;
}

/** One sentence about the run: `12 files checked: 2 errors, 1 warning; --fix can mend 1 of them.` */
export function verdict(report: LintReport): string {
  const { errors, warnings, fixable } = report.totals;
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

/** `1 runbook`, `2 runbooks`. */
export function countOfKind(number: number, kind: DocumentKind): string {
  return count(number, ...PLURALS[kind]);
}

const FROM: Readonly<Record<string, string>> = {
  name: 'by name',
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
    .map(({ kind, from, documents }) => `${countOfKind(documents, kind)} ${FROM[from] ?? `by ${from}`}`);
  const rest = report.kinds.filter(({ from, kind }) => kind === 'other' && from === 'default').reduce((sum, { documents }) => sum + documents, 0);
  if (rest > 0) parts.push(`${countOfKind(rest, 'other')} (no kind, so only the general rules hold)`);
  return parts.length === 0 ? '' : `Guessed from what stands there: ${wordList(parts)}. \`kind:\` in the frontmatter settles it.`;
}
