/**
 * What is known of a document in a form that takes little room and time as JSON. The findings are tuples in place of
 * objects, without what follows from something else; they are set apart, since most runs only copy what was written of them.
 */
import type { Range } from '../documents/model.ts';
import { ruleUrl } from './engine.ts';
import type { Examined } from './engine.ts';
import type { Edit, Finding } from './rule.ts';

type PackedExcerpt = [text: string, from: number, length: number, cutBefore: boolean, cutAfter: boolean];
type PackedFinding = [
  rule: string,
  level: Finding['level'],
  startLine: number,
  startColumn: number,
  startOffset: number,
  endLine: number,
  endColumn: number,
  endOffset: number,
  message: string,
  help: string | null,
  policyKey: string | null,
  excerpt: PackedExcerpt | null,
  fix: readonly Edit[] | null,
];

/** How many findings of which level, and how many of these can be mended. */
export interface Counts {
  errors: number;
  warnings: number;
  fixableErrors: number;
  fixableWarnings: number;
}

/** What a run keeps of a document until its end: everything but the findings in it. */
export interface Remains extends Omit<Examined, 'path' | 'findings'> {
  counts: Counts;
  /** Findings that belong to other files. */
  strays: readonly Finding[];
}

export interface Taken {
  /** Findings in the document itself, sorted. */
  own: readonly Finding[];
  remains: Remains;
}

/** Takes what was found in a document apart. */
export function takeApart({ path, findings, facts, day, waiting }: Examined): Taken {
  const own = findings.filter(({ file }) => file === path);
  const strays = own.length === findings.length ? NONE : findings.filter(({ file }) => file !== path);
  return { own, remains: { counts: countsOf(own), strays, facts, day, waiting } };
}

const NONE: readonly Finding[] = [];

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { errors: 0, warnings: 0, fixableErrors: 0, fixableWarnings: 0 };
  for (const { level, fix } of findings) {
    const fixable = fix !== undefined && fix.length > 0;
    if (level === 'error') {
      counts.errors++;
      if (fixable) counts.fixableErrors++;
    } else {
      counts.warnings++;
      if (fixable) counts.fixableWarnings++;
    }
  }
  return counts;
}

/** Findings in one document as JSON. */
export function packFindings(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map(packFinding));
}

/**
 * The way back; the function takes the document's path and the JSON.
 * @param site as the linter was given it, for the addresses of the rules' pages
 */
export function unpacker(site: string): (path: string, json: string) => Finding[] {
  const urls = new Map<string, string>();
  const urlOf = (rule: string): string => {
    const url = urls.get(rule) ?? ruleUrl(site, rule);
    urls.set(rule, url);
    return url;
  };
  return (path, json) => (JSON.parse(json) as PackedFinding[]).map((finding) => unpackFinding(finding, path, urlOf));
}

function packFinding({ rule, level, range: { start, end }, message, help, policyKey, excerpt, fix }: Finding): PackedFinding {
  return [
    rule, level, start.line, start.column, start.offset, end.line, end.column, end.offset, message, help ?? null, policyKey ?? null,
    excerpt === undefined ? null : [excerpt.text, excerpt.from, excerpt.length, excerpt.cut.before, excerpt.cut.after],
    fix ?? null,
  ];
}

function unpackFinding([rule, level, line, column, offset, endLine, endColumn, endOffset, message, help, policyKey, excerpt, fix]: PackedFinding, file: string, urlOf: (rule: string) => string): Finding {
  const range: Range = { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } };
  return {
    rule, level, range, message, file, url: urlOf(rule),
    ...(help === null ? {} : { help }),
    ...(policyKey === null ? {} : { policyKey }),
    ...(fix === null ? {} : { fix }),
    ...(excerpt === null ? {} : { excerpt: { text: excerpt[0], from: excerpt[1], length: excerpt[2], cut: { before: excerpt[3], after: excerpt[4] } } }),
  };
}
