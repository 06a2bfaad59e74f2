/**
 * YAML of the project's data files, read strictly and with positions. What YAML allows and a data file
 * must not hold (aliases, merge keys, tags, several documents) is a problem, so that every value stands
 * in one place and reading it can neither loop nor explode.
 */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node, ParsedNode, YAMLError } from 'yaml';
import { quoted } from './wording.ts';

/** A place in a file: lines and columns from 1, offsets from 0, `end` exclusive. */
export interface SourceRange {
  start: { line: number; column: number; offset: number };
  end: { line: number; column: number; offset: number };
}

/** Something wrong with a policy or on-call file. One sentence of what stands there and what was expected; `help` says what to type. */
export interface PolicyProblem {
  file: string;
  line: number;
  column: number;
  message: string;
  help?: string;
  rule: 'policy/schema';
}

/** Keys and indices from the root of the file to a value. */
export type Path = readonly (string | number)[];

/** A file that was read: plain data, and where each part of it stands. */
export interface Source {
  file: string;
  /** Plain objects, arrays, strings, numbers, booleans and null; `undefined` where the file could not be read at all. */
  data: unknown;
  problems: PolicyProblem[];
  /** Where the value at a path stands; where it is missing, the nearest part above it that exists. */
  rangeOf(path: Path): SourceRange;
  /** Where the key itself stands; where it is missing, as `rangeOf`. */
  keyRangeOf(path: Path): SourceRange;
  problemAt(range: SourceRange, message: string, help?: string): PolicyProblem;
}

