import { annotationsOf } from '../../../documents/annotations.ts';
import { renderBlock } from '../../../policy/blocks.ts';
import { leafAt, policyLeaves } from '../../../policy/leaves.ts';
import { sayValue } from '../../../policy/statements.ts';
import { quoted } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';

const STATED = [
  '<!-- policy: severities -->\n\n| … |\n| --- |',
  '<!-- policy: roles -->\n\n| … |\n| --- |',
  '<!-- policy: escalation.steps -->\n\n1. …',
  '<!-- policy: declaring.command -->\n\n```sh\n…\n```',
  'Update every 20 minutes<!-- policy: updates.every -->. The runbook is `runbooks/outage.md`<!-- policy: runbook -->.',
  'The review is due in 5 days<!-- policy: postMortem.due -->, from `runbooks/review-template.md`<!-- policy: postMortem.template -->, with 2<!-- policy: postMortem.reviewers --> reviewers.',
  'One<!-- policy: postMortem.actionItems.minimum --> action item, in Jira<!-- policy: postMortem.actionItems.tracker.name -->, labelled `follow-up`<!-- policy: postMortem.actionItems.label -->; open for at most 60 days<!-- policy: postMortem.neverShip.window -->.',
  'An e-mail in 36 hours<!-- policy: customerEmail.due --> from `comms/outage-email.md`<!-- policy: customerEmail.template -->, at most 150 words<!-- policy: customerEmail.maxWords -->',
];
const all = `${STATED.join('\n\n')}, one<!-- policy: customerEmail.apologies --> apology.\n`;

export const rule: Rule<readonly string[]> = {
  id: 'policy/unstated',
  title: 'What people must know of the policy stands on some page',
  why: [
    'A value that only the policy file holds is known to the tools and to nobody else: people are then surprised by a page, a deadline',
    'or a finding. The schema marks the values that a page must say; a comment that names the key shows that one does.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['policy', 'runbook', 'template', 'message', 'other'],
  examples: [
    { name: 'everything is said somewhere', file: 'content/policy.md', text: all, findings: [] },
    {
      name: 'a value that no page says',
      file: 'content/policy.md',
      text: all.replace('20 minutes<!-- policy: updates.every -->', 'now and then'),
      findings: ['101:10 No page says 20 minutes, the value of `updates.every` (Longest time between two updates).'],
    },
    {
      name: 'a table that the policy does not write states nothing',
      file: 'content/policy.md',
      text: `${all}\n<!-- policy: updates -->\n\n| … |\n| --- |\n`.replace('20 minutes<!-- policy: updates.every -->', 'now and then'),
      findings: ['101:10 No page says 20 minutes, the value of `updates.every` (Longest time between two updates).'],
    },
  ],
  collect(document, { policy, policySource }) {
    if (!policySource) return null;
    return annotationsOf(document).flatMap(({ key, form }) => {
      const holder = leafAt(policy, key);
      if (!holder) return [];
      if (form === 'inline') return holder.kind === 'block' ? [] : [holder.key];
      if (renderBlock(policy, holder.key) === null) return [];
      return holder.kind === 'block' ? holder.leaves.map((leaf) => leaf.key) : [holder.key];
    });
  },
  conclude(facts, { policy, policySource }) {
    // Without the policy file among what is checked, these are not all pages.
    if (!policySource) return [];
    const said = new Set(facts.flat());
    return policyLeaves(policy)
      .filter(({ key, stated }) => stated && !said.has(key))
      .map((leaf) => ({
        file: policySource.file,
        range: policySource.rangeOf(leaf.key),
        message: `No page says ${leaf.kind === 'text' ? quoted(String(leaf.value)) : sayValue(leaf)}, the value of ${quoted(leaf.key)} (${leaf.description}).`,
        help: `Say it where people read it, with the key directly behind it: \`${sayValue(leaf)}<!-- policy: ${leaf.key} -->\`.`,
        policyKey: leaf.key,
      }));
  },
};
