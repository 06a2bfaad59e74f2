/**
 * The leaves of a policy: every single value, computed by walking the schema and the value together, so that no
 * list of keys is kept by hand. A key is a dotted path; elements of lists go by their `id`, else by index.
 */
import { policySchema } from './schema.ts';
import type { Policy } from './schema.ts';
import { childSchema, isDuration, isFraction, question } from './schema-walk.ts';
import type { Path } from './source.ts';

type LeafKind = 'duration' | 'count' | 'share' | 'boolean' | 'text' | 'list';

export interface Leaf {
  /** `updates.every`, `severities.SEV-1.name`, `escalation.steps.0.wait`. */
  key: string;
  /** Keys and indices in the parsed policy. */
  path: Path;
  kind: LeafKind;
  /** As parsed: durations in seconds, lists of words as arrays. */
  value: number | string | boolean | readonly string[];
  /** The question it answers, from the schema. */
  description: string;
  /** Whether some page must state it. */
  stated: boolean;
  /** Nouns that a page counts with it (`apology`), from the schema; empty for most. */
  nouns: readonly string[];
}

/** A block or list of the policy with everything below it. */
export interface Block {
  key: string;
  path: Path;
  kind: 'block';
  value: unknown;
  description: string;
  /** For a list: how many elements it has, which a page may state as a count. */
  length: number | null;
  nouns: readonly string[];
  leaves: readonly Leaf[];
}

/** Every leaf of the policy, in the order of the schema. */
export function policyLeaves(policy: Policy): Leaf[] {
  return leavesBelow(policySchema, policy, [], '');
}

/** The leaf or block at a key, `null` where the policy has none. Lists take the element's id or its index. */
export function leafAt(policy: Policy, key: string): Leaf | Block | null {
  let schema: Schema = policySchema;
  let value: unknown = policy;
  const path: (string | number)[] = [];
  const names: string[] = [];
  for (const part of key.split('.')) {
    const index = Array.isArray(value) ? indexOf(value, part) : part;
    if (index === null || typeof value !== 'object' || value === null || !Object.hasOwn(value, index)) return null;
    const child = childSchema(schema, index);
    if (child === null || isWordList(value)) return null;
    value = (value as Record<string | number, unknown>)[index];
    schema = child;
    path.push(index);
    names.push(elementName(value, index));
  }
  const canonical = names.join('.');
  const [only, ...others] = leavesBelow(schema, value, path, canonical);
  if (only && others.length === 0 && only.key === canonical) return only;
  const { description, nouns } = about(schema);
  return {
    key: canonical, path, kind: 'block', value, description, nouns,
    length: Array.isArray(value) ? value.length : null,
    leaves: only ? [only, ...others] : [],
  };
}

/** Every key of the policy: of its leaves and of the blocks and lists above them. */
export function policyKeys(policy: Policy): string[] {
  const keys = new Set<string>();
  for (const { key } of policyLeaves(policy)) {
    const parts = key.split('.');
    parts.forEach((_, index) => keys.add(parts.slice(0, index + 1).join('.')));
  }
  return [...keys];
}

type Schema = Parameters<typeof question>[0];

function leavesBelow(schema: Schema, value: unknown, path: Path, key: string): Leaf[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || isWordList(value)) return [leaf(schema, value as Leaf['value'], path, key)];
  return Object.entries(value).flatMap(([name, child]) => {
    const step = Array.isArray(value) ? Number(name) : name;
    const below = childSchema(schema, step);
    if (!below) return [];
    const part = elementName(child, step);
    return leavesBelow(below, child, [...path, step], key === '' ? part : `${key}.${part}`);
  });
}

function leaf(schema: Schema, value: Leaf['value'], path: Path, key: string): Leaf {
  const { stated, description, nouns } = about(schema);
  return { key, path, kind: kindOf(schema, value), value, description, stated, nouns };
}

function kindOf(schema: Schema, value: unknown): LeafKind {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'text';
  if (Array.isArray(value)) return 'list';
  if (isDuration(schema)) return 'duration';
  return isFraction(schema) ? 'share' : 'count';
}

function about(schema: Schema): { description: string; stated: boolean; nouns: readonly string[] } {
  const meta = (schema as { meta?: () => { stated?: boolean; nouns?: readonly string[] } | undefined }).meta?.() ?? {};
  return { description: question(schema) ?? '', stated: meta.stated === true, nouns: meta.nouns ?? [] };
}

/** Lists of plain words are one value. */
function isWordList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function elementName(element: unknown, step: string | number): string {
  if (typeof step === 'string') return step;
  const id = typeof element === 'object' && element !== null ? (element as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : String(step);
}

function indexOf(list: readonly unknown[], part: string): number | null {
  const byId = list.findIndex((item) => (item as { id?: unknown } | null)?.id === part);
  if (byId >= 0) return byId;
  return /^\d{1,4}$/.test(part) && Number(part) < list.length ? Number(part) : null;
}
