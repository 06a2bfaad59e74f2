/** What is wrong most often, and where: for reports that nobody reads to the end. */
import type { LintReport } from './lint-report.ts';

export interface Counts {
  errors: number;
  warnings: number;
}

/** What one rule found. */
export interface AskedRule extends Counts {
  id: string;
  /** Address of its page. */
  url: string;
  /** In how many documents. */
  files: number;
}

/** What was found in one document. */
export interface Counted extends Counts {
  file: string;
  /** Its place in the report, from 1. */
  number: number;
}

/** Goes through a whole report once. Rules come with those first that found most, documents as they stand in the report. */
export function tallyOf({ groups }: LintReport): { asked: readonly AskedRule[]; documents: readonly Counted[] } {
  const asked = new Map<string, AskedRule & { last: number }>();
  const documents: Counted[] = [];
  for (const group of groups) {
    const here: Counted = { file: group.file, number: documents.length + 1, errors: 0, warnings: 0 };
    documents.push(here);
    for (const { rule, url, level } of group.findings()) {
      const known = asked.get(rule) ?? { id: rule, url, errors: 0, warnings: 0, files: 0, last: 0 };
      asked.set(rule, known);
      if (known.last !== here.number) known.files++;
      known.last = here.number;
      for (const counts of [known, here]) counts[level === 'error' ? 'errors' : 'warnings']++;
    }
  }
  const byNumber = [...asked.values()].sort((a, b) => b.errors + b.warnings - a.errors - a.warnings || (a.id < b.id ? -1 : 1));
  return { asked: byNumber, documents };
}
