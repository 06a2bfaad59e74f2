/**
 * Alert rules and the runbooks they name, wherever they stand in a YAML or JSON file: Prometheus rule files, the
 * PrometheusRule resource, Alertmanager and Grafana (provisioned rules, dashboards). Only the keys that all of them
 * share are looked at, so a new kind of file needs no new code.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import type { Range } from './model.ts';

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

const LARGEST = 2_000_000;
const DEEPEST = 60;
const RUNBOOK_KEYS = ['runbook_url', 'runbookUrl'];
/** Among annotations the short forms mean the same; elsewhere they mean anything. */
const ANNOTATION_KEYS = [...RUNBOOK_KEYS, 'runbook', 'runbook_link'];
const NAME_KEYS = ['alert', 'title', 'alertname', 'name'];

/** The alert rules of a file, in its order; none where it is no YAML or JSON. Never throws. */
export function alertRulesOf(text: string): AlertRule[] {
  if (text.length > LARGEST || !mayHoldAlerts(text)) return [];
  const lines = new LineCounter();
  const rules: AlertRule[] = [];
  try {
    for (const document of parseAllDocuments(text, { lineCounter: lines, logLevel: 'silent', strict: false, uniqueKeys: false, prettyErrors: false })) {
      if ('contents' in document && document.errors.length === 0) walk(document.contents as Node | null, { name: '', node: null }, false, 0, rules, lines);
    }
  } catch {
    return rules; // nested beyond what the parser's own recursion bears
  }
  return rules;
}

/** A quick look that says no where a text can hold no alert rule. */
export function mayHoldAlerts(text: string): boolean {
  return /runbook|\balert\s*"?\s*:|\bcondition"?\s*:/i.test(text);
}

/** What an address belongs to: the nearest map with a name. */
interface Owner {
  name: string;
  node: Node | null;
}

function walk(node: Node | null, owner: Owner, annotations: boolean, depth: number, rules: AlertRule[], lines: LineCounter): void {
  if (depth > DEEPEST || isAlias(node)) return;
  if (isSeq(node)) {
    for (const item of node.items) walk(item as Node | null, owner, false, depth + 1, rules, lines);
    return;
  }
  if (!isMap(node)) return;
  const name = scalarAt(node, NAME_KEYS)?.text;
  const inner = name === undefined ? owner : { name, node };
  const address = scalarAt(node, annotations ? ANNOTATION_KEYS : RUNBOOK_KEYS);
  if (address) rules.push({ alert: inner.name, runbook: address.text, range: rangeOf(address.node, lines), lines: linesOf(inner.node ?? node, lines) });
  else if (isAlert(node)) {
    const own = node.get('annotations', true);
    const named = scalarAt(node, ['alert', 'title']);
    if (named && !(isMap(own) && scalarAt(own, ANNOTATION_KEYS))) rules.push({ alert: named.text, runbook: null, range: rangeOf(named.node, lines), lines: linesOf(node, lines) });
  }
  for (const { key, value } of node.items) walk(value as Node | null, inner, isScalar(key) && key.value === 'annotations', depth + 1, rules, lines);
}

/** A Prometheus alerting rule has a name and an expression, one of Grafana a title and a condition; a recording rule, a route and a panel have not. */
function isAlert(node: YAMLMap): boolean {
  return (node.has('alert') && node.has('expr')) || (node.has('title') && node.has('condition') && isSeq(node.get('data', true)));
}

function scalarAt(node: YAMLMap, keys: readonly string[]): { text: string; node: Node } | null {
  for (const key of keys) {
    const value = node.get(key, true);
    if (isScalar(value) && typeof value.value === 'string' && value.value.trim() !== '') return { text: value.value.trim(), node: value };
  }
  return null;
}

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
