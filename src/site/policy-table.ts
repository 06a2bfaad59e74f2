/** The policy as the reference page shows it: parts, with every leaf of each. */
import { leafAt, policyLeaves, type Leaf } from '../policy/leaves.ts';
import type { Policy } from '../policy/schema.ts';
import { sayValue } from '../policy/statements.ts';
import { anchorOf } from './markdown/annotations.ts';

/** A page that states a value of the policy. */
export interface Statement {
  title: string;
  path: string;
}

export interface PolicyRow {
  key: string;
  anchor: string;
  value: string;
  description: string;
  /** Pages that state it, in the order of the site. */
  statedOn: readonly Statement[];
}

export interface PolicyPart {
  key: string;
  anchor: string;
  description: string;
  statedOn: readonly Statement[];
  rows: readonly PolicyRow[];
}

/** Parts by the first word of the key, in the order of the policy file; `statements` maps keys to the pages that state them. */
export function policyParts(policy: Policy, statements: ReadonlyMap<string, readonly Statement[]>): PolicyPart[] {
  const rows = (leaves: readonly Leaf[]): PolicyRow[] =>
    leaves.map((leaf) => ({ key: leaf.key, anchor: anchorOf(leaf.key), value: sayValue(leaf), description: leaf.description, statedOn: statements.get(leaf.key) ?? [] }));
  const leaves = policyLeaves(policy);
  return Object.keys(policy).map((key) => ({
    key,
    anchor: anchorOf(key),
    description: leafAt(policy, key)?.description ?? '',
    statedOn: statements.get(key) ?? [],
    rows: rows(leaves.filter((leaf) => leaf.key === key || leaf.key.startsWith(`${key}.`))),
  }));
}

/** Anchor of a key on the reference page; a block of values leads to its first one, since only parts and values have a place there. */
export function placeOf(policy: Policy, key: string): string {
  const first = policyLeaves(policy).find((leaf) => leaf.key === key || leaf.key.startsWith(`${key}.`));
  return anchorOf(key in policy ? key : (first?.key ?? key));
}
