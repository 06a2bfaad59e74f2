/**
 * Alert rules and the runbooks they name, wherever they stand in a YAML or JSON file: Prometheus rule files, the
 * PrometheusRule resource, Helm charts, Alertmanager and Grafana (provisioned rules, dashboards). Only the keys that all of them
 * share are looked at, so a new kind of file needs no new code.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Alias, Document, Node, YAMLMap } from 'yaml';
import { ANNOTATION_KEY, isJsonWithout, isTooDeep, mayHoldAlerts } from './alert-signs.ts';
import { withoutActions } from './go-template.ts';
import type { Range } from './model.ts';
import { targetsIn } from './yaml-aliases.ts';

export interface AlertRule {
  /** Name of the alert; empty where none stands near. */
  alert: string;
  /** As written; `null` where the rule names no runbook. */
  runbook: string | null;
  /** Place of the address, or of the alert's name. */
  range: Range;
  /** Lines of the whole rule, as far as it is the alert that stands near; counted from 1, both included. */
  lines: { from: number; to: number };
}

/** What a file holds, and why not all of it could be read. */
export interface ReadAlerts {
  rules: AlertRule[];
  /** What is wrong, without a full stop, and where; `null` where nothing is. */
  problem: { message: string; range: Range } | null;
}

const LARGEST = 2_000_000;
const DEEPEST = 60;
const RUNBOOK_KEY = /^runbook_?url$/i;
const RULED_KEY = 'grafana_alert';
const NAME_KEYS = ['alert', 'title', 'alertname', 'name'];
/** No address yet. */
const UNWRITTEN = /^(?:todo|tbd|tba|tbc|fixme|xxx|none|null|n\/?a|[-?.]+)$/i;

/** The alert rules of a file, in its order; none where it is no YAML or JSON. Never throws. */
export function alertRulesOf(text: string): AlertRule[] {
  return readAlerts(text).rules;
}

/** The same, and what cannot be read. */
export function readAlerts(text: string): ReadAlerts {
  if (!mayHoldAlerts(text)) return { rules: [], problem: null };
  if (text.length > LARGEST) return { rules: [], problem: { message: `it is longer than ${LARGEST / 1_000_000} million characters`, range: START } };
  if (isJsonWithout(text)) return { rules: [], problem: null };
  const plain = parse(text, text);
  if (plain.problem === null || !text.includes('{{')) return plain;
  const template = parse(withoutActions(text), text);
  return template.problem === null || template.rules.length > plain.rules.length ? template : plain;
}

/** @param written the text before anything was taken out of it, of the same length */
function parse(text: string, written: string): ReadAlerts {
  if (isTooDeep(text)) return { rules: [], problem: TOO_DEEP };
  const lines = new LineCounter();
  const rules: AlertRule[] = [];
  let problem: ReadAlerts['problem'] = null;
  try {
    for (const document of parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', strict: false, uniqueKeys: false, prettyErrors: false })) {
      if (!('contents' in document)) continue;
      const [error] = document.errors;
      if (error) problem ??= { message: error.message.replace(/\s+/g, ' ').replace(/\.$/, ''), range: { start: placeAt(error.pos[0], lines), end: placeAt(error.pos[1], lines) } };
      else walk(document.contents as Node | null, { name: '', node: null }, false, 0, { rules, lines, written: text === written ? null : written, document: document as Document, targets: null });
    }
  } catch {
    problem = TOO_DEEP; // beyond what the parser's own recursion bears
  }
  return { rules, problem };
}

/** What an address belongs to: the nearest map with a name. */
interface Owner {
  name: string;
  node: Node | null;
}

interface File {
  rules: AlertRule[];
  lines: LineCounter;
  /** Where the values stand as they were written, if not in what was parsed. */
  written: string | null;
  document: Document;
  /** What its aliases stand for; `null` until one is met. */
  targets: ReadonlyMap<Alias, Node> | null;
}

