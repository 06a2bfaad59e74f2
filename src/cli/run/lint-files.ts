/** What a run found, file by file: each document's own findings, fetched when they are asked for, and what was found elsewhere. */
import { compareFindings, ruleUrl } from '../../lint/engine.ts';
import { excerptAt } from '../../lint/excerpt.ts';
import { countsOf, unpacker } from '../../lint/packed.ts';
import type { Counts } from '../../lint/packed.ts';
import type { Finding } from '../../lint/rule.ts';
import type { Blocks, Known, Store } from '../../project/lint-cache.ts';
import type { Project, ProjectProblem } from '../../project/load.ts';
import type { FoundFile } from '../../project/walk.ts';
import { groupsOf } from '../../report/lint-report.ts';
import type { FileFindings, KindCount } from '../../report/lint-report.ts';

/** What is remembered of a document until the end of a run. */
export interface Looked extends Blocks, Pick<Known, 'facts' | 'day' | 'waiting' | 'counts' | 'strays'> {
  /** `null` where nothing can be mended. */
  fingerprint: string | null;
  /** `null` where it was refused. */
  kind: Pick<KindCount, 'kind' | 'from'> | null;
}

export interface CheckedFile extends FileFindings {
  /** Where they are known without fetching the findings. */
  counts?: Counts;
  /** A document with something to mend in it. */
  mendable?: { file: FoundFile; fingerprint: string };
}

/** All files with findings, sorted. `others` are the findings that came from elsewhere than the document they belong to. */
export function filesOf(documents: readonly FoundFile[], looked: readonly Looked[], others: readonly Finding[], store: Store, site: string): Iterable<CheckedFile> {
  const unpack = unpacker(site);
  const decoder = new TextDecoder();
  const elsewhere = new Map(groupsOf([...others].sort(compareFindings)).map(({ file, findings }) => [file, findings()]));
  const known = new Set(documents.map(({ path }) => path));
  const places = [...documents.entries()].flatMap(([index, { path }]) => (isClean(looked[index]) && !elsewhere.has(path) ? [] : [{ path, index }]));
  const order = [...places, ...[...elsewhere.keys()].filter((path) => !known.has(path)).map((path) => ({ path, index: -1 }))].sort((a, b) => (a.path < b.path ? -1 : 1));

  const fileAt = ({ path, index }: { path: string; index: number }): CheckedFile => {
    const one = looked[index];
    const more = elsewhere.get(path) ?? [];
    const file = documents[index];
    const own = (): Finding[] => (one === undefined || isClean(one) ? [] : unpack(path, decoder.decode(store.read(one.packed))));
    return {
      file: path,
      findings: () => [...own(), ...more].sort(compareFindings),
      ...(one === undefined || more.length > 0 ? {} : { plain: () => store.read(one.plain), counts: one.counts }),
      ...(file === undefined || typeof one?.fingerprint !== 'string' ? {} : { mendable: { file, fingerprint: one.fingerprint } }),
    };
  };
  return {
    *[Symbol.iterator]() {
      for (const place of order) yield fileAt(place);
    },
  };
}

function isClean(one: Looked | undefined): boolean {
  return one === undefined || one.counts.errors + one.counts.warnings === 0;
}

/** The same files with other findings; files that have none left are left out. */
export function changed(files: Iterable<FileFindings>, change: (findings: readonly Finding[]) => readonly Finding[]): Iterable<FileFindings> {
  return {
    *[Symbol.iterator]() {
      for (const { file, findings } of files) {
        const left = change(findings());
        if (left.length > 0) yield { file, findings: () => left };
      }
    },
  };
}

export function countAll(files: Iterable<CheckedFile>): Counts {
  const sum: Counts = { errors: 0, warnings: 0, fixableErrors: 0, fixableWarnings: 0 };
  for (const { counts, findings } of files) {
    const { errors, warnings, fixableErrors, fixableWarnings } = counts ?? countsOf(findings());
    sum.errors += errors;
    sum.warnings += warnings;
    sum.fixableErrors += fixableErrors;
    sum.fixableWarnings += fixableWarnings;
  }
  return sum;
}

/** What is wrong outside documents, as a finding. */
export function problemFinding({ file, rule, message, help, range }: ProjectProblem, site: string): Finding {
  return { file, rule, message, ...(help === undefined ? {} : { help }), range, level: 'error', url: ruleUrl(site, rule) };
}

/** Findings in the project's data files come without the line they stand on. */
export function withExcerpt(finding: Finding, { files }: Project): Finding {
  const text = finding.excerpt ? undefined : files.get(finding.file);
  const excerpt = text === undefined ? null : excerptAt(text, finding.range.start.line, finding.range.start.column);
  return excerpt === null ? finding : { ...finding, excerpt };
}
