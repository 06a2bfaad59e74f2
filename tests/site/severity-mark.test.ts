import { expect, it } from 'vitest';
import { badge, weightOf } from '../../src/site/severity-mark.ts';
import { fixture } from './fixture.ts';

const { policy } = fixture();

it('gives the first of the ladder, the last and those between marks that differ without colour', () => {
  expect(policy.severities.map(({ id }) => weightOf(policy, id))).toEqual(['worst', 'middle', 'middle', 'mildest']);
  const shapes = ['SEV-0', 'SEV-1', 'SEV-3'].map((id) => badge(policy, id).replace(/class="[^"]*"|SEV-\d/g, ''));
  expect(new Set(shapes).size).toBe(3);
});

it('has a mark for a ladder of one', () => {
  const only = { ...policy, severities: policy.severities.slice(0, 1) };
  expect(weightOf(only, 'SEV-0')).toBe('worst');
});

it('says the severity in words beside the shape', () => {
  expect(badge(policy, 'SEV-1')).toMatch(/^<span class="severity middle"><svg .*aria-hidden="true".*<\/svg>SEV-1<\/span>$/);
});
