/** Reads the zod schemas as data: which schema belongs to a path, the question it answers, and what it allows, in words. */
import type { z } from 'zod';
import { oneOf } from './wording.ts';

/** The parts of a zod definition that the walk needs (https://zod.dev/packages/core). */
interface Definition {
  type: string;
  format?: string;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
  keyType?: z.core.$ZodType;
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  options?: readonly z.core.$ZodType[];
  entries?: Record<string, string>;
  values?: readonly unknown[];
  checks?: readonly { _zod: { def: { check: string; format?: string; error?: (issue: never) => unknown } } }[];
  error?: unknown;
}
const definition = (schema: z.core.$ZodType): Definition => schema._zod.def as unknown as Definition;

/** The schema below wrappers (default, optional, transformation): the one that says how the file writes the value. */
function written(schema: z.core.$ZodType): z.core.$ZodType {
  const { innerType, in: input } = definition(schema);
  const inner = innerType ?? input;
  return inner ? written(inner) : schema;
}

/** The schema of a child of `schema` at one key or index, or `null` where it has no such child. */
export function childSchema(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  const { type, shape, element, valueType } = definition(written(schema));
  if (type === 'object') return shape && Object.hasOwn(shape, key) ? (shape[String(key)] ?? null) : null;
  if (type === 'array') return element ?? null;
  if (type === 'record') return valueType ?? null;
  return null;
}

/** The schema at a path, or `null` where the schema knows no such path. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | null {
  let current: z.core.$ZodType | null = schema;
  for (const key of path) current = current && childSchema(current, key);
  return current;
}

/** The keys of an object schema in their order; empty for every other schema. */
export function keysOf(schema: z.core.$ZodType): readonly string[] {
  return Object.keys(definition(written(schema)).shape ?? {});
}

export function isObject(schema: z.core.$ZodType): boolean {
  return definition(written(schema)).type === 'object';
}

export function isList(schema: z.core.$ZodType): boolean {
  return definition(written(schema)).type === 'array';
}

/** Whether the file may leave the value out. */
export function isOptional(schema: z.core.$ZodType): boolean {
  const { type, innerType } = definition(schema);
  return type === 'optional' || type === 'default' || (innerType !== undefined && isOptional(innerType));
}

/** The values a point may have where they are few (an enum, a literal, true and false, or a union with one); empty where it is free. */
export function allowedValues(schema: z.core.$ZodType): readonly (string | number | boolean)[] {
  const { type, entries, values, options } = definition(written(schema));
  if (type === 'boolean') return [true, false];
  return [...Object.values(entries ?? {}), ...((values ?? []) as (string | number | boolean)[]), ...(options ?? []).flatMap(allowedValues)];
}

/** Whether a parsed number of this schema is seconds: the file writes it as a duration. */
export function isDuration(schema: z.core.$ZodType): boolean {
  const { type, in: input, innerType, options } = definition(schema);
  if (type === 'pipe') return input !== undefined;
  return innerType ? isDuration(innerType) : (options ?? []).some(isDuration);
}

/** Whether numbers of this schema may have decimals. */
export function isFraction(schema: z.core.$ZodType): boolean {
  const inner = written(schema);
  return definition(inner).type === 'number' && (inner as { format?: string | null }).format !== 'safeint';
}

/** The question a value answers: its description in the schema, looked up through wrappers. */
export function question(schema: z.core.$ZodType): string | null {
  const own = (schema as z.ZodType).meta?.()?.description;
  if (own !== undefined) return own;
  const { innerType, in: input } = definition(schema);
  const inner = innerType ?? input;
  return inner ? question(inner) : null;
}

/** What a schema allows, in words that end "expected …". */
export function expectation(schema: z.core.$ZodType): string {
  const def = definition(schema);
  const message = checkMessage(def);
  if (message !== null) return message;
  const inner = def.innerType ?? def.in;
  if (inner) return expectation(inner);
  switch (def.type) {
    case 'boolean': return 'true or false';
    case 'enum': return oneOf(Object.values(def.entries ?? {}));
    case 'literal': return oneOf((def.values ?? []).map(String));
    case 'union': return (def.options ?? []).map(expectation).join(', or ');
    case 'array': return def.element ? listOf(def.element) : 'a list';
    case 'object': return `a block with the keys ${Object.keys(def.shape ?? {}).join(', ')}`;
    case 'record': return 'a block of names, each with its own block';
    case 'number': return numberRange(schema);
    default: return def.format === 'email' ? 'an e-mail address' : 'text';
  }
}

function listOf(element: z.core.$ZodType): string {
  return isObject(element) ? `a list of blocks with the keys ${keysOf(element).join(', ')}` : `a list: ${expectation(element)}`;
}

/** The wording that a check of the schema carries; the last one with a wording says most. */
function checkMessage(def: Definition): string | null {
  const own = (def.checks ?? []).flatMap((check) => check._zod.def.error?.({} as never) ?? []).filter((text) => typeof text === 'string');
  return own.at(-1) ?? null;
}

function numberRange(schema: z.core.$ZodType): string {
  const { minValue, maxValue, format } = schema as unknown as { minValue: number | null; maxValue: number | null; format: string | null };
  const kind = format === 'safeint' ? 'a whole number' : 'a number';
  return minValue === null || maxValue === null ? kind : `${kind} from ${minValue} to ${maxValue}`;
}
