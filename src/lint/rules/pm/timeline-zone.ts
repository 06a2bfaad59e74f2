import { timelinesOf } from '../../timeline.ts';
import type { Rule } from '../../rule.ts';

export const rule: Rule = {
  id: 'pm/timeline-zone',
  title: 'The timeline says in which zone its times are',
  why: [
    'The people of one incident sit in three zones, and the logs in a fourth. "03:02" is then four moments. One word in the',
    'head of the column settles it for all rows.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'in the head of the column', file: 'post-mortem.md', text: '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n| 02:40 | slow |\n| 02:41 | paged |\n', findings: [] },
    { name: 'in the head of the column, as its last word', file: 'post-mortem.md', text: '## Timeline\n\n| Date and time in CET | Event |\n| --- | --- |\n| 02:40 | slow |\n| 02:41 | paged |\n', findings: [] },
    { name: 'in a sentence above, or with each time', file: 'post-mortem.md', text: '## Timeline\n\nAll times in CET.\n\n- 02:40 slow\n- 02:41 paged\n\n## Timeline of the fix\n\n- 04:00Z merged\n- 04:10Z live\n', findings: [] },
    {
      name: 'nowhere',
      file: 'post-mortem.md',
      text: '## Timeline\n\n| Time | What |\n| --- | --- |\n| 02:40 | slow |\n| 02:41 | paged |\n',
      findings: ['5:3 The timeline does not say in which zone its times are (`02:40`, …), expected UTC.'],
    },
    {
      name: 'only with some',
      file: 'post-mortem.md',
      text: '## Timeline\n\n- 02:40 UTC slow\n- 02:41 paged\n- 02:50 UTC declared\n',
      findings: ['4:3 `02:41` has no zone; others in this timeline have one.'],
    },
  ],
  check(document) {
    return timelinesOf(document).flatMap((timeline) => {
      const { entries } = timeline;
      const bare = entries.filter((entry) => entry.zone === null);
      const [first] = bare;
      if (!first || timeline.zone() !== null) return [];
      if (bare.length < entries.length) {
        return [{ range: first.range, message: `\`${first.text}\` has no zone; others in this timeline have one.`, help: 'Write the zone once for all, above the timeline or in the head of the column.' }];
      }
      return [{
        range: first.range,
        message: `The timeline does not say in which zone its times are (\`${first.text}\`, …), expected UTC.`,
        help: 'Write `Time (UTC)` as the head of the column, or "All times in UTC." above; convert what was local time.',
      }];
    });
  },
};