function walk(node: Node | null, owner: Owner, annotations: boolean, depth: number, file: File): void {
  if (depth > DEEPEST || isAlias(node)) return;
  if (isSeq(node)) {
    for (const item of node.items) walk(item as Node | null, owner, false, depth + 1, file);
    return;
  }
  if (!isMap(node)) return;
  const { rules, lines } = file;
  // Grafana's ruler keeps the annotations beside the alert, not in it.
  const within = node.get(RULED_KEY, true);
  const alert = isMap(within) ? within : node;
  const name = scalarAt(alert, NAME_KEYS, file)?.text;
  const inner = name === undefined ? owner : { name, node };
  const address = addressIn(node, annotations ? ANNOTATION_KEY : RUNBOOK_KEY, file);
  if (address) rules.push({ alert: inner.name, runbook: address.text, range: rangeOf(address.node, lines), lines: linesOf(inner.node ?? node, lines) });
  else if (isAlert(alert)) {
    const own = node.get('annotations', true);
    const named = scalarAt(alert, ['alert', 'title'], file);
    if (named && !(isMap(own) && addressIn(own, ANNOTATION_KEY, file))) rules.push({ alert: named.text, runbook: inheritedAddress(node, file)?.text ?? null, range: rangeOf(named.node, lines), lines: linesOf(node, lines) });
  }
  for (const { key, value } of node.items) {
    const called = isScalar(key) ? key.value : null;
    if (value !== alert) walk(value as Node | null, inner, called === 'annotations', depth + 1, file);
  }
}

/**
 * A Prometheus alerting rule has a name and an expression, one of Grafana a title and a condition, or expressions and when
 * they are asked; a recording rule, a route and a panel have not.
 */
function isAlert(node: YAMLMap): boolean {
  return (node.has('alert') && node.has('expr')) || (node.has('title') && ((node.has('condition') && isSeq(node.get('data', true))) || (node.has('trigger') && isMap(node.get('expressions', true)))));
}

interface Value {
  text: string;
  node: Node;
}

function scalarAt(node: YAMLMap, keys: readonly string[], file: File): Value | null {
  for (const key of keys) {
    const value = textOf(node.get(key, true), file);
    if (value) return value;
  }
  return null;
}

function addressIn(node: YAMLMap, pattern: RegExp, file: File): Value | null {
  for (const { key, value } of node.items) {
    const found = isScalar(key) && typeof key.value === 'string' && pattern.test(key.value) ? textOf(value, file) : null;
    if (found && !UNWRITTEN.test(found.text)) return found;
  }
  return null;
}

/** The address that an alert has from elsewhere, by an alias or a merge key, for itself or among its annotations. */
function inheritedAddress(alert: YAMLMap, file: File): Value | null {
  const annotations = withMerged(alert, file).map((map) => aliased(map.get('annotations', true), file)).filter(isMap);
  for (const map of annotations.flatMap((one) => withMerged(one, file))) {
    const address = addressIn(map, ANNOTATION_KEY, file);
    if (address) return address;
  }
  return null;
}

/** A map and those that its key `<<` brings in, the nearest first. */
function withMerged(map: YAMLMap, file: File): YAMLMap[] {
  const merged = map.items.filter(({ key }) => isScalar(key) && key.value === '<<').map(({ value }) => aliased(value, file));
  return [map, ...merged.flatMap((value) => (isSeq(value) ? value.items.map((item) => aliased(item, file)) : [value])).filter(isMap)];
}

function aliased(value: unknown, file: File): unknown {
  return isAlias(value) ? (file.targets ??= targetsIn(file.document)).get(value) : value;
}

function textOf(value: unknown, { written }: File): Value | null {
  if (!isScalar(value) || typeof value.value !== 'string' || value.value.trim() === '') return null;
  const [start, end] = value.range ?? [0, 0];
  return { text: (written === null ? value.value : written.slice(start, end).replace(/^(["'])([^]*)\1$/, '$2')).trim(), node: value };
}

const START: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

const TOO_DEEP = { message: 'it is nested too deep', range: START };

function linesOf({ range }: Node, lines: LineCounter): AlertRule['lines'] {
  const [start, end] = range ?? [0, 0];
  // The value ends before the line break that closes it.
  return { from: lines.linePos(start).line, to: lines.linePos(Math.max(start, end - 1)).line };
}

function rangeOf(node: Node, lines: LineCounter): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start: placeAt(start, lines), end: placeAt(end, lines) };
}

function placeAt(offset: number, lines: LineCounter): Range['start'] {
  const { line, col } = lines.linePos(offset);
  return { line, column: col, offset };
}
