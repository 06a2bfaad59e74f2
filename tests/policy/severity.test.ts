import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { fillOf, rankOf, severityOf, worst } from '../../src/policy/severity.ts';
import { arbitraryPolicy } from './arbitrary.ts';

const policy = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'policy.yaml').policy as Policy;

describe('severityOf', () => {
  it.each<[string | number, string | null]>([
    ['SEV-2', 'SEV-2'], ['sev2', 'SEV-2'], ['SEV2', 'SEV-2'], ['Sev 2', 'SEV-2'], ['sev_2', 'SEV-2'], ['SEV–2', 'SEV-2'], [2, 'SEV-2'], ['2', 'SEV-2'], [' 2 ', 'SEV-2'],
    ['SEV-0', 'SEV-0'], [0, 'SEV-0'], ['SEV-4', null], ['', null], ['critical', null], ['22', null],
  ])('%j', (spelling, expected) => {
    expect(severityOf(policy, spelling)?.id ?? null).toBe(expected);
  });

  it('finds every severity of any policy by each of its spellings', () => {
    fc.assert(fc.property(arbitraryPolicy(), ({ policy: any }) => {
      for (const severity of any.severities) {
        for (const spelling of [severity.id, ...severity.spellings]) expect(severityOf(any, spelling.toUpperCase())).toBe(severity);
      }
    }));
  });
});

describe('rankOf and worst', () => {
  it('go by the ladder', () => {
    expect(['SEV-0', 'SEV-3', 'SEV-9'].map((id) => rankOf(policy, id))).toEqual([0, 3, -1]);
    expect(worst(policy, ['SEV-3', 'SEV-1', 'SEV-2'])?.id).toBe('SEV-1');
    expect(worst(policy, ['SEV-9'])).toBeNull();
    expect(worst(policy, [])).toBeNull();
  });
});

describe('fillOf', () => {
  const ladder = (length: number): Policy => ({ ...policy, severities: Array.from({ length }, (_, index) => ({ ...(policy.severities[0] as Policy['severities'][number]), id: `SEV-${index}` })) });
  const fills = (length: number): number[] => ladder(length).severities.map(({ id }) => fillOf(ladder(length), id));

  it.each([
    [1, [8]],
    [2, [8, 0]],
    [3, [8, 4, 0]],
    [4, [8, 5, 3, 0]],
    [5, [8, 6, 4, 2, 0]],
    [9, [8, 7, 6, 5, 4, 3, 2, 1, 0]],
  ])('gives %i severities %j', (length, expected) => expect(fills(length)).toEqual(expected));

  it('is never the same twice on a ladder, and falls', () => {
    for (let length = 1; length <= 9; length += 1) expect(fills(length)).toEqual([...new Set(fills(length))].toSorted((a, b) => b - a));
  });
});
