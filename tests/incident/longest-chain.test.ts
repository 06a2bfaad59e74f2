import { expect, it } from 'vitest';
import { longestChain } from '../../src/incident/longest-chain.ts';
import type { Step } from '../../src/incident/step.ts';

const step = (id: string, values: Partial<Pick<Step, 'after' | 'behind' | 'lane'>> = {}): Step => ({ id, after: [], behind: [], lane: null, ...values }) as unknown as Step;

it.each([
  ['nothing', [], ''],
  ['one after the other, and behind', [step('x'), step('a'), step('b', { after: ['a', 'gone'] }), step('c', { behind: ['b'] }), step('y', { after: ['x'] })], 'a b c'],
  ['in one lane', [step('a', { lane: 'post' }), step('x', { lane: 'topic' }), step('b', { lane: 'post' }), step('y'), step('c', { lane: 'post' })], 'a b c'],
  ['none without a lane', [step('a'), step('b')], 'a'],
])('%s', (_, steps, chain) => {
  expect(longestChain(steps).map(({ id }) => id).join(' ')).toBe(chain);
});

it('a circle has an end', () => {
  expect(longestChain([step('a', { after: ['b'] }), step('b', { after: ['a'] })])).not.toEqual([]);
});
