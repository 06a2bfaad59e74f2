/** The wizard as a state and its transitions, the same on the site and on a terminal. No transition loses an answer. */
import { answerTo, classify, questions, type Answer, type Answers, type Classification } from './wizard.ts';
import type { Criterion, Policy } from '../policy/schema.ts';

export interface WizardState {
  answers: Answers;
  /** Index of the question on screen; the number of questions where the result is. */
  at: number;
  /** True once somebody chose to declare without answering (further). */
  justDeclared: boolean;
}

export type WizardStep =
  | { type: 'answer'; answer: Answer }
  /** To the question before, from the result to the question that decided. */
  | { type: 'back' }
  /** On with the answer given earlier. */
  | { type: 'forward' }
  | { type: 'just-declare' }
  | { type: 'restart' };

export type WizardView =
  | { kind: 'question'; criterion: Criterion; number: number; of: number; earlier: Answer | undefined }
  | ({ kind: 'result'; justDeclared: boolean } & Classification);

export const START: WizardState = { answers: {}, at: 0, justDeclared: false };

/** The state after a step; a step that makes no sense where the wizard stands changes nothing. */
export function take(policy: Policy, state: WizardState, step: WizardStep): WizardState {
  const asked = questions(policy);
  const criterion = state.justDeclared ? undefined : asked[state.at];
  switch (step.type) {
    case 'answer':
      if (!criterion) return state;
      return { ...state, answers: { ...state.answers, [criterion.id]: step.answer }, at: next(asked, state.at, step.answer) };
    case 'forward': {
      const earlier = criterion && answerTo(state.answers, criterion.id);
      return earlier ? { ...state, at: next(asked, state.at, earlier) } : state;
    }
    case 'back':
      if (state.justDeclared) return { ...state, justDeclared: false };
      return { ...state, at: criterion ? Math.max(0, state.at - 1) : lastAsked(asked, state.answers) };
    case 'just-declare':
      return { ...state, justDeclared: true };
    case 'restart':
      return START;
  }
}

/** What to show: a question, or the severity. */
export function view(policy: Policy, state: WizardState): WizardView {
  if (state.justDeclared) return { kind: 'result', justDeclared: true, severity: policy.declaring.justDeclare, because: [] };
  const asked = questions(policy);
  const criterion = asked[state.at];
  if (!criterion) return { kind: 'result', justDeclared: false, ...classify(policy, state.answers) };
  return { kind: 'question', criterion, number: state.at + 1, of: asked.length, earlier: answerTo(state.answers, criterion.id) };
}

/** Where the answers lead: the first question that has none, or the result. */
export function positionOf(policy: Policy, answers: Answers): number {
  const asked = questions(policy);
  const stop = asked.findIndex(({ id }) => answerTo(answers, id) !== 'no');
  const criterion = asked[stop];
  if (!criterion) return asked.length;
  return answerTo(answers, criterion.id) === undefined ? stop : asked.length;
}

/** Questions come worst first, so after a yes or "not sure" no later one can change the severity. */
function next(asked: readonly Criterion[], at: number, answer: Answer): number {
  return answer === 'no' ? at + 1 : asked.length;
}

function lastAsked(asked: readonly Criterion[], answers: Answers): number {
  const decided = asked.findIndex(({ id }) => answerTo(answers, id) !== 'no');
  return Math.max(0, decided === -1 ? asked.length - 1 : decided);
}
