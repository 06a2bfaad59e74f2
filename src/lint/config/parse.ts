/** Reads `zephyr.config.yaml` (or its JSON forms) with friendly problems at their places. */
import type { Range } from '../../documents/model.ts';
import { schemaProblems } from '../../policy/schema-problems.ts';
import { readSource, valueAt } from '../../policy/source.ts';
import type { Path, PolicyProblem, Source } from '../../policy/source.ts';
import { suggest } from '../../policy/suggest.ts';
import { dotted, quoted } from '../../policy/wording.ts';
import type { Rule } from '../rule.ts';
import { configSchema, LEVELS } from './schema.ts';
import type { ConfigData } from './schema.ts';

/** Something wrong with a configuration, in the form of a finding. */
export interface ConfigProblem {
  file: string;
  rule: 'config/schema';
  message: string;
  help?: string;
  range: Range;
}

type Data = Record<string, unknown>;

/**
 * Reads a configuration; `config` is `null` as soon as there is one problem, `data` undefined where there is none at all.
 * `at` is the key that holds it, for a package.json. Never throws; nothing of the file reaches an object's prototype.
 */
export function parseConfig(text: string, file: string, rules: readonly Rule[], at: Path = []): { config: ConfigData | null; problems: ConfigProblem[] } {
  const whole = readSource(text, file);
  const source = below(whole, at);
  if (whole.data === undefined) return { config: null, problems: whole.problems.map((problem) => located(problem)) };
  // An empty file sets nothing, which is no fault.
  if (source.data === null || source.data === undefined) return { config: at.length === 0 && source.problems.length === 0 ? {} : null, problems: [] };

  const problems: PolicyProblem[] = [...source.problems];
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const data = settled(source, [], known, problems);
  if (isBlock(data) && Array.isArray(data['overrides'])) data['overrides'] = data['overrides'].map((_, index) => settled(source, ['overrides', index], known, problems));
  const schema = configSchema(rules, false);
  const result = schema.safeParse(data);
  if (!result.success) problems.push(...schemaProblems(result.error.issues, schema, { ...source, data }));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { config: result.success && problems.length === 0 ? result.data : null, problems: problems.map((problem) => located(problem)) };
}

/** A block with `rules` as the schema reads them: unknown ids taken out and reported, a bare level as a block. */
function settled(source: Source, path: Path, known: ReadonlyMap<string, Rule>, problems: PolicyProblem[]): unknown {
  const block = valueAt(source.data, path);
  if (!isBlock(block) || !isBlock(block['rules'])) return isBlock(block) ? { ...block } : block;
  const rules: Data = {};
  for (const [id, setting] of Object.entries(block['rules'])) {
    if (known.has(id)) {
      const wrong = wrongLevel(source, [...path, 'rules', id], setting);
      if (wrong !== null) problems.push(wrong);
      else rules[id] = typeof setting === 'string' ? { level: setting } : setting;
    } else {
      const meant = suggest(id, [...known.keys()]);
      problems.push(source.problemAt(source.keyRangeOf([...path, 'rules', id]), `Unexpected key ${quoted(id)} in \`rules\`, expected the id of a rule, such as pm/deadline`, meant === null ? 'Remove it; the page of all rules has their ids' : `Did you mean ${quoted(meant)}?`));
    }
  }
  return { ...block, rules };
}

/** What is wrong with a bare word in place of a level; YAML of other programs reads `off` as false. */
function wrongLevel(source: Source, path: Path, setting: unknown): PolicyProblem | null {
  if (typeof setting !== 'boolean' && (typeof setting !== 'string' || LEVELS.some((level) => level === setting))) return null;
  const id = String(path.at(-1));
  const meant = setting === false ? 'off' : suggest(String(setting), LEVELS);
  const type = (level: string): string => `\`${id}: ${level}\``;
  const help = meant === null ? `Type ${LEVELS.slice(0, -1).map(type).join(', ')} or ${type('off')}` : `${setting === false ? '' : `Did you mean ${quoted(meant)}? `}Type ${type(meant)}`;
  return source.problemAt(source.rangeOf(path), `Unexpected ${quoted(String(setting))} as ${quoted(dotted(path))}, expected ${LEVELS.join(', ')}, or a block with the keys level, since, options`, help);
}

function below(source: Source, at: Path): Source {
  if (at.length === 0) return source;
  const from = source.rangeOf(at);
  return {
    ...source,
    data: valueAt(source.data, at),
    // What else stands in the file is not ours to judge.
    problems: source.problems.filter(({ line }) => line >= from.start.line && line <= from.end.line),
    rangeOf: (path) => source.rangeOf([...at, ...path]),
    keyRangeOf: (path) => source.keyRangeOf([...at, ...path]),
  };
}

function located({ file, line, column, message, help }: PolicyProblem): ConfigProblem {
  const start = { line, column, offset: 0 };
  return { file, rule: 'config/schema', message, ...(help === undefined ? {} : { help }), range: { start, end: start } };
}

function isBlock(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
