import { expect, it } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { policyLeaves } from '../../src/policy/leaves.ts';
import { placeOf, policyParts } from '../../src/site/policy-table.ts';
import { fixture } from './fixture.ts';

const { policy } = fixture();
const page = { title: 'Page', path: '/page/' };
const parts = policyParts(policy, new Map([['updates.every', [page]], ['severities', [page]]]));

it('shows every leaf of the policy exactly once', () => {
  expect(parts.flatMap(({ rows }) => rows.map(({ key }) => key))).toEqual(policyLeaves(policy).map(({ key }) => key));
});

it('has an address of its own for every key', () => {
  const anchors = parts.flatMap(({ rows }) => rows.map(({ anchor }) => anchor));
  expect(new Set(anchors).size).toBe(anchors.length);
});

it('says each value, what it means and which pages state it', () => {
  const updates = parts.find(({ key }) => key === 'updates');
  expect(updates?.rows.find(({ key }) => key === 'updates.every')).toMatchObject({ anchor: 'updates-every', value: '20 minutes', description: 'Longest time between two updates', statedOn: [page] });
  expect(parts.find(({ key }) => key === 'severities')?.statedOn).toEqual([page]);
});

it('leads every key that a rule reads to a place that is there', () => {
  const places = parts.flatMap(({ anchor, rows }) => [anchor, ...rows.map((row) => row.anchor)]);
  for (const key of rules.flatMap(({ policyKeys }) => policyKeys)) expect(places).toContain(placeOf(policy, key));
  expect(placeOf(policy, 'escalation.steps')).toBe('escalation-steps-0-page');
  expect(placeOf(policy, 'severities')).toBe('severities');
});
