/**
 * Another valid value for any leaf of a policy, so that a test can ask of each leaf: would anybody notice if it
 * changed? Candidates are tried until one keeps the whole policy valid.
 */
import { stringify } from 'yaml';
import { formatDuration } from '../../src/policy/duration.ts';
import { leafAt } from '../../src/policy/leaves.ts';
import type { Leaf } from '../../src/policy/leaves.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { allowedValues, childSchema, schemaAt } from '../../src/policy/schema-walk.ts';
import type { PolicyInput } from './arbitrary.ts';

/** Names from the on-call file that a policy may refer to. */
export interface Names {
  rotations?: readonly string[];
  services?: readonly string[];
}

/**
 * The policy with the leaf at `key` changed to another valid value (a renamed id also where it is used), or `null`
 * where the schema allows only the value that stands there.
 */
export function mutateLeaf(input: PolicyInput, key: string, names: Names = {}): PolicyInput | null {
  const leaf = leafAt(policySchema.parse(input), key);
  if (!leaf || leaf.kind === 'block') throw new Error(`${key} is no leaf of this policy`);
  for (const value of candidates(input, leaf, names)) {
    if (JSON.stringify(value) === JSON.stringify(written(leaf))) continue;
    const changed = withValue(input, leaf, value);
    if (parsePolicy(stringify(changed), 'policy.yaml').policy !== null) return changed;
  }
  return null;
}

/** The leaf's value as the file writes it. */
function written(leaf: Leaf): unknown {
  return leaf.kind === 'duration' ? formatDuration(leaf.value as number) : leaf.value;
}

function candidates(input: PolicyInput, leaf: Leaf, names: Names): unknown[] {
  const schema = schemaAt(policySchema, leaf.path);
  const element = schema && childSchema(schema, 0);
  const fixed = schema ? allowedValues(schema) : [];
  const references = [...input.severities.map(({ id }) => id), ...Object.keys(input.targets), ...input.roles.map(({ id }) => id), ...(names.rotations ?? []), ...(names.services ?? [])];
  const { value } = leaf;
  if (typeof value === 'boolean') return fixed.includes(!value) || fixed.length === 0 ? [!value] : [];
  if (leaf.kind === 'duration') return ['7 minutes', '11 hours', '13 days', 'none'];
  if (typeof value === 'number') return leaf.kind === 'share' ? [0.25, 0.5] : fixed.length > 0 ? [...fixed] : [value + 1, value - 1];
  if (Array.isArray(value)) {
    const options = element ? allowedValues(element) : [];
    const others = [...options, ...(options.length > 0 ? [] : references)].filter((word) => !value.includes(String(word)));
    const last = String(value.at(-1) ?? '');
    const free = options.length > 0 || leaf.key.endsWith('.page') ? [] : [[...value.slice(0, -1), `${last} changed`], [...value.slice(0, -1), `${last}X`], [...value.slice(0, -1), `new-${last}`]];
    return [...free, ...others.map((word) => [...value, word]), value.slice(1), [...value, 'another']];
  }
  if (fixed.length > 0 && !leaf.key.endsWith('.page')) return [...fixed, '7 minutes'];
  if (leaf.key.endsWith('.id')) return ['SEV-8', 'P8', 'SEV-9', 'changed-id'];
  if (isReference(leaf.key)) return [...references, ...fixed];
  return [`${value} changed`, String(value).replace(/(\.\w+)?$/, '-changed$1'), ...references];
}

/** Values that name something else in the policy or the on-call file: any other words would be wrong. */
function isReference(key: string): boolean {
  return /\.(severity|justDeclare|nothingApplies|rotation|page|draftedBy|escalateTo)$|^services\.default$/.test(key);
}

function withValue(input: PolicyInput, leaf: Leaf, value: unknown): PolicyInput {
  const copy = structuredClone(input);
  let place: unknown = copy;
  for (const step of leaf.path.slice(0, -1)) place = (place as Record<string | number, unknown>)[step];
  (place as Record<string | number, unknown>)[leaf.path.at(-1) ?? ''] = value;
  if (/^(severities|roles)\.[^.]+\.id$/.test(leaf.key)) rename(copy, String(leaf.value), String(value));
  if (/^criteria\..*\.severity$/.test(leaf.key)) worstFirst(copy);
  return copy;
}

/** A criterion with another severity belongs elsewhere in the list, and "nothing applies" may have to become milder. */
function worstFirst(policy: PolicyInput): void {
  const rank = (severity: string): number => policy.severities.findIndex(({ id }) => id === severity);
  policy.criteria.sort((left, right) => rank(left.severity) - rank(right.severity));
  const mildest = policy.criteria.at(-1)?.severity;
  if (mildest !== undefined && rank(mildest) > rank(policy.declaring.nothingApplies)) policy.declaring.nothingApplies = mildest;
}

function rename(policy: PolicyInput, old: string, fresh: string): void {
  for (const criterion of policy.criteria) if (criterion.severity === old) criterion.severity = fresh;
  policy.declaring.command = policy.declaring.command.replace(`--sev ${old} `, `--sev ${fresh} `);
  if (policy.declaring.justDeclare === old) policy.declaring.justDeclare = fresh;
  if (policy.declaring.nothingApplies === old) policy.declaring.nothingApplies = fresh;
  if (policy.postMortem.draftedBy === old) policy.postMortem.draftedBy = fresh;
}
