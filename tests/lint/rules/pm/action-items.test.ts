import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/pm/action-items.ts';
import { demanding, say } from '../check.ts';

describe('each way of having no action items has its own message', () => {
  const policy = demanding({ noneAllowed: false });
  it.each([
    ['no section', '## Summary\n\nText.\n', '1:1 This post-mortem has no action items, expected at least 1.'],
    ['no section, behind frontmatter', '---\nkind: post-mortem\n---\n\n## Summary\n\nText.\n', '1:1 This post-mortem has no action items, expected at least 1.'],
    ['an empty section', '## Summary\n\nText.\n\n## Action items\n', '5:1 The section "Action items" is empty, expected at least 1 action item.'],
    ['prose', '## Action items\n\nThe team was very helpful and the weather was good.\n', '1:1 The section "Action items" is prose that nobody can tick off, expected at least 1 action item.'],
    ['a pointer to elsewhere', '## Action items\n\nThe follow-up work is tracked in our Jira board.\n', '1:1 The section "Action items" only points elsewhere, expected at least 1 action item here, where they can be searched.'],
    ['none, because', '## Action items\n\nNone, because the supplier replaced the part.\n', '1:1 The section "Action items" says that there are none; the policy asks for at least 1.'],
    ['the template', '## Action items\n\n> **Write here:** what will change.\n\n| Action | Owner | Ticket | Due | Status |\n| --- | --- | --- | --- | --- |\n| [What will be different] | [Name] | [SHOP-123] | [YYYY-MM-DD] | open |\n', '1:1 The section "Action items" still holds the text of the template, expected at least 1 action item.'],
  ])('%s', (_name, text, message) => {
    expect(say(rule, text, { policy })).toEqual([message]);
  });
});

it('counts against the minimum of the policy', () => {
  const two = '## Action items\n\n- Alert on an empty cache\n- Test the restore\n';
  expect(say(rule, two, { policy: demanding({ minimum: 2 }) })).toEqual([]);
  expect(say(rule, two, { policy: demanding({ minimum: 3, noneAllowed: false }) })).toEqual(['1:1 The section "Action items" has 2 action items, expected at least 3.']);
  expect(say(rule, '## Summary\n\nText.\n', { policy: demanding({ minimum: 0 }) })).toEqual([]);
});
