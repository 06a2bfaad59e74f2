import { fieldOfRole } from '../../../policy/role-field.ts';
import { quoted } from '../../../policy/wording.ts';
import { namesOf } from '../../post-mortem-fields.ts';
import { personBehind } from '../../roster.ts';
import { wordList } from '../../message.ts';
import type { Rule } from '../../rule.ts';

const HEAD = '---\nkind: post-mortem\n';

export const rule: Rule = {
  id: 'pm/drafted-by',
  title: "It is drafted by whoever the policy names, usually the incident commander",
  why: [
    'The incident commander saw all of it and debugged none of it. A draft by somebody else tends to be the story of one',
    'part; a draft that nobody in particular owes is late.',
  ].join(' '),
  policyKeys: ['postMortem.draftedBy', 'roles'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'the holder of the role is among the authors', file: 'post-mortem.md', text: `${HEAD}leadResponder: Ada Novak\nauthors: ["@ada", Ben Carter]\n---\n`, findings: [] },
    {
      name: 'written by others',
      file: 'post-mortem.md',
      text: `${HEAD}leadResponder: Ada Novak\nauthors: [Ben Carter]\n---\n`,
      findings: ['4:10 `authors` is Ben Carter, expected Ada Novak among them: the lead responder drafts it.'],
    },
    { name: 'a missing name is for pm/frontmatter', file: 'post-mortem.md', text: `${HEAD}leadResponder:\nauthors: [Ben Carter]\n---\n`, findings: [] },
  ],
  check(document, { policy, oncall }) {
    const role = policy.roles.find(({ id }) => id === policy.postMortem.draftedBy);
    if (!role) return [];
    const holders = namesOf(document, fieldOfRole(role.id));
    const authors = namesOf(document, 'authors');
    const drafting = new Set(authors.map((author) => personBehind(oncall, author)));
    if (holders.length === 0 || authors.length === 0 || holders.some((holder) => drafting.has(personBehind(oncall, holder)))) return [];
    return [{
      range: document.frontmatter.rangeOf('authors'),
      message: `\`authors\` is ${wordList(authors.slice(0, 5))}, expected ${wordList(holders.slice(0, 5), 'or')} among them: the ${role.name.toLowerCase()} drafts it.`,
      help: `If somebody else had that role at the end, mend ${quoted(fieldOfRole(role.id))}; else ask for at least a reading of the draft, and add the name.`,
      policyKey: 'postMortem.draftedBy',
    }];
  },
};
