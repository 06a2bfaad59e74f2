/**
 * A baseline: the findings that a repository had when it began to be checked. They are not shown again, so that the
 * first run of a new check is not a thousand findings; it only ever shrinks.
 */
import * as z from 'zod';
import type { Finding } from './rule.ts';

const entrySchema = z.strictObject({ file: z.string(), rule: z.string(), fingerprint: z.string(), message: z.string() });
const baselineSchema = z.strictObject({ version: z.literal(1), findings: z.array(entrySchema) });

export type BaselineEntry = z.output<typeof entrySchema>;

/** Reads a baseline, or says in one sentence why that cannot be. */
export function parseBaseline(text: string): { entries: BaselineEntry[] } | { problem: string } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'it is no JSON' };
  }
  const read = baselineSchema.safeParse(data);
  return read.success ? { entries: read.data.findings } : { problem: `it is no baseline: \`${read.error.issues[0]?.path.join('.') ?? ''}\` is not as --update-baseline writes it` };
}

/** The findings that a baseline does not know, and its entries that no finding answers to. Each entry answers for one finding. */
export function compareWithBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[]): { fresh: Finding[]; gone: BaselineEntry[] } {
  const known = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const met = new Set<string>();
  const fresh = findings.filter(({ fingerprint = '' }) => {
    if (!known.has(fingerprint)) return true;
    met.add(fingerprint);
    return false;
  });
  return { fresh, gone: entries.filter(({ fingerprint }) => !met.has(fingerprint)) };
}

/** The entries of a first baseline. `place` gives paths as the baseline holds them. */
export function entriesOf(findings: readonly Finding[], place: (file: string) => string): BaselineEntry[] {
  return findings.map(({ file, rule, fingerprint = '', message }) => ({ file: place(file), rule, fingerprint, message }));
}

/** The file's content: sorted, one finding a line, so that two branches that shrink it can be merged. */
export function baselineText(entries: readonly BaselineEntry[], json: (value: unknown) => string): string {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  return `{\n  "version": 1,\n  "findings": [${sorted.map((entry) => `\n    ${json(entry)}`).join(',')}${sorted.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
