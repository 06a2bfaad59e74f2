import type { Range } from '../../../documents/model.ts';
import { quoted } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';

interface Numbered {
  incident: string;
  file: string;
  range: Range;
}

export const rule: Rule<Numbered> = {
  id: 'pm/duplicate-incident',
  title: 'Each incident has one post-mortem',
  why: 'The number of the incident joins page, channel, ticket and post-mortem. Used twice, it was copied with the file, and everything that counts incidents counts one too few.',
  policyKeys: [],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'a number of its own', file: 'post-mortem.md', text: '---\nkind: post-mortem\nincident: INC-2026-0142\n---\n', findings: [] },
    {
      name: 'a number that was copied with the file',
      file: 'reviews/second.md',
      text: '---\nkind: post-mortem\nincident: inc-2026-0142\n---\n',
      beside: { 'reviews/first.md': '---\nkind: post-mortem\nincident: INC-2026-0142\n---\n' },
      findings: ['3:11 `INC-2026-0142` is already the incident of `reviews/first.md` (line 3), expected a number of its own.'],
    },
    { name: 'no number yet', file: 'post-mortem.md', text: '---\nkind: post-mortem\nincident:\n---\n', findings: [] },
  ],
  collect(document) {
    const written = document.frontmatter.data['incident'];
    const incident = typeof written === 'string' || typeof written === 'number' ? String(written).trim().toUpperCase() : '';
    return incident === '' ? null : { incident, file: document.path, range: document.frontmatter.rangeOf('incident') };
  },
  conclude(facts) {
    const first = new Map<string, Numbered>();
    return [...facts].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)).flatMap((fact) => {
      const known = first.get(fact.incident);
      if (!known) {
        first.set(fact.incident, fact);
        return [];
      }
      return [{
        file: fact.file,
        range: fact.range,
        message: `${quoted(fact.incident)} is already the incident of ${quoted(known.file)} (line ${known.range.start.line}), expected a number of its own.`,
        help: 'Write the number that the incident got when it was declared; if both are about the same incident, make one of them.',
      }];
    });
  },
};
