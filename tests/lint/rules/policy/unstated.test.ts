import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/policy/unstated.ts';
import { policyLeaves } from '../../../../src/policy/leaves.ts';
import { context, policy } from '../../context.ts';
import { lint } from './pages.ts';

const stated = policyLeaves(policy).filter(({ stated: marked }) => marked).map(({ key }) => key);
const keysOf = (pages: Record<string, string>): (string | undefined)[] => lint(rule, pages).map(({ policyKey }) => policyKey);

describe('policy/unstated', () => {
  it('names every marked leaf where no page says anything, at its place in the policy file', () => {
    const found = lint(rule, { 'content/policy/x.md': 'Nothing.\n' });
    expect(found.map(({ policyKey }) => policyKey).sort()).toEqual([...stated].sort());
    expect(new Set(found.map(({ file }) => file))).toEqual(new Set([context().policySource?.file]));
    expect(found.map(({ range, message }) => `${range.start.line}:${range.start.column} ${message}`)).toContain(
      '101:10 No page says 20 minutes, the value of `updates.every` (Longest time between two updates).',
    );
  });

  it('takes the pages together', () => {
    const pages = {
      'content/policy/x.md': '20 minutes<!-- policy: updates.every -->\n\n<!-- policy: severities -->\n\n| a |\n| --- |\n',
      'runbooks/y.md': '`runbooks/outage.md`<!-- policy: runbook -->\n',
      'comms/z.md': '---\nkind: message\n---\n\n36 hours<!-- policy: customerEmail.due -->\n',
    };
    const missing = keysOf(pages);
    for (const key of ['updates.every', 'runbook', 'customerEmail.due', 'severities.SEV-0.examples']) expect(missing).not.toContain(key);
    expect(missing).toContain('postMortem.due');
  });

  it('does not count post-mortems, code, counts of lists or comments that tie nothing', () => {
    const missing = keysOf({
      'content/post-mortems/x.md': '---\nkind: post-mortem\n---\n\n20 minutes<!-- policy: updates.every -->\n',
      'content/policy/y.md': '`20 minutes<!-- policy: updates.every -->`\n\nfour<!-- policy: severities -->\n\n<!-- policy: postMortem -->\n\n| a |\n| --- |\n',
    });
    for (const key of ['updates.every', 'severities.SEV-0.id', 'postMortem.due']) expect(missing).toContain(key);
  });

  it('is silent where not all pages are checked', () => {
    const { policySource: _left, ...rest } = context();
    expect(_left).toBeDefined();
    expect(rule.conclude?.([], rest)).toEqual([]);
  });
});
