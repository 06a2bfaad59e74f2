import { expect, it } from 'vitest';
import { badge, markClass } from '../../src/site/severity-mark.ts';
import { fixture } from './fixture.ts';

const { policy } = fixture();

it('gives each severity of the ladder a mark that differs without colour', () => {
  expect(policy.severities.map(({ id }) => markClass(policy, id))).toEqual(['severity fill-8', 'severity fill-5', 'severity fill-3', 'severity fill-0']);
  const shapes = policy.severities.map(({ id }) => badge(policy, id).replace(/class="[^"]*"|SEV-\d/g, ''));
  expect(new Set(shapes).size).toBe(policy.severities.length);
});

it('has a mark for a ladder of one', () => {
  const only = { ...policy, severities: policy.severities.slice(0, 1) };
  expect(markClass(only, 'SEV-0')).toBe('severity fill-8');
});

it('draws the middle of three as the left half', () => {
  const three = { ...policy, severities: policy.severities.slice(0, 3) };
  expect(badge(three, 'SEV-1')).toContain('<path d="M8 8V14A6 6 0 0 1 8 2z"');
});

it('says the severity in words beside the shape', () => {
  expect(badge(policy, 'SEV-1')).toMatch(/^<span class="severity fill-5"><svg .*aria-hidden="true".*<\/svg>SEV-1<\/span>$/);
});
