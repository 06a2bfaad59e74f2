import { namesOf } from '../../post-mortem-fields.ts';
import { lookUp, personBehind, someName } from '../../roster.ts';
import { count } from '../../message.ts';
import type { Rule } from '../../rule.ts';

const HEAD = '---\nkind: post-mortem\nstatus: final\nauthors: [Ada Novak]\n';

export const rule: Rule = {
  id: 'pm/reviewed',
  title: 'It is reviewed by others before it is final',
  why: 'Whoever wrote it knows what they meant. Somebody who was not there finds the sentence that blames, the number that is wrong and the action item that nobody can tick off.',
  policyKeys: ['postMortem.reviewers'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'as many as the policy asks for', file: 'post-mortem.md', text: `${HEAD}reviewers: [Ben Carter, Chidi Okoye]\n---\n`, findings: [] },
    { name: 'a draft is not reviewed yet', file: 'post-mortem.md', text: '---\nkind: post-mortem\nstatus: draft\nauthors: [Ada Novak]\n---\n', findings: [] },
    {
      name: 'the author does not count, nor anybody twice',
      file: 'post-mortem.md',
      text: `${HEAD}reviewers: [Ben Carter, "@ben", Ada Novak]\n---\n`,
      findings: ['5:12 `reviewers` names 1 person besides the authors, expected at least 2.'],
    },
    { name: 'nobody', file: 'post-mortem.md', text: `${HEAD}---\n`, findings: ['3:9 `reviewers` names nobody besides the authors, expected at least 2.'] },
  ],
  check(document, { policy, oncall }) {
    if (document.frontmatter.data['status'] !== 'final') return [];
    const known = new Set(namesOf(document, 'authors').map((author) => personBehind(oncall, author)));
    const others: string[] = [];
    for (const name of namesOf(document, 'reviewers')) {
      // Who is not on the roster is told by pm/frontmatter; a team is nobody in particular.
      if (oncall && 'team' in lookUp(oncall, name)) continue;
      const person = personBehind(oncall, name);
      if (!known.has(person)) others.push(name);
      known.add(person);
    }
    const wanted = policy.postMortem.reviewers;
    if (others.length >= wanted) return [];
    return [{
      range: document.frontmatter.rangeOf(document.frontmatter.data['reviewers'] === undefined ? 'status' : 'reviewers'),
      message: `\`reviewers\` names ${others.length === 0 ? 'nobody' : count(others.length, 'person', 'people')} besides the authors, expected at least ${wanted}.`,
      help: `Ask somebody who was not there, and add the name: \`reviewers: [${[...others, someName(oncall)].slice(0, 3).join(', ')}]\`. Until then the status is \`in-review\`.`,
      policyKey: 'postMortem.reviewers',
    }];
  },
};
