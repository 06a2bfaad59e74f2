/** Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning and editors. */
import type { Edit, Finding } from '../lint/rule.ts';
import { visible } from './escape.ts';
import { jsonWithList } from './json-list.ts';
import { findingsOf } from './lint-report.ts';
import type { LintReport, RunInfo } from './lint-report.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** One log with one run. Places count UTF-16 code units, and repairs are attached where they are certain. */
export function lintSarif(report: LintReport, { version, homepage, rules }: RunInfo): Iterable<string> {
  const known = new Map(rules.map((rule, index) => [rule.id, index]));
  const descriptors = rules.map(({ id, title, why, level, url }) => ({
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    helpUri: url,
    help: { text: why, markdown: why },
    defaultConfiguration: { level },
  }));
  const driver = { name: 'zephyr', semanticVersion: version, informationUri: homepage, rules: descriptors };
  const frame = { $schema: SCHEMA, version: '2.1.0', runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results: [] }] };
  return jsonWithList(frame, 'results', results(report, known));
}

function* results(report: LintReport, known: ReadonlyMap<string, number>): Iterable<object> {
  for (const finding of findingsOf(report)) yield result(finding, known.get(finding.rule));
}

function result(finding: Finding, ruleIndex: number | undefined): object {
  const { start, end } = finding.range;
  const artifactLocation = { uri: relativeUri(finding.file), uriBaseId: '%SRCROOT%' };
  const region = { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.level,
    message: { text: plain(finding.help === undefined ? finding.message : `${finding.message} ${finding.help}`) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(finding.fingerprint === undefined ? {} : { partialFingerprints: { 'zephyr/v1': finding.fingerprint } }),
    ...(finding.fix && finding.fix.length > 0
      ? { fixes: [{ description: { text: plain(finding.help ?? finding.message) }, artifactChanges: [{ artifactLocation, replacements: finding.fix.map(replacement) }] }] }
      : {}),
  };
}

function replacement({ start, end, text }: Edit): object {
  return { deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } };
}

/** A relative path as a URI reference; the first step can neither be a scheme nor an authority. */
export function relativeUri(path: string): string {
  return path.toWellFormed().split('/').map((step) => encodeURIComponent(step).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');
}

/** `[text](address)` is a link in a SARIF message; text of a document must not become one. */
function plain(text: string): string {
  return visible(text).replaceAll('](', '] (');
}
