import { formatDuration } from '../../../policy/duration.ts';
import type { Policy } from '../../../policy/schema.ts';
import { customerEmailDue, formatInstant } from '../../../postmortem/deadline.ts';
import { isPast } from '../../clock.ts';
import { fieldsOf, momentOf, roughly } from '../../post-mortem-fields.ts';
import type { Rule } from '../../rule.ts';

const HEAD = '---\nkind: post-mortem\nseverity: SEV-1\ndeclared: 2026-03-14T03:00Z\n';

export const rule: Rule = {
  id: 'pm/customer-email',
  title: 'Where customers are owed an e-mail, it says when that went out, and it went out in time',
  why: [
    'Customers who were hit wait for one message that says what happened and what they must do. A day later they have written to',
    'support themselves. What is recorded can be counted; what is not recorded was, in the end, not sent.',
  ].join(' '),
  policyKeys: ['customerEmail.due', 'customerEmail.from', 'severities'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'sent exactly at the deadline', file: 'post-mortem.md', text: `${HEAD}customerEmailSent: 2026-03-15T15:00Z\n---\n`, findings: [] },
    {
      name: 'a minute late',
      file: 'post-mortem.md',
      text: `${HEAD}customerEmailSent: 2026-03-15T15:01Z\n---\n`,
      findings: ['5:20 The customer e-mail went out 1 minute after the deadline, which was 2026-03-15T15:00Z (36 hours after declaration).'],
    },
    {
      name: 'not recorded, and the deadline has passed',
      file: 'post-mortem.md',
      text: `${HEAD}---\n`,
      findings: ['3:11 Nothing says that the customer e-mail went out; it was due 2026-03-15T15:00Z (36 hours after declaration).'],
    },
    { name: 'not sent yet, and not due', file: 'post-mortem.md', text: '---\nkind: post-mortem\nseverity: SEV-1\ndeclared: 2026-03-21T03:00Z\ncustomerEmailSent:\n---\n', findings: [] },
    {
      name: 'final, and not recorded before it is due',
      file: 'post-mortem.md',
      text: '---\nkind: post-mortem\nseverity: SEV-1\ndeclared: 2026-03-21T03:00Z\nstatus: final\n---\n',
      findings: ['3:11 Nothing says that the customer e-mail went out; it is due 2026-03-22T15:00Z (36 hours after declaration).'],
    },
    { name: 'this severity owes none', file: 'post-mortem.md', text: '---\nkind: post-mortem\nseverity: SEV-2\ndeclared: 2026-03-14T03:00Z\n---\n', findings: [] },
  ],
  check(document, context) {
    const { policy } = context;
    const due = customerEmailDue(policy, fieldsOf(document));
    const written = document.frontmatter.data['customerEmailSent'];
    const sent = momentOf(document, 'customerEmailSent');
    if (due === null || (sent === null && typeof written === 'string' && written !== '')) return [];
    const policyKey = 'customerEmail.due';
    if (sent !== null) {
      if (sent <= due) return [];
      return [{
        range: document.frontmatter.rangeOf('customerEmailSent'),
        message: `The customer e-mail went out ${formatDuration(roughly(sent - due))} after the deadline, which was ${formatInstant(due)} (${counted(policy)}).`,
        help: 'It stays late, and that is worth a line under what went badly. If the time is wrong, mend it.',
        policyKey,
      }];
    }
    const past = isPast(context, due);
    if (document.frontmatter.data['status'] !== 'final' && !past) return [];
    return [{
      range: document.frontmatter.rangeOf('severity'),
      message: `Nothing says that the customer e-mail went out; it ${past ? 'was' : 'is'} due ${formatInstant(due)} (${counted(policy)}).`,
      help: `Write when it was sent, such as \`customerEmailSent: ${formatInstant(due)}\`; if it was not, send it now from ${policy.customerEmail.template}.`,
      policyKey,
    }];
  },
};

function counted({ customerEmail }: Policy): string {
  return `${formatDuration(customerEmail.due)} after ${customerEmail.from}`;
}
