import { suggest } from '../../../policy/suggest.ts';
import { oneOf, quoted } from '../../../policy/wording.ts';
import { namesOf } from '../../post-mortem-fields.ts';
import { lookUp } from '../../roster.ts';
import type { Rule } from '../../rule.ts';

const HEAD = '---\nkind: runbook\ntitle: Shop down\n';

export const rule: Rule = {
  id: 'rb/owner',
  title: 'The owner of a runbook exists',
  why: 'A team that was renamed, or a person who left, owns nothing any more: then nobody reviews the runbook, and nobody hears that a step is wrong.',
  policyKeys: [],
  level: 'error',
  kinds: ['runbook'],
  examples: [
    { name: 'a rotation, a service or a person', file: 'runbooks/outage.md', text: `${HEAD}owner: [search, Ada Novak]\n---\n`, findings: [] },
    { name: 'a rotation that does not exist', file: 'runbooks/outage.md', text: `${HEAD}owner: serach\n---\n`, findings: ['4:8 The owner `serach` is no rotation and no person of the on-call file.'] },
    { name: 'a missing owner is for rb/frontmatter', file: 'runbooks/outage.md', text: `${HEAD}---\n`, findings: [] },
  ],
  check(document, { oncall }) {
    // A roster of names alone knows no rotations.
    if (!oncall || oncall.rotations.length === 0) return [];
    return namesOf(document, 'owner').flatMap((owner) => {
      const known = lookUp(oncall, owner);
      if (!('unknown' in known)) return [];
      const rotations = oncall.rotations.map(({ id }) => id);
      const meant = suggest(owner, [...rotations, ...oncall.rotations.map(({ name }) => name)]) ?? known.meant;
      return [{
        range: document.frontmatter.rangeOf('owner'),
        message: `The owner ${quoted(owner)} is no rotation and no person of the on-call file.`,
        help: meant ? `Did you mean ${meant}?` : `Write ${oneOf(rotations)}, or a name.`,
      }];
    });
  },
};
