import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankOf } from '../../src/policy/severity.ts';
import { ANSWERS, classify, decisionTable, questions, type Answer } from '../../src/severity/wizard.ts';
import { combinations, oneSeverity, policies, policy, read } from './policies.ts';

const shipped = read('../../content/policy.yaml');
const answersFor = (asked: readonly { id: string }[]): fc.Arbitrary<Record<string, Answer>> =>
  fc.tuple(...asked.map(({ id }) => fc.constantFrom<Answer>(...ANSWERS).map((answer): [string, Answer] => [id, answer]))).map((pairs) => Object.fromEntries(pairs));
/** Any valid policy with an answer to each of its criteria, asked or not. */
const answered = policies.chain((some) => fc.tuple(fc.constant(some), answersFor(some.criteria)));
const badness: Record<Answer, number> = { no: 0, 'not-sure': 1, yes: 1 };

describe('classify', () => {
  test.each<[Record<string, Answer>, string, string[]]>([
    [{}, 'SEV-3', []],
    [{ 'shop-down': 'no', 'money-twice': 'no', 'country-down': 'no', slow: 'no' }, 'SEV-3', []],
    [{ slow: 'yes' }, 'SEV-2', ['slow']],
    [{ slow: 'not-sure' }, 'SEV-2', ['slow']],
    [{ slow: 'yes', 'country-down': 'yes' }, 'SEV-1', ['country-down']],
    [{ 'shop-down': 'not-sure', 'money-twice': 'yes', slow: 'yes' }, 'SEV-0', ['shop-down', 'money-twice']],
    [Object.fromEntries([['no-such-question', 'yes'], ['constructor', 'yes']]), 'SEV-3', []],
  ])('%j is %s', (answers, severity, because) => {
    const result = classify(policy, answers);
    expect(result.severity).toBe(severity);
    expect(result.because.map(({ criterion }) => criterion.id)).toEqual(because);
  });

  test('a policy with one severity always gives that one', () => {
    expect(classify(oneSeverity, { whatever: 'yes' })).toEqual({ severity: 'SEV-3', because: [] });
  });

  test('for any policy, every combination of answers gives one severity of the ladder', () => {
    fc.assert(fc.property(answered, ([some, answers]) => {
      expect(rankOf(some, classify(some, answers).severity)).toBeGreaterThanOrEqual(0);
    }));
  });

  test('for any policy, it is the worst severity that was not denied', () => {
    fc.assert(fc.property(answered, ([some, answers]) => {
      const ranks = some.criteria.filter(({ id }) => answers[id] !== 'no').map(({ severity }) => rankOf(some, severity));
      expect(rankOf(some, classify(some, answers).severity)).toBe(Math.min(rankOf(some, some.declaring.nothingApplies), ...ranks));
    }));
  });

  test('for any policy, worse answers never give a milder severity', () => {
    fc.assert(fc.property(answered, fc.infiniteStream(fc.constantFrom<Answer>(...ANSWERS)), ([some, answers], stream) => {
      const worse = Object.fromEntries(Object.entries(answers).map(([id, answer]) => {
        const other: Answer = stream.next().value ?? answer;
        return [id, badness[other] >= badness[answer] ? other : answer];
      }));
      expect(rankOf(some, classify(some, worse).severity)).toBeLessThanOrEqual(rankOf(some, classify(some, answers).severity));
    }));
  });

  test('for any policy, "not sure" counts as yes', () => {
    fc.assert(fc.property(answered, ([some, answers]) => {
      const sure = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, answer === 'not-sure' ? 'yes' as const : answer]));
      expect(classify(some, answers).severity).toBe(classify(some, sure).severity);
    }));
  });
});

describe('questions', () => {
  test('are asked worst first', () => {
    expect(questions({ ...policy, criteria: policy.criteria.toReversed() }).map(({ severity }) => severity)).toEqual(['SEV-0', 'SEV-0', 'SEV-1', 'SEV-2']);
  });

  test('leave out what cannot change the answer', () => {
    const high = { ...policy, declaring: { ...policy.declaring, nothingApplies: 'SEV-1' } };
    expect(questions(high).map(({ id }) => id)).toEqual(['shop-down', 'money-twice']);
  });
});

test('the decision table of the shipped policy leads to the same severity for every combination', () => {
  const asked = questions(shipped);
  let seen = 0;
  for (const answers of combinations(asked.map(({ id }) => id))) {
    // As a person reads it: from the top, the first row that is not denied decides.
    const row = decisionTable(shipped).find(({ criterion }) => answers[criterion.id] !== 'no');
    expect(row?.severity ?? shipped.declaring.nothingApplies).toBe(classify(shipped, answers).severity);
    seen += 1;
  }
  expect(seen).toBe(3 ** asked.length);
});
