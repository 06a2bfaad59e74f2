import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { leafAt, policyLeaves } from '../../src/policy/leaves.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { policySchema } from '../../src/policy/schema.ts';
import { arbitraryPolicy } from './arbitrary.ts';
import type { PolicyInput } from './arbitrary.ts';
import { mutateLeaf } from './mutate.ts';

const FIXTURE = parse(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8')) as PolicyInput;
/** The schema allows one value only. */
const FIXED = ['version', 'declaring.notSure', 'declaring.punished'];

describe('mutateLeaf', () => {
  const policy = policySchema.parse(FIXTURE);
  const leaves = policyLeaves(policy);

  it.each(leaves.map(({ key }) => key))('changes %s to another valid value', (key) => {
    const changed = mutateLeaf(FIXTURE, key, { rotations: ['search', 'checkout', 'leads', 'directors'], services: ['checkout', 'search'] });
    if (FIXED.includes(key)) {
      expect(changed).toBeNull();
      return;
    }
    expect(changed).not.toBeNull();
    const before = leafAt(policy, key);
    const after = policySchema.parse(changed);
    // A renamed id leads to another key; what it named stands at the same place.
    expect(leafAt(after, key.endsWith('.id') ? (before?.path.join('.') ?? '') : key)?.value).not.toEqual(before?.value);
    expect(changed).not.toEqual(FIXTURE);
  });

  it('keeps any policy valid', () => {
    fc.assert(
      fc.property(arbitraryPolicy(), fc.nat(), ({ input, policy: generated }, pick) => {
        const all = policyLeaves(generated);
        const changed = mutateLeaf(input, all[pick % all.length]?.key ?? '');
        if (changed) expect(parsePolicy(JSON.stringify(changed), 'policy.yaml').problems).toEqual([]);
      }),
    );
  });
});
