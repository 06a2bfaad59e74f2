import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafAt, policyKeys, policyLeaves } from '../../src/policy/leaves.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { arbitraryPolicy } from './arbitrary.ts';

const policy = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'policy.yaml').policy as Policy;

/** The walk again, without the schema: every scalar and every list of words. */
function scalars(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return 1;
  return Object.values(value).reduce<number>((sum, child) => sum + scalars(child), 0);
}

describe('policyLeaves', () => {
  it('are all values of any policy, each with its own key that leads back to it', () => {
    fc.assert(fc.property(arbitraryPolicy(), ({ policy: any }) => {
      const leaves = policyLeaves(any);
      expect(leaves).toHaveLength(scalars(any));
      expect(new Set(leaves.map(({ key }) => key)).size).toBe(leaves.length);
      for (const leaf of leaves) {
        expect(leafAt(any, leaf.key)).toEqual(leaf);
        expect(leafAt(any, leaf.path.join('.'))).toEqual(leaf);
        expect(leaf.description, leaf.key).not.toBe('');
      }
    }), { numRuns: 30 });
  });

  it('know their kind and whether a page must state them', () => {
    const about = (key: string): unknown[] => {
      const leaf = leafAt(policy, key);
      return leaf && leaf.kind !== 'block' ? [leaf.kind, leaf.value, leaf.stated] : [];
    };
    expect(about('updates.every')).toEqual(['duration', 1200, true]);
    expect(about('escalation.acknowledgementTimeout')).toEqual(['duration', 2700, false]);
    expect(about('postMortem.reviewers')).toEqual(['count', 2, true]);
    expect(about('postMortem.neverShip.share')).toEqual(['share', 0.1, false]);
    expect(about('updates.withoutNews')).toEqual(['boolean', true, false]);
    expect(about('postMortem.actionItems.label')).toEqual(['text', 'follow-up', true]);
    expect(about('severities.SEV-0.page')).toEqual(['list', ['search-all', 'lead', 'director'], true]);
    expect(about('version')).toEqual(['count', 1, false]);
  });
});

describe('leafAt', () => {
  it('takes an id or an index, and gives the key with the id', () => {
    expect(leafAt(policy, 'severities.2.name')?.key).toBe('severities.SEV-2.name');
    expect(leafAt(policy, 'roles.speaker.people')?.value).toBe(2);
    expect(leafAt(policy, 'escalation.steps.1.wait')?.value).toBe(360);
  });

  it('gives blocks with what stands below them, and the length of lists', () => {
    const steps = leafAt(policy, 'escalation.steps');
    expect(steps?.kind === 'block' && [steps.length, steps.leaves.length]).toEqual([4, 8]);
    const updates = leafAt(policy, 'updates');
    expect(updates?.kind === 'block' && [updates.length, updates.leaves.map(({ key }) => key)]).toEqual([null, ['updates.every', 'updates.to', 'updates.withoutNews']]);
  });

  it.each(['', 'nothing', 'updates.', 'updates.evry', 'severities.SEV-9', 'severities.9', 'severities.length', 'updates.every.x', 'updates.to.0', 'targets.constructor', '__proto__', 'targets.toString', 'updates..every', '.'])('knows no %j', (key) => {
    expect(leafAt(policy, key)).toBeNull();
  });
});

describe('policyKeys', () => {
  it('name leaves and blocks, and every one can be looked up', () => {
    const keys = policyKeys(policy);
    for (const key of ['updates', 'updates.every', 'severities', 'severities.SEV-1', 'escalation.steps.0']) expect(keys).toContain(key);
    for (const key of keys) expect(leafAt(policy, key)).not.toBeNull();
  });
});
