import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Criterion, Policy } from '../../src/policy/schema.ts';
import { ANSWERS, type Answer } from '../../src/severity/wizard.ts';

/** The policy of the tests, unlike the shipped one. */
export const policy = read('../fixtures/policy.yaml');

/** A policy with one severity and nothing to ask. */
export const oneSeverity: Policy = {
  ...policy,
  severities: policy.severities.slice(-1),
  criteria: [],
  declaring: { ...policy.declaring, justDeclare: 'SEV-3', nothingApplies: 'SEV-3' },
};

export function read(path: string): Policy {
  const { policy: parsed, problems } = parsePolicy(readFileSync(new URL(path, import.meta.url), 'utf8'), path);
  if (!parsed) throw new Error(problems.map(({ message }) => message).join('\n'));
  return parsed;
}

/**
 * Policies with any ladder, any criteria (also ones that ask for the mildest severity) and any answer to
 * "nothing applies" and "just declare".
 */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    ladder: fc.integer({ min: 1, max: 9 }),
    ranks: fc.array(fc.nat(8), { maxLength: 8 }),
    floor: fc.nat(8),
    just: fc.nat(8),
  })
  .map(({ ladder, ranks, floor, just }): Policy => {
    const [pattern] = policy.severities;
    if (!pattern) throw new Error('the fixture has a severity');
    const severities = Array.from({ length: ladder }, (_, rank) => ({ ...pattern, id: `SEV-${rank}`, spellings: [String(rank)] }));
    const criteria = ranks
      .map((rank) => rank % ladder)
      .toSorted((a, b) => a - b)
      .map((rank, index): Criterion => ({ id: `c${index}`, question: `Question ${index}?`, because: `reason ${index}`, severity: `SEV-${rank}` }));
    return {
      ...policy,
      severities,
      criteria,
      declaring: { ...policy.declaring, nothingApplies: `SEV-${floor % ladder}`, justDeclare: `SEV-${just % ladder}` },
    };
  });

/** Every combination of answers to some questions. */
export function* combinations(ids: readonly string[]): Generator<Record<string, Answer>> {
  const [first, ...rest] = ids;
  if (first === undefined) {
    yield {};
    return;
  }
  for (const others of combinations(rest)) for (const answer of ANSWERS) yield { [first]: answer, ...others };
}
