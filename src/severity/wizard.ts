/** Which severity an incident has: the policy's questions, and what the answers to them mean. */
import { rankOf } from '../policy/severity.ts';
import type { Criterion, Policy } from '../policy/schema.ts';

export type Answer = 'yes' | 'no' | 'not-sure';
export const ANSWERS: readonly Answer[] = ['yes', 'no', 'not-sure'];

/** Answers by the id of the criterion; a question that was not asked is missing. */
export type Answers = Readonly<Record<string, Answer>>;

/** Why a severity was chosen: the criterion, and what was said about it. */
export interface Reason {
  criterion: Criterion;
  answer: 'yes' | 'not-sure';
}

export interface Classification {
  /** Id of the severity, such as `SEV-1`. */
  severity: string;
  /** The answers that decided; empty where nothing applies. */
  because: readonly Reason[];
}

/** A row of the table that leads to the same severity without a script: the first row that applies decides. */
export interface DecisionRow {
  criterion: Criterion;
  severity: string;
}

/**
 * The policy's criteria in the order they are asked, worst severity first. A criterion whose answer cannot
 * make it worse than "nothing applies" is not asked: it would only cost time.
 */
export function questions(policy: Policy): readonly Criterion[] {
  const floor = rankOf(policy, policy.declaring.nothingApplies);
  return policy.criteria
    .filter(({ severity }) => rankOf(policy, severity) < floor)
    .toSorted((a, b) => rankOf(policy, a.severity) - rankOf(policy, b.severity));
}

/**
 * The severity for these answers: the worst criterion that was answered with yes or "not sure" decides, and
 * where there is none, what the policy says for "nothing applies". Total: every combination has one severity.
 */
export function classify(policy: Policy, answers: Answers): Classification {
  const reasons = questions(policy).flatMap((criterion): Reason[] => {
    const answer = answerTo(answers, criterion.id);
    return answer === 'yes' || answer === 'not-sure' ? [{ criterion, answer }] : [];
  });
  const severity = reasons[0]?.criterion.severity ?? policy.declaring.nothingApplies;
  return { severity, because: reasons.filter(({ criterion }) => criterion.severity === severity) };
}

/** The rows of the decision table, in the order of the questions; below them stands `declaring.nothingApplies`. */
export function decisionTable(policy: Policy): readonly DecisionRow[] {
  return questions(policy).map((criterion) => ({ criterion, severity: criterion.severity }));
}

/** The answer to a criterion; ids come from outside, so only own properties count. */
export function answerTo(answers: Answers, id: string): Answer | undefined {
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}
