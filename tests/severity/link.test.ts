import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../src/severity/link.ts';
import { START, take, type WizardStep } from '../../src/severity/steps.ts';
import { ANSWERS, type Answer } from '../../src/severity/wizard.ts';
import { policies, policy } from './policies.ts';

const SERVICES = ['search', 'shop'];
const nothing = { service: null, summary: null };
const answer = (given: Answer): WizardStep => ({ type: 'answer', answer: given });

test.each<[string, WizardStep[], { service: string | null; summary: string | null }, string]>([
  ['nothing answered', [], nothing, ''],
  ['two denied', [answer('no'), answer('no')], nothing, 'no=shop-down,money-twice'],
  ['a result', [answer('no'), answer('yes')], { service: 'shop', summary: 'Pay & go, 5 % down' }, 'yes=money-twice&no=shop-down&service=shop&summary=Pay%20%26%20go,%205%20%25%20down'],
  ['gone back', [answer('no'), answer('not-sure'), { type: 'back' }], nothing, 'no=shop-down&not-sure=money-twice&at=money-twice'],
  ['just declared', [{ type: 'just-declare' }], nothing, 'declare=now'],
])('%s', (_, steps, rest, text) => {
  const state = steps.reduce((before, step) => take(policy, before, step), START);
  expect(encodeLink(policy, { state, ...rest })).toBe(text);
  expect(decodeLink(policy, SERVICES, text)).toEqual({ state, ...rest, problems: [] });
});

test('for any policy, whatever was done comes back from the address', () => {
  const steps = fc.array(fc.oneof(fc.constantFrom(...ANSWERS).map(answer), fc.constantFrom<WizardStep>({ type: 'back' }, { type: 'forward' }, { type: 'just-declare' })), { maxLength: 20 });
  fc.assert(fc.property(policies, steps, fc.option(fc.string({ unit: 'grapheme', maxLength: 60 })), (some, done, summary) => {
    const state = done.reduce((before, step) => take(some, before, step), START);
    expect(decodeLink(some, SERVICES, encodeLink(some, { state, service: null, summary }))).toEqual({ state, service: null, summary, problems: [] });
  }));
});

test.each([
  ['yes=region-down', ['The link answers “region-down”, which is no question of this policy (any more). It was left out.']],
  ['maybe=slow', ['The link says “maybe”, which means nothing here and was left out.']],
  ['service=nowhere', ['The link names the service “nowhere”, which the on-call file does not have. Choose one beside the result.']],
  ['no=%E0%A4%A', ['A part of this link is damaged and was left out.']],
  ['no=slow&yes=slow', ['The link answers “slow” twice; the worse answer was kept.']],
  ['declare=later', ['The link says “declare”, which means nothing here and was left out.']],
  ['forward', ['The link says “forward”, which means nothing here and was left out.']],
  [`${'a'.repeat(40)}=`, [`The link says “${'a'.repeat(40)}”, which means nothing here and was left out.`]],
  [`${'a'.repeat(41)}=`, [`The link says “${'a'.repeat(40)}…”, which means nothing here and was left out.`]],
  [`summary=${'a'.repeat(3992)}`, []],
  [`summary=${'a'.repeat(3993)}`, ['This link is too long to be one of ours; only its beginning was read.']],
  ['&&', []],
])('%s is said in words and never throws', (text, problems) => {
  expect(decodeLink(policy, SERVICES, text).problems).toEqual(problems);
});

test.each<[string, Record<string, Answer>]>([
  ['yes=slow&no=slow', { slow: 'yes' }],
  ['no=slow&not-sure=slow', { slow: 'not-sure' }],
])('%s keeps the worse answer', (text, answers) => {
  expect(decodeLink(policy, SERVICES, text).state.answers).toEqual(answers);
});

test('a summary is a summary, be it the name of a service, and is read no further than a link of ours goes', () => {
  expect(decodeLink(policy, SERVICES, 'summary=shop')).toMatchObject({ service: null, summary: 'shop' });
  expect(decodeLink(policy, SERVICES, `summary=${'a'.repeat(5000)}`).summary).toHaveLength(3992);
});

test('a link cannot jump over a question', () => {
  expect(decodeLink(policy, SERVICES, 'no=shop-down&at=slow').state.at).toBe(1);
});

test('any text is read without an error, and leads to a state that the wizard can show', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
    const { state } = decodeLink(policy, SERVICES, text);
    expect(state.at).toBeGreaterThanOrEqual(0);
    expect(state.at).toBeLessThanOrEqual(4);
  }));
});
