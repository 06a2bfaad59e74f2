import { expect, it } from 'vitest';
import { rules } from '../../src/lint/rules/index.ts';
import { subjectOf } from '../../src/site/rule-families.ts';

it.each([
  ['pm/action-item-owner', 'post-mortems'],
  ['links/resolve', 'all documents'],
  ['policy/unannotated', 'policy pages'],
  ['policy/coverage', 'the policy and the on-call file'],
  ['policy/schema', 'the policy and the on-call file'],
  ['config/schema', 'the configuration'],
])('%s looks at %s', (id, subject) => {
  expect(rules.filter((rule) => rule.id === id).map(subjectOf)).toEqual([subject]);
});
