import type { ActionStatus } from '../../../actions/model.ts';
import { shippedOf } from '../../../actions/shipped.ts';
import type { Range } from '../../../documents/model.ts';
import { formatDuration } from '../../../policy/duration.ts';
import type { Seconds } from '../../../policy/duration.ts';
import { parseInstant } from '../../../postmortem/deadline.ts';
import { placeIn } from '../../item-place.ts';
import { count } from '../../message.ts';
import { momentOf } from '../../post-mortem-fields.ts';
import type { Rule } from '../../rule.ts';

interface Fact {
  file: string;
  range: Range;
  status: ActionStatus | null;
  since: Seconds;
}

const TABLE = '\n## Action items\n\n| Action | Owner | Status |\n| --- | --- | --- |\n';
const head = (published: string): string => `---\nkind: post-mortem\npublished: ${published}\n---\n`;

export const rule: Rule<readonly Fact[]> = {
  id: 'pm/never-ship',
  title: 'Some of the old action items have shipped',
  why: [
    'If no action item ever ships, the problem is not the people who own them: there is no room for the work, or nobody believes',
    'in it. Then the next post-mortem is theatre. So that pattern itself is escalated, as if it were an incident.',
  ].join(' '),
  policyKeys: ['postMortem.neverShip.window', 'postMortem.neverShip.share', 'postMortem.neverShip.escalateTo'],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'half of the old ones are done', file: 'reviews/a.md', text: `${head('2025-11-02T10:00Z')}${TABLE}| Alert on an empty cache | Ada Novak | done |\n| Test the restore | Ben Carter | open |\n`, findings: [] },
    { name: 'young ones have time', file: 'reviews/a.md', text: `${head('2026-03-02T10:00Z')}${TABLE}| Alert on an empty cache | Ada Novak | open |\n`, findings: [] },
    {
      name: 'nothing old has shipped, in no post-mortem',
      file: 'reviews/a.md',
      text: `${head('2025-11-02T10:00Z')}${TABLE}| Alert on an empty cache | Ada Novak | open |\n`,
      beside: { 'reviews/b.md': `${head('2025-12-02T10:00Z')}${TABLE}| Test the restore | Ben Carter | open |\n` },
      findings: ['10:1 Of 2 action items older than 60 days, none has shipped. The policy escalates that to the director on-call.'],
    },
  ],
  collect(document, context) {
    const since = momentOf(document, 'published') ?? momentOf(document, 'resolved');
    // Examples that came with the template are done by nobody, and must not hide that nothing else is either.
    if (since === null || document.frontmatter.data['example'] === true) return null;
    return context.actionsOf(document).items.map((item) => ({ file: document.path, range: placeIn(document, item, null), status: item.status, since }));
  },
  conclude(facts, { policy, policySource, now }) {
    const at = parseInstant(now);
    // Only all post-mortems together show a pattern.
    if (!policySource || at === null) return [];
    const { neverShip } = policy.postMortem;
    const items = facts.flat();
    const { old, done, never } = shippedOf(items, neverShip, at);
    const oldest = items.filter(({ status }) => status === 'open').reduce<Fact | null>((first, item) => (first && first.since <= item.since ? first : item), null);
    if (!never || !oldest) return [];
    return [{
      file: oldest.file,
      range: oldest.range,
      message: `Of ${count(old, 'action item')} older than ${formatDuration(neverShip.window)}, ${done === 0 ? 'none has' : `only ${done} ${done === 1 ? 'has' : 'have'}`} shipped. The policy escalates that to the ${policy.targets[neverShip.escalateTo]?.name ?? neverShip.escalateTo}.`,
      help: 'Talk to them about room for this work, not about the people who own it. This is the oldest item that is open; what is done but not marked, mark.',
      policyKey: 'postMortem.neverShip.window',
    }];
  },
};
