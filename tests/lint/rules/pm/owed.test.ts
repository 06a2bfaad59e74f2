/** What is owed after an incident: the customer e-mail, the review, the updates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule as customerEmail } from '../../../../src/lint/rules/pm/customer-email.ts';
import { rule as draftedBy } from '../../../../src/lint/rules/pm/drafted-by.ts';
import { rule as reviewed } from '../../../../src/lint/rules/pm/reviewed.ts';
import { rule as silence } from '../../../../src/lint/rules/pm/silence.ts';
import { formatInstant, formatTimelineTime } from '../../../../src/postmortem/deadline.ts';
import { policy } from '../../context.ts';
import { say } from '../check.ts';

const head = (...lines: string[]): string => `---\nkind: post-mortem\n${lines.join('\n')}\n---\n\nText.\n`;

describe('the customer e-mail', () => {
  const declared = Date.UTC(2026, 2, 14, 3) / 1000;
  it('is late exactly when it went out after the deadline', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (offset) => {
        const sent = formatInstant(declared + policy.customerEmail.due + offset);
        const text = head('severity: SEV-0', `declared: ${formatInstant(declared)}`, `customerEmailSent: ${sent}`);
        expect(say(customerEmail, text)).toHaveLength(offset > 0 ? 1 : 0);
      }),
      { numRuns: 40 },
    );
  });
  it.each([
    ['a final one must say when', ['severity: SEV-0', 'declared: 2026-03-21T20:00Z', 'status: final'], 1],
    ['a draft has until the deadline', ['severity: SEV-0', 'declared: 2026-03-21T20:00Z', 'status: draft'], 0],
    ['a severity that owes none', ['severity: SEV-3', 'declared: 2026-03-01T20:00Z', 'status: final'], 0],
    ['an unknown severity is for pm/severity', ['severity: P1', 'declared: 2026-03-01T20:00Z', 'status: final'], 0],
    ['a time nobody can read is for pm/frontmatter', ['severity: SEV-0', 'declared: 2026-03-01T20:00Z', 'customerEmailSent: yesterday'], 0],
  ])('%s', (_name, lines, findings) => {
    expect(say(customerEmail, head(...lines))).toHaveLength(findings);
  });
});

describe('the review', () => {
  it.each([
    ['a team is nobody in particular', 'reviewers: [Search on-call, Ben Carter]', 1],
    ['two people', 'reviewers: [Chidi Okoye, "@ben"]', 0],
    ['one text is one name', 'reviewers: Ben Carter', 1],
  ])('%s', (_name, line, findings) => {
    expect(say(reviewed, head('status: final', 'authors: [Ada Novak]', line))).toHaveLength(findings);
  });
  it('a policy that asks for none gets none', () => {
    const changed = { policy: { ...policy, postMortem: { ...policy.postMortem, reviewers: 0 } } };
    expect(say(reviewed, head('status: final'), changed)).toEqual([]);
  });
});

it('the draft is by whoever has the role that the policy names', () => {
  const changed = { policy: { ...policy, postMortem: { ...policy.postMortem, draftedBy: 'speaker' } } };
  expect(say(draftedBy, head('speaker: [Dana Levi, Ben Carter]', 'authors: ["@ben"]'), changed)).toEqual([]);
  expect(say(draftedBy, head('speaker: Dana Levi', 'authors: [Ben Carter]'), changed)).toHaveLength(1);
  expect(say(draftedBy, head('leadResponder: Somebody New', 'authors: [somebody new]'), { oncall: null })).toEqual([]);
});

it('a silence is found exactly where two neighbours are further apart than updates may be', () => {
  const start = Date.UTC(2026, 2, 14, 23, 30) / 1000;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 12 }), (gaps) => {
      const times = gaps.reduce<number[]>((list, gap) => [...list, (list.at(-1) ?? start) + gap * 60], [start]);
      const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0];
      const rows = times.map((time) => `| ${formatTimelineTime(time)} | x |\n`).join('');
      const text = `---\nkind: post-mortem\ndeclared: ${formatInstant(first)}\nresolved: ${formatInstant(last)}\n---\n\n| Time (UTC) | What |\n| --- | --- |\n${rows}`;
      expect(say(silence, text)).toHaveLength(gaps.filter((gap) => gap * 60 > policy.updates.every).length);
    }),
    { numRuns: 60 },
  );
});