/** Larger files are no policy; the limit keeps reading them short. */
export const MAX_CHARACTERS = 500_000;
const MAX_DEPTH = 40;
const MAX_SYNTAX_PROBLEMS = 20;
/** Keys that would reach into JavaScript's own objects. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

const SYNTAX: Readonly<Record<string, string>> = {
  BAD_INDENT: 'The indentation does not fit, expected each line of a block to start in the same column',
  TAB_AS_INDENT: 'Unexpected tab as indentation, expected spaces',
  MISSING_CHAR: 'A character is missing here: a colon, a comma, a closing quote or a closing bracket',
  MULTIPLE_DOCS: 'Unexpected `---`, expected one document in the file',
  MULTIPLE_ANCHORS: 'Unexpected second anchor, expected none',
  BLOCK_AS_IMPLICIT_KEY: 'Unexpected `:` in a value, expected text with a colon in quotation marks',
  BLOCK_IN_FLOW: 'Unexpected block inside brackets, expected its closing bracket first',
  BAD_ALIAS: 'Unexpected alias, expected the value itself',
};

/** The value at a path of plain data; `undefined` where there is none. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Reads a data file. Never throws, whatever the text holds. */
export function readSource(text: string, file: string): Source {
  const lines = new LineCounter();
  const place = (offset: number): SourceRange['start'] => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), offset };
  };
  const span = (start: number, end: number): SourceRange => ({ start: place(start), end: place(Math.max(start, end)) });
  const problemAt = (range: SourceRange, message: string, help?: string): PolicyProblem => ({
    file, line: range.start.line, column: range.start.column, message, ...(help === undefined ? {} : { help }), rule: 'policy/schema',
  });
  const unread = (message: string, help: string): Source => {
    const top = span(0, 0);
    return { file, data: undefined, problems: [problemAt(top, message, help)], rangeOf: () => top, keyRangeOf: () => top, problemAt };
  };
  if (text.length > MAX_CHARACTERS) {
    return unread(`The file has ${text.length} characters, expected at most ${MAX_CHARACTERS}`, 'Is it really this file? A policy has a few hundred lines');
  }

  const document = parseDocument(text, {
    version: '1.2', schema: 'core', merge: false, uniqueKeys: true, strict: true, prettyErrors: false, logLevel: 'error', lineCounter: lines,
  });
  const problems: PolicyProblem[] = [];
  const tooMany = document.errors.length - MAX_SYNTAX_PROBLEMS;
  for (const error of document.errors.slice(0, MAX_SYNTAX_PROBLEMS)) problems.push(syntaxProblem(error, text, span, problemAt));
  if (tooMany > 0) problems.push(problemAt(span(text.length, text.length), `${tooMany} more YAML errors follow, expected none`, 'Mend the first ones and run it again'));
  const readable = document.errors.every((error) => error.code === 'DUPLICATE_KEY');

  const report = (node: Node | null | undefined, message: string, help: string): undefined => {
    const [start, end] = node?.range ?? [0, 0];
    problems.push(problemAt(span(start, end), message, help));
    return undefined;
  };
  const plain = (node: Node | null | undefined, depth: number): unknown => {
    if (depth > MAX_DEPTH) return report(node, `Blocks nest deeper than ${MAX_DEPTH} levels here`, 'Remove the needless levels');
    if (isAlias(node)) return report(node, `Unexpected alias ${quoted(`*${node.source}`)}, expected the value itself`, 'Write the value out: each value stands in one place');
    if (node?.tag !== undefined) {
      return report(node, `Unexpected tag ${quoted(node.tag.replace('tag:yaml.org,2002:', '!!'))}, expected a plain value`, 'Remove the tag');
    }
    if (isScalar(node)) return typeof node.value === 'bigint' ? Number(node.value) : node.value;
    if (isSeq(node)) return node.items.map((item) => plain(item as ParsedNode, depth + 1));
    if (!isMap(node)) return null;
    const result: Record<string, unknown> = {};
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const key = pair.key as Node | null;
      if (!isScalar(key)) {
        report(key ?? node, 'Unexpected block as a key, expected a word', 'Write the key as one word followed by a colon');
      } else if (FORBIDDEN_KEYS.has(String(key.value))) {
        report(key, `Unexpected key ${quoted(String(key.value))}, expected a key of this file`, 'Remove it');
      } else if (!Object.hasOwn(result, String(key.value))) {
        result[String(key.value)] = plain(pair.value as Node | null, depth + 1);
      }
    }
    return result;
  };
  const data = readable ? plain(document.contents, 0) : undefined;

  const find = (path: Path): { key: Node | null; value: Node | null } => {
    let key: Node | null = null;
    let value: Node | null = document.contents;
    for (const part of path) {
      if (isMap(value)) {
        const pair = value.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
        if (!pair) break;
        key = pair.key as Node;
        value = (pair.value as Node | null) ?? key;
      } else if (isSeq(value) && value.items[Number(part)]) {
        key = null;
        value = value.items[Number(part)] as Node;
      } else break;
    }
    return { key, value };
  };
  const rangeOfNode = (node: Node | null): SourceRange => (node?.range ? span(node.range[0], node.range[1]) : span(0, 0));
  return {
    file,
    data,
    problems,
    rangeOf: (path) => rangeOfNode(find(path).value),
    keyRangeOf: (path) => {
      const { key, value } = find(path);
      return rangeOfNode(key ?? value);
    },
    problemAt,
  };
}

function syntaxProblem(
  error: YAMLError,
  text: string,
  span: (start: number, end: number) => SourceRange,
  problemAt: (range: SourceRange, message: string, help?: string) => PolicyProblem,
): PolicyProblem {
  const [start, end] = error.pos;
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[\p{L}\p{M}\w"'/.-]+/u.exec(text.slice(start))?.[0] ?? text.slice(start, end);
    return problemAt(span(start, end), `Unexpected second ${quoted(key)}, expected each key once`, 'Keep one of them');
  }
  const known = SYNTAX[error.code];
  return problemAt(span(start, end), known ?? `This is not YAML: ${error.message.replace(/\s+/g, ' ')}`, 'Compare with the lines around it; text with `: `, `#` or brackets belongs in quotation marks');
}
