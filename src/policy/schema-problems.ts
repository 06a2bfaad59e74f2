/** What zod says about a file, as sentences for people, each at its place in the file. */
import type { z } from 'zod';
import { readDuration } from './phrases.ts';
import { formatDuration } from './duration.ts';
import { allowedValues, expectation, isList, isObject, isOptional, keysOf, question, schemaAt } from './schema-walk.ts';
import { valueAt } from './source.ts';
import type { Path, PolicyProblem, Source } from './source.ts';
import { suggest } from './suggest.ts';
import { dotted, oneOf, quoted, shown, typed } from './wording.ts';

type Issue = z.core.$ZodIssue;

/** All problems of the issues, without those that a misspelt key already explains. */
export function schemaProblems(issues: readonly Issue[], schema: z.core.$ZodType, source: Source): PolicyProblem[] {
  const meant = new Set<string>();
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? unknownKeys(issue, schema, source, meant) : []));
  const open = new Map<string, Issue[]>();
  const others = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys' || meant.has(dotted(issue.path))) return [];
    if (issue.path.length > 0 && valueAt(source.data, issue.path) === undefined) {
      const parent = dotted(issue.path.slice(0, -1));
      open.set(parent, [...(open.get(parent) ?? []), issue]);
      return [];
    }
    return [problem(issue, schema, source)];
  });
  const missing = [...open.values()].flatMap((found) =>
    found.length > MOST_SINGLE ? [manyMissing(found, schema, source)] : found.map((issue) => problem(issue, schema, source)),
  );
  return withoutRepeats([...unknown, ...others, ...missing]);
}

/** Two checks of one value may say the same. */
function withoutRepeats(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return problems.filter((one, index) => problems.findIndex((other) => other.line === one.line && other.column === one.column && other.message === one.message) === index);
}

/** A block that leaves more points open than this gets one problem that asks all of them. */
const MOST_SINGLE = 3;

function manyMissing(issues: readonly Issue[], schema: z.core.$ZodType, source: Source): PolicyProblem {
  const parent = (issues[0]?.path.slice(0, -1) ?? []) as Path;
  const points = issues.map((issue) => {
    const child = schemaAt(schema, issue.path);
    const about = child && question(child);
    return `\`${String(issue.path.at(-1))}\`${about ? ` (${about})` : ''}`;
  });
  const where = parent.length === 0 ? 'The file' : quoted(dotted(parent));
  return source.problemAt(
    source.keyRangeOf(parent),
    `${where} leaves ${issues.length} points open, expected an answer to each: ${points.join('; ')}`,
    'Add these keys; the example that Zephyr ships answers every one',
  );
}

function unknownKeys(issue: Issue & { code: 'unrecognized_keys' }, schema: z.core.$ZodType, source: Source, meant: Set<string>): PolicyProblem[] {
  const path = issue.path as Path;
  const parent = schemaAt(schema, path);
  const keys = parent ? keysOf(parent) : [];
  const present = valueAt(source.data, path) as Record<string, unknown>;
  const missing = keys.filter((key) => !Object.hasOwn(present, key));
  const where = path.length === 0 ? '' : ` in ${quoted(dotted(path))}`;
  return issue.keys.map((key) => {
    const near = suggest(key, missing);
    if (near !== null) meant.add(dotted([...path, near]));
    return source.problemAt(
      source.keyRangeOf([...path, key]),
      `Unexpected key ${quoted(key)}${where}, expected ${oneOf(keys)}`,
      near === null ? 'Remove it, or write one of the expected keys' : `Did you mean ${quoted(near)}? Type \`${near}:\``,
    );
  });
}

function problem(issue: Issue, schema: z.core.$ZodType, source: Source): PolicyProblem {
  const path = issue.path as Path;
  const expected = schemaAt(schema, path);
  const value = valueAt(source.data, path);
  if (issue.code === 'invalid_key') {
    const message = issue.issues[0]?.message ?? 'an id';
    return source.problemAt(source.keyRangeOf(path), `Unexpected name ${quoted(String(path.at(-1)))}, expected ${message}`, 'Rename it, here and where it is used');
  }
  if (!expected) return source.problemAt(source.rangeOf(path), `Unexpected ${standing(value)}, expected ${issue.message}`);
  if (value === undefined || value === null) return missingValue(path, expected, source);
  const wanted = issue.code === 'custom' || (issue.code === 'invalid_format' && issue.format === 'regex') ? issue.message : expectation(expected);
  return source.problemAt(
    source.rangeOf(path),
    `Unexpected ${standing(value)}${path.length === 0 ? '' : ` as ${quoted(dotted(path))}`}, expected ${wanted}`,
    whatToType(path, value, expected, wanted),
  );
}

/** What stands there, behind "Unexpected": text that looks like another type keeps its quotation marks. */
function standing(value: unknown): string {
  if (typeof value === 'string' && /^(?:true|false|null|[-+]?\d+(?:\.\d+)?)$/.test(value)) return quoted(JSON.stringify(value));
  return shown(value).replace(/^(?:the|an?) /, '');
}

/** A point that the file leaves open, with the question it must answer. */
function missingValue(path: Path, expected: z.core.$ZodType, source: Source): PolicyProblem {
  const key = String(path.at(-1) ?? '');
  const place = source.keyRangeOf(path);
  if (path.length === 0) return source.problemAt(place, `The file is empty, expected ${expectation(expected)}`, 'Start from the example that Zephyr ships');
  const asks = question(expected);
  if (isObject(expected)) {
    const required = keysOf(expected).flatMap((name) => {
      const child = schemaAt(expected, [name]);
      if (!child || isOptional(child)) return [];
      const about = question(child);
      return [about === null ? name : `${name} (${about})`];
    });
    // Where any one of them will do, all of them are worth a mention.
    const points = required.length > 0 ? required : keysOf(expected);
    return source.problemAt(place, `Missing ${quoted(dotted(path))}${asks === null ? '' : ` (${asks})`}, expected a block that answers: ${points.join('; ')}`, `Type \`${key}:\` and its keys below it`);
  }
  const words = allowedValues(expected);
  const type = words.length === 0 ? `Type \`${key}:\` followed by ${expectation(expected)}` : `Type ${words.map((word) => `\`${key}: ${typed(word)}\``).join(' or ')}`;
  return source.problemAt(place, `Missing ${quoted(dotted(path))}, expected ${expectation(expected)}. It answers: ${asks ?? `what is the ${key}?`}`, type);
}

function whatToType(path: Path, value: unknown, expected: z.core.$ZodType, what: string): string {
  const key = String(path.at(-1) ?? '');
  const prefix = typeof path.at(-1) === 'number' ? '' : `${key}: `;
  const words = allowedValues(expected);
  const near = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? suggest(String(value), words.filter((word) => typeof word === 'string')) : null;
  if (near !== null) return `Did you mean ${quoted(near)}? Type \`${prefix}${typed(near)}\``;
  if (words.length > 0) return `Type ${words.map((word) => `\`${prefix}${typed(word)}\``).join(' or ')}`;
  if (what.includes('duration')) {
    const seconds = typeof value === 'string' ? readDuration(value) : null;
    return `Type \`${prefix}${seconds === null || seconds === 0 ? '15 minutes' : formatDuration(seconds)}\`${seconds === null ? ', say: a whole number and second, minute, hour, day or week' : ''}`;
  }
  const asks = question(expected);
  const type = typeof value === 'string' && isList(expected) ? `Type \`${prefix}[${typed(value)}]\`` : `Type ${what}`;
  return asks === null ? type : `It answers: ${asks}. ${type}`;
}
