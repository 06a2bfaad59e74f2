import { quoted } from '../../../policy/wording.ts';
import { timelinesOf } from '../../timeline.ts';
import type { Timeline, TimelineEntry } from '../../timeline.ts';
import type { Report, Rule } from '../../rule.ts';

const TABLE = '## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n';

export const rule: Rule = {
  id: 'pm/timeline-order',
  title: 'The timeline goes forward',
  why: [
    'What followed from what is read from the order. A row in the wrong place is nearly always a time in the wrong zone or a',
    'typing error, and both change the story: somebody seems to have known before anybody could.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['post-mortem'],
  examples: [
    { name: 'forward, past midnight', file: 'post-mortem.md', text: `${TABLE}| 23:50 | slow |\n| 23:58 | paged |\n| 00:04 | acknowledged |\n`, findings: [] },
    {
      name: 'a row in the wrong place',
      file: 'post-mortem.md',
      text: `${TABLE}| 2026-03-14 02:40 | slow |\n| 2026-03-14 03:12 | update |\n| 2026-03-14 03:02 | declared |\n`,
      findings: ['7:3 `2026-03-14 03:02` stands below `2026-03-14 03:12`, expected the timeline in order.'],
    },
    {
      name: 'newest first is said once',
      file: 'post-mortem.md',
      text: '## Timeline\n\n- 04:24 resolved\n- 03:12 update\n- 03:02 declared\n- 02:40 slow\n',
      findings: ['3:3 The timeline goes backwards, from `04:24` to `02:40`, expected the first moment first.'],
    },
    {
      name: 'in headings, and with days that have no year',
      file: 'post-mortem.md',
      text: '## Timeline\n\nAll times in UTC.\n\n### 08-01 22:45\n\nPaged.\n\n### 08-01 22:43\n\nSlow.\n\n### 08-02 09:00\n\nSolved.\n',
      findings: ['9:5 `08-01 22:43` stands below `08-01 22:45`, expected the timeline in order.'],
    },
    {
      name: 'with a column for the day',
      file: 'post-mortem.md',
      text: '## Timeline\n\n| Date | Time (UTC) | What |\n| --- | --- | --- |\n| 2026-03-14 | 03:12 | update |\n| 2026-03-14 | 03:02 | declared |\n',
      findings: ['6:16 `03:02` stands below `03:12`, expected the timeline in order.'],
    },
    { name: 'times of different zones are not compared', file: 'post-mortem.md', text: '## Timeline\n\n- 16:40 UTC slow\n- 09:10 PDT reported\n', findings: [] },
  ],
  check: (document) => timelinesOf(document).flatMap(checkTimeline),
};

function checkTimeline({ entries }: Timeline): Report[] {
  const pairs = entries.slice(1).map((entry, index) => [entries[index] as TimelineEntry, entry] as const).filter(comparable);
  const wrong = pairs.filter(([before, entry]) => entry.minute < before.minute);
  const [first, last] = [entries[0], entries.at(-1)];
  if (first && last && wrong.length > 1 && wrong.length === entries.length - 1) {
    return [{
      range: first.range,
      message: `The timeline goes backwards, from ${quoted(first.text)} to ${quoted(last.text)}, expected the first moment first.`,
      help: 'Turn the rows round: it is read as a story.',
    }];
  }
  return wrong.map(([before, entry]) => ({
    range: entry.range,
    message: `${quoted(entry.text)} stands below ${quoted(before.text)}, expected the timeline in order.`,
    help: 'Move it to its place; or one of the two times is wrong, or in another zone.',
  }));
}

/** Two neighbours tell their order only in the same zone and where both have a date or neither has. */
function comparable([before, entry]: readonly [TimelineEntry, TimelineEntry]): boolean {
  return before.zone?.toUpperCase() === entry.zone?.toUpperCase() && before.dated === entry.dated;
}
