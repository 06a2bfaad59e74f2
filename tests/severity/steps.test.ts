import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionOf, START, take, view, type WizardState, type WizardStep } from '../../src/severity/steps.ts';
import { ANSWERS, classify, questions, type Answer } from '../../src/severity/wizard.ts';
import { combinations, oneSeverity, policies, policy, read } from './policies.ts';

const shipped = read('../../content/policy.yaml');
const answer = (given: Answer): WizardStep => ({ type: 'answer', answer: given });
const walk = (steps: readonly WizardStep[], from: WizardState = START) => steps.reduce((state, step) => take(policy, state, step), from);
const step: fc.Arbitrary<WizardStep> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ANSWERS).map(answer) },
  { weight: 2, arbitrary: fc.constantFrom<WizardStep>({ type: 'back' }, { type: 'forward' }) },
  fc.constantFrom<WizardStep>({ type: 'just-declare' }, { type: 'restart' }),
);

test('asks one question after the other, worst first, and stops at the first yes', () => {
  expect(view(policy, START)).toMatchObject({ kind: 'question', number: 1, of: 4, criterion: { id: 'shop-down' } });
  expect(view(policy, walk([answer('no'), answer('no')]))).toMatchObject({ kind: 'question', number: 3 });
  expect(view(policy, walk([answer('no'), answer('no'), answer('yes')]))).toMatchObject({ kind: 'result', severity: 'SEV-1' });
  expect(view(policy, walk([answer('not-sure')]))).toMatchObject({ kind: 'result', severity: 'SEV-0' });
});

test('goes back from the result to the question that decided, and on again with the same answers', () => {
  const result = walk([answer('no'), answer('yes')]);
  const back = take(policy, result, { type: 'back' });
  expect(view(policy, back)).toMatchObject({ kind: 'question', number: 2, earlier: 'yes' });
  expect(take(policy, back, { type: 'forward' })).toEqual(result);
});

test('goes back from "nothing applies" to the last question', () => {
  const denied = walk([answer('no'), answer('no'), answer('no'), answer('no')]);
  expect(view(policy, denied)).toMatchObject({ kind: 'result', severity: 'SEV-3' });
  expect(view(policy, take(policy, denied, { type: 'back' }))).toMatchObject({ kind: 'question', number: 4, earlier: 'no' });
});

test('"just declare" answers at once and can be taken back to the very question', () => {
  const asked = walk([answer('no')]);
  const declared = take(policy, asked, { type: 'just-declare' });
  expect(view(policy, declared)).toEqual({ kind: 'result', justDeclared: true, severity: 'SEV-1', because: [] });
  expect(take(policy, declared, { type: 'back' })).toEqual(asked);
});

test('a policy with one severity has its result at once', () => {
  expect(view(oneSeverity, START)).toEqual({ kind: 'result', justDeclared: false, severity: 'SEV-3', because: [] });
  for (const type of ['back', 'forward', 'restart'] as const) expect(take(oneSeverity, START, { type })).toEqual(START);
});

test('for any policy and any steps the wizard stands on a question whose earlier ones were denied, or on the right result', () => {
  fc.assert(fc.property(policies, fc.array(step, { maxLength: 40 }), (some, steps) => {
    const asked = questions(some);
    const state = steps.reduce((before, one) => take(some, before, one), START);
    const shown = view(some, state);
    if (shown.kind === 'question') expect(asked.slice(0, state.at).every(({ id }) => state.answers[id] === 'no')).toBe(true);
    else if (!shown.justDeclared) expect(positionOf(some, state.answers)).toBe(asked.length);
  }));
});

test('for any policy, no step but "start again" loses an answer', () => {
  fc.assert(fc.property(policies, fc.array(step, { maxLength: 40 }), (some, steps) => {
    let state = START;
    for (const one of steps) {
      const after = take(some, state, one);
      if (one.type !== 'restart') expect(Object.keys(after.answers)).toEqual(expect.arrayContaining(Object.keys(state.answers)));
      state = after;
    }
  }));
});

test('the steps and classify agree on every combination of the shipped policy', () => {
  const asked = questions(shipped);
  for (const answers of combinations(asked.map(({ id }) => id))) {
    let state = START;
    for (let shown = view(shipped, state); shown.kind === 'question'; shown = view(shipped, state)) {
      state = take(shipped, state, answer(answers[shown.criterion.id] ?? 'no'));
    }
    expect(view(shipped, state)).toMatchObject({ severity: classify(shipped, answers).severity });
  }
});
