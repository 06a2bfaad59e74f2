import { severityOf } from '../../../policy/severity.ts';
import { oneOf, quoted, shown } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'pm/severity',
  title: 'The severity is one of the policy, written as the policy writes it',
  why: [
    'The severity decides whether a customer e-mail and a post-mortem are due, and every list and number about incidents',
    'groups by it. `SEV1`, `sev-1` and `P1` in three documents are three groups.',
  ].join(' '),
  policyKeys: ['severities'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'as the policy writes it', file: 'post-mortem.md', text: '---\nkind: post-mortem\nseverity: SEV-1\n---\n', findings: [] },
    {
      name: 'an accepted spelling',
      file: 'post-mortem.md',
      text: '---\nkind: post-mortem\nseverity: sev 1\n---\n',
      findings: ['3:11 The severity is written `sev 1`; the policy writes it `SEV-1`.'],
      fixed: '---\nkind: post-mortem\nseverity: SEV-1\n---\n',
    },
    {
      name: 'a number is a spelling too',
      file: 'post-mortem.md',
      text: '---\nkind: post-mortem\nseverity: 0 # worst\n---\n',
      findings: ['3:11 The severity is written the number 0; the policy writes it `SEV-0`.'],
      fixed: '---\nkind: post-mortem\nseverity: SEV-0 # worst\n---\n',
    },
    {
      name: 'no severity of this policy',
      file: 'post-mortem.md',
      text: '---\nkind: post-mortem\nseverity: P1\n---\n',
      findings: ['3:11 The severity is `P1`, expected one of SEV-0, SEV-1, SEV-2, SEV-3.'],
    },
    { name: 'a missing severity is for pm/frontmatter', file: 'post-mortem.md', text: '---\nkind: post-mortem\n---\n', findings: [] },
  ],
  check(document, { policy }) {
    const written = document.frontmatter.data['severity'];
    if (written === undefined || written === null || written === '') return [];
    const range = document.frontmatter.rangeOf('severity');
    const severity = typeof written === 'string' || typeof written === 'number' ? severityOf(policy, written) : null;
    if (severity === null) {
      return [{
        range,
        message: `The severity is ${shown(written)}, expected ${oneOf(policy.severities.map(({ id }) => id))}.`,
        help: `Write the worst it ever was: ${policy.severities.map(({ id, examples }) => `${id} (${examples[0] ?? ''})`).join(', ')}.`,
        policyKey: 'severities',
      }];
    }
    if (written === severity.id) return [];
    const yaml = document.frontmatter.format === 'yaml' && range.end.offset > range.start.offset;
    return [{
      range,
      message: `The severity is written ${shown(written)}; the policy writes it ${quoted(severity.id)}.`,
      help: `Write \`severity: ${severity.id}\`.`,
      policyKey: 'severities',
      ...(yaml ? { fix: [{ start: range.start.offset, end: range.end.offset, text: severity.id }] } : {}),
    }];
  },
};
