import { expect, test } from 'vitest';
import { pagedNow } from '../../src/severity/paged.ts';
import { nextSteps, reasonText, summaryFrom } from '../../src/severity/result.ts';
import { classify, type Answer } from '../../src/severity/wizard.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { policy } from './policies.ts';

const because = (answers: Record<string, Answer>) => reasonText(policy, { ...classify(policy, answers), justDeclared: false });

test('the reason says what was said', () => {
  expect(because({ slow: 'yes' })).toBe('Because you said that search is slow.');
  expect(because({ 'shop-down': 'yes', 'money-twice': 'not-sure' })).toBe('Because you said that the shop is down everywhere, and you were not sure about “Was money booked twice?”, and not sure counts as yes.');
  expect(because({ slow: 'not-sure' })).toBe('Because you were not sure about “Is search slow for customers?”, and not sure counts as yes.');
  expect(because({})).toBe('Because nothing worse applies: SEV-3 is what is left.');
  expect(reasonText(policy, { severity: 'SEV-1', because: [], justDeclared: true })).toBe('Because you chose to just declare, which is always right. It starts at SEV-1 and can be changed later.');
});

test('the first summary comes from the reason', () => {
  expect(summaryFrom(classify(policy, { slow: 'yes' }).because)).toBe('Search is slow');
  expect(summaryFrom(classify(policy, { slow: 'not-sure' }).because)).toBe('Search is slow, not sure yet');
  expect(summaryFrom([])).toBe('Something is wrong, details follow');
});

test('what happens next comes from the policy', () => {
  expect(nextSteps(policy, 'SEV-1').map(({ text, within }) => [text, within])).toEqual([
    ['First update within 20 minutes, in the channel, even without news.', 1200],
    ['E-mail to customers within 36 hours of declaration.', 129_600],
    ['Post-mortem within 5 days of detection.', 432_000],
  ]);
  expect(nextSteps(policy, 'SEV-3').slice(1).map(({ text, within }) => [text, within])).toEqual([
    ['No customer e-mail for this severity.', null],
    ['No post-mortem for this severity.', null],
  ]);
});

test.each<[string, Policy['updates']['to'], string]>([
  ['SEV-1', ['channel', 'status-page'], 'First update within 20 minutes, in the channel and on the status page, even without news.'],
  ['SEV-3', ['channel', 'status-page'], 'First update within 20 minutes, in the channel, even without news.'],
  ['SEV-3', ['status-page'], 'First update within 20 minutes, even without news.'],
])('%s with updates to %j', (severity, to, text) => {
  expect(nextSteps({ ...policy, updates: { ...policy.updates, to } }, severity)[0]?.text).toBe(text);
});

const people = ['ana', 'bo', 'cy'].map((id) => ({ id, name: id.toUpperCase(), zone: 'UTC', awake: { from: '07:00', to: '23:00' } }));

test('who is paged: each person once, with all reasons', () => {
  const rota: Record<string, string[]> = { search: ['ana', 'bo'], leads: ['bo'], directors: [] };
  const paged = pagedNow(policy, 'SEV-0', 'search', people, (rotation, everyone) => (rota[rotation] ?? []).slice(0, everyone ? undefined : 1));
  expect(paged?.people.map(({ person, targets }) => [person.id, targets])).toEqual([['ana', ['everybody on search']], ['bo', ['everybody on search', 'lead on-call']]]);
  expect(paged?.nobody).toEqual(['director on-call']);
});

test('who is paged: the owner of the service stands for the target "service-owner"', () => {
  const asked: string[] = [];
  pagedNow(policy, 'SEV-2', 'shop-team', people, (rotation) => { asked.push(rotation); return ['cy']; });
  expect(asked).toEqual(['shop-team']);
});

test('who is paged: where the rota cannot say, nobody is guessed', () => {
  expect(pagedNow(policy, 'SEV-0', 'search', people, (rotation) => (rotation === 'leads' ? null : ['ana']))).toBeNull();
});
