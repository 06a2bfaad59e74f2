/**
 * Reads `content/policy.yaml` and `content/oncall.yaml`. Every fault of a file is found in one go and says
 * where it stands, what stands there, what was expected and what to type. Nothing here throws.
 */
import type { z } from 'zod';
import { checkPolicy } from './checks.ts';
import { checkFit, checkOnCall } from './oncall-checks.ts';
import { onCallSchema } from './oncall-schema.ts';
import type { OnCall } from './oncall-schema.ts';
import { policySchema } from './schema.ts';
import type { Policy } from './schema.ts';
import { schemaProblems } from './schema-problems.ts';
import { readSource } from './source.ts';
import type { PolicyProblem, Source, SourceRange } from './source.ts';

export type { PolicyProblem } from './source.ts';

/** Where the parts of a data file stand, by dotted key (`escalation.steps.0.wait`; list elements by index or id). */
export interface PolicySource {
  file: string;
  /** Place of the value; where the key does not exist, of the nearest part above it. */
  rangeOf(key: string): SourceRange;
}

/**
 * Reads a policy. `policy` is `null` as soon as there is one problem; `readable` is there as long as each value can be
 * read, even where they do not fit together, for whoever looks for further faults. `file` is only named in problems.
 */
export function parsePolicy(text: string, file: string): { policy: Policy | null; readable: Policy | null; problems: PolicyProblem[]; source: PolicySource } {
  const source = readSource(text, file);
  const { readable, problems } = validate(source, policySchema);
  const all = sorted([...problems, ...checkPolicy(source)]);
  return { policy: all.length === 0 ? readable : null, readable, problems: all, source: placesOf(source) };
}

/**
 * Reads an on-call file; with a policy also whether both fit together. `oncall` is `null` as soon as there is one
 * problem; `readable` is there as long as the file alone has none.
 */
export function parseOnCall(text: string, file: string, policy?: Policy | null): { oncall: OnCall | null; readable: OnCall | null; problems: PolicyProblem[]; source: PolicySource } {
  const source = readSource(text, file);
  const { readable, problems } = validate(source, onCallSchema);
  const own = [...problems, ...checkOnCall(source)];
  const all = sorted([...own, ...(policy ? checkFit(source, policy) : [])]);
  return { oncall: all.length === 0 ? readable : null, readable: own.length === 0 ? readable : null, problems: all, source: placesOf(source) };
}

function validate<T extends z.ZodType>(source: Source, schema: T): { readable: z.output<T> | null; problems: PolicyProblem[] } {
  if (source.data === undefined) return { readable: null, problems: source.problems };
  const result = schema.safeParse(source.data);
  const problems = [...source.problems, ...(result.success ? [] : schemaProblems(result.error.issues, schema, source))];
  return { readable: result.success && problems.length === 0 ? result.data : null, problems };
}

/** In the order of the file; problems of one place keep the order in which they were found. */
function sorted(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return [...problems].sort((left, right) => left.line - right.line || left.column - right.column);
}

function placesOf(source: Source): PolicySource {
  return {
    file: source.file,
    rangeOf: (key) => {
      const path: (string | number)[] = [];
      let value = source.data;
      for (const part of key.split('.')) {
        if (Array.isArray(value)) {
          const index = /^\d+$/.test(part) ? Number(part) : value.findIndex((item) => item?.id === part);
          path.push(index);
          value = value[index];
        } else {
          path.push(part);
          value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
        }
      }
      return source.rangeOf(path);
    },
  };
}
