/**
 * A baseline: the findings that a repository had when it began to be checked. They are not shown again, so that the
 * first run of a new check is not a thousand findings; it only ever shrinks.
 */
import * as z from 'zod';
import type { Finding } from './rule.ts';

/** Of the file's form. */
const VERSION = 1;

const entrySchema = z.strictObject({ file: z.string(), rule: z.string(), fingerprint: z.string(), message: z.string() });
const baselineSchema = z.strictObject({ version: z.literal(VERSION), findings: z.array(entrySchema) });

export type BaselineEntry = z.output<typeof entrySchema>;

/** Reads a baseline, or says in one sentence why that cannot be. */
export function parseBaseline(text: string): { entries: BaselineEntry[] } | { problem: string; newer: boolean } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: 'it is no JSON', newer: false };
  }
  const version = typeof data === 'object' && data !== null && 'version' in data ? data.version : null;
  if (typeof version === 'number' && version > VERSION) return { problem: `it is of version ${version}, and this zephyr reads version ${VERSION}`, newer: true };
  const read = baselineSchema.safeParse(data);
  if (read.success) return { entries: read.data.findings };
  const place = read.error.issues[0]?.path.join('.') ?? '';
  return { problem: `it is no baseline${place === '' ? '' : `: \`${place}\` is not`} as --update-baseline writes it`, newer: false };
}

export interface Baseline {
  /** Whether the baseline holds a finding. Each entry answers for one finding. */
  holds(finding: Finding): boolean;
  /** Entries that no finding has answered to so far. */
  gone(): BaselineEntry[];
}

export function baselineOf(entries: readonly BaselineEntry[]): Baseline {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  const met = new Set<string>();
  return {
    holds({ fingerprint = '' }) {
      if (!known.has(fingerprint)) return false;
      met.add(fingerprint);
      return true;
    },
    gone: () => entries.filter(({ fingerprint }) => !met.has(fingerprint)),
  };
}

/** The entries of a first baseline. `place` gives paths as the baseline holds them. */
export function entriesOf(findings: Iterable<Finding>, place: (file: string) => string): BaselineEntry[] {
  return Array.from(findings, ({ file, rule, fingerprint = '', message }) => ({ file: place(file), rule, fingerprint, message }));
}

/** The file's content: sorted, one finding a line, so that two branches that shrink it can be merged. */
export function baselineText(entries: readonly BaselineEntry[], json: (value: unknown) => string): string {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  return `{\n  "version": ${VERSION},\n  "findings": [${sorted.map((entry) => `\n    ${json(entry)}`).join(',')}${sorted.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
