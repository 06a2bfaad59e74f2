import type { Document, Range } from '../../../documents/model.ts';
import { formatDuration } from '../../../policy/duration.ts';
import { formatInstant } from '../../../postmortem/deadline.ts';
import { momentOf } from '../../post-mortem-fields.ts';
import { momentsOf, timelinesOf } from '../../timeline.ts';
import type { TimelineMoment } from '../../timeline.ts';
import type { Rule } from '../../rule.ts';

const HEAD = '---\nkind: post-mortem\ndeclared: 2026-03-14T03:02Z\nresolved: 2026-03-14T04:00Z\n---\n\n## Timeline\n\n| Time (UTC) | What |\n| --- | --- |\n';

export const rule: Rule = {
  id: 'pm/silence',
  title: 'Between declaring and resolving, the timeline has no silence longer than the update interval',
  why: [
    'Silence is worse than bad news: people assume that nobody is there. Where the timeline is silent for longer than updates may be,',
    'either an update was missed, which belongs among what went badly, or it was sent and not written down.',
  ].join(' '),
  policyKeys: ['updates.every'],
  level: 'warning',
  kinds: ['post-mortem'],
  examples: [
    { name: 'an entry at least at every interval', file: 'post-mortem.md', text: `${HEAD}| 2026-03-14 03:02 | declared |\n| 03:20 | update |\n| 03:40 | update |\n| 04:00 | resolved |\n`, findings: [] },
    {
      name: 'a silence',
      file: 'post-mortem.md',
      text: `${HEAD}| 2026-03-14 03:02 | declared |\n| 03:20 | update |\n| 04:00 | resolved |\n`,
      findings: ['12:3 The timeline is silent for 40 minutes from 2026-03-14T03:20Z on, expected an entry at least every 20 minutes.'],
    },
    { name: 'what came before declaring and after resolving does not count', file: 'post-mortem.md', text: `${HEAD}| 2026-03-14 01:00 | slow |\n| 03:20 | update |\n| 03:40 | update |\n| 06:00 | report |\n`, findings: [] },
    {
      name: 'silent to the end',
      file: 'post-mortem.md',
      text: `${HEAD}| 2026-03-14 03:02 | declared |\n| 03:20 | update |\n`,
      findings: ['12:3 The timeline is silent for 40 minutes from 2026-03-14T03:20Z on, expected an entry at least every 20 minutes.'],
    },
  ],
  check(document, { policy }) {
    const declared = momentOf(document, 'declared');
    const resolved = momentOf(document, 'resolved');
    if (declared === null || resolved === null) return [];
    const timelines = timelinesOf(document).map((timeline) => momentsOf(timeline, declared));
    // Times that cannot be placed are told by pm/timeline-zone; a silence among them would be a guess.
    if (timelines.length === 0 || timelines.some((moments) => moments === null)) return [];
    const between = timelines.flatMap((moments) => moments ?? []).filter(({ at }) => at >= declared && at <= resolved).sort((a, b) => a.at - b.at);
    const moments: TimelineMoment[] = [{ at: declared, range: document.frontmatter.rangeOf('declared') }, ...between, { at: resolved, range: startOf(document) }];
    return moments.slice(1).flatMap(({ at }, index) => {
      const before = moments[index] as TimelineMoment;
      if (at - before.at <= policy.updates.every) return [];
      return [{
        range: before.range,
        message: `The timeline is silent for ${formatDuration(at - before.at)} from ${formatInstant(before.at)} on, expected an entry at least every ${formatDuration(policy.updates.every)}.`,
        help: 'Add the updates that were sent; if none was, say so under what went badly.',
        policyKey: 'updates.every',
      }];
    });
  },
};

function startOf(document: Document): Range {
  return document.rangeAt(0, 0);
}
