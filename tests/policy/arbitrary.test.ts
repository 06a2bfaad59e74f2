import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { arbitraryPolicy } from './arbitrary.ts';

describe('generated policies', () => {
  it('are valid, and their text reads back to the same policy', () => {
    fc.assert(
      fc.property(arbitraryPolicy(), ({ text, policy }) => {
        const read = parsePolicy(text, 'policy.yaml');
        expect(read.problems).toEqual([]);
        expect(read.policy).toEqual(policy);
      }),
    );
  });
});
