import { describe, expect, it } from 'vitest';
import { lookUp, someName } from '../../src/lint/roster.ts';
import { oncall } from './context.ts';

describe('lookUp', () => {
  it.each([
    ['Ada Novak', 'ada'],
    ['@ada', 'ada'],
    ['ADA  novak', 'ada'],
    ['A. Novak', 'ada'],
    ['Finn', 'finn'],
    ["Finn O'Brien", 'finn'],
  ])('%s is a person', (written, id) => {
    expect(lookUp(oncall, written)).toMatchObject({ person: { id } });
  });

  it.each([['search'], ['Search on-call'], ['Checkout']])('%s is a team', (written) => {
    expect(lookUp(oncall, written)).toHaveProperty('team');
  });

  it.each([
    ['Ada Nowak', 'Ada Novak'],
    ['Novak', 'Ada Novak'],
    ['@chidy', 'Chidi Okoye'],
    ['Marguerite Hamilton', null],
    ['x'.repeat(100_000), null],
  ])('%s is nobody, but perhaps %s', (written, meant) => {
    expect(lookUp(oncall, written)).toEqual({ unknown: true, meant });
  });
});

it('has a name for an example, also without a roster', () => {
  expect(someName(oncall)).toBe('Ada Novak');
  expect(someName(null)).toMatch(/^\w+ \w+$/);
});
