/** What is known of a document in a form that takes little room and time as JSON: tuples in place of objects, nothing that follows from something else. */
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
  /** Where it is not the document's own. */
  file: string | null,
];
export type Packed = [findings: readonly PackedFinding[], facts: Examined['facts'], day: string | null, waiting: Examined['waiting']];

export function pack({ path, findings, facts, day, waiting }: Examined): Packed {
  return [findings.map((finding) => packFinding(finding, path)), facts, day, waiting];
}

export type Unpack = (path: string, packed: Packed) => Examined;

/**
 * The way back. Of words that many findings share there is one copy, so that the findings of ten thousand documents fit.
 * @param site as the linter was given it, for the addresses of the rules' pages
 */
export function unpacker(site: string): Unpack {
  const copies = new Map<string, string>();
  const urls = new Map<string, string>();
  const once = (text: string): string => {
    const copy = copies.get(text);
    if (copy !== undefined) return copy;
    copies.set(text, text);
    return text;
  };
  const urlOf = (rule: string): string => {
    const url = urls.get(rule) ?? ruleUrl(site, rule);
    urls.set(rule, url);
    return url;
  };
  return (path, [findings, facts, day, waiting]) => ({ path, findings: findings.map((finding) => unpackFinding(finding, path, once, urlOf)), facts, day, waiting });
}

function packFinding({ rule, level, range: { start, end }, message, help, policyKey, excerpt, fix, file }: Finding, path: string): PackedFinding {
  return [
    rule, level, start.line, start.column, start.offset, end.line, end.column, end.offset, message, help ?? null, policyKey ?? null,
    excerpt === undefined ? null : [excerpt.text, excerpt.from, excerpt.length, excerpt.cut.before, excerpt.cut.after],
    fix ?? null,
    file === path ? null : file,
  ];
}

function unpackFinding([rule, written, line, column, offset, endLine, endColumn, endOffset, message, help, policyKey, excerpt, fix, file]: PackedFinding, path: string, once: (text: string) => string, urlOf: (rule: string) => string): Finding {
  const range: Range = { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } };
  return {
    rule: once(rule), level: written === 'error' ? 'error' : 'warning', range, message: once(message), file: file ?? path, url: urlOf(rule),
    ...(help === null ? {} : { help: once(help) }),
    ...(policyKey === null ? {} : { policyKey: once(policyKey) }),
    ...(fix === null ? {} : { fix }),
    ...(excerpt === null ? {} : { excerpt: { text: excerpt[0], from: excerpt[1], length: excerpt[2], cut: { before: excerpt[3], after: excerpt[4] } } }),
  };
}
