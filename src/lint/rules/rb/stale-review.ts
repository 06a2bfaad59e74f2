import type { Range } from '../../../documents/model.ts';
import type { Seconds } from '../../../policy/duration.ts';
import { DURATION_PATTERN, formatDuration, parseDuration } from '../../../policy/duration.ts';
import { dateToday, today } from '../../clock.ts';
import { parseDate } from '../../instant.ts';
import { optionsOf } from '../../options.ts';
import type { Rule } from '../../rule.ts';

const DEFAULTS = { after: '180 days' };
const HEAD = '---\nkind: runbook\ntitle: Shop down\n';

interface Undated {
  file: string;
  range: Range;
  after: Seconds;
}

const DAY = 86_400;

export const rule: Rule<Undated> = {
  id: 'rb/stale-review',
  title: 'Somebody went through the runbook not too long ago',
  why: [
    'Runbooks rot in silence: dashboards move, flags go, names change. Nobody notices until the night it is needed. Going through',
    'it by day takes a quarter of an hour; write the day down even if nothing had to change. Where no day is written, the last',
    'commit that touched the runbook tells how old it is, as long as the whole history is there.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['runbook'],
  options: (zod) =>
    zod.strictObject({
      after: zod.string().regex(DURATION_PATTERN, 'a duration such as 180 days').default(DEFAULTS.after).meta({ description: 'A review older than this is stale' }),
    }),
  examples: [
    { name: 'lately, to the day', file: 'runbooks/outage.md', text: `${HEAD}reviewed: 2025-09-22\n---\n`, findings: [] },
    { name: 'a day too long ago', file: 'runbooks/outage.md', text: `${HEAD}reviewed: 2025-09-21\n---\n`, findings: ['4:11 The last review was 181 days ago (2025-09-21), expected one every 180 days.'] },
    { name: 'with another interval', file: 'runbooks/outage.md', text: `${HEAD}reviewed: 2026-02-18\n---\n`, options: { after: '30 days' }, findings: ['4:11 The last review was 31 days ago (2026-02-18), expected one every 30 days.'] },
    { name: 'a missing date is for rb/frontmatter', file: 'runbooks/outage.md', text: `${HEAD}---\n`, findings: [] },
    { name: 'no date, but a commit lately', file: 'runbooks/outage.md', text: `${HEAD}---\n`, commits: { 'runbooks/outage.md': ['2026-02-01T10:00:00Z'] }, findings: [] },
    {
      name: 'no date, and nobody has touched it',
      file: 'runbooks/outage.md',
      text: `${HEAD}---\n`,
      commits: { 'runbooks/outage.md': ['2024-02-01T10:00:00Z'] },
      findings: ['1:1 Nobody has changed this runbook for 779 days (since 2024-02-01), and no review is written down; expected one every 180 days.'],
    },
  ],
  check(document, context) {
    const after = parseDuration(optionsOf(rule, DEFAULTS, context).after) ?? 0;
    const written = document.frontmatter.data['reviewed'];
    const date = typeof written === 'string' ? parseDate(written.slice(0, 10)) : null;
    if (date === null || 'problem' in date || typeof written !== 'string') return [];
    const days = today(context) - Date.UTC(date.year, date.month - 1, date.day) / (DAY * 1000);
    if (days * DAY <= after) return [];
    return [{
      range: document.frontmatter.rangeOf('reviewed'),
      message: `The last review was ${days} days ago (${written.slice(0, 10)}), expected one every ${formatDuration(after)}.`,
      help: `Go through it step by step, mend what is wrong, and write \`reviewed: ${dateToday(context)}\`.`,
    }];
  },
  collect(document, context) {
    const written = document.frontmatter.data['reviewed'];
    if (written !== undefined && written !== null && written !== '') return null;
    return { file: document.path, range: document.rangeAt(0, 0), after: parseDuration(optionsOf(rule, DEFAULTS, context).after) ?? 0 };
  },
  conclude(facts, context) {
    const { history } = context;
    const longest = facts.reduce((most, { after }) => Math.max(most, after), 0);
    const day = today(context);
    const recent = facts.length === 0 ? null : (history?.changesSince(new Date((day * DAY - longest) * 1000).toISOString()) ?? null);
    if (!history || recent === null) return [];
    return facts.flatMap(({ file, range, after }) => {
      const last = recent.get(file)?.[0] ?? history.lastChangeOf(file);
      const days = last === null ? 0 : day - Math.floor(Date.parse(last.at) / (DAY * 1000));
      if (last === null || days * DAY <= after) return [];
      return [{
        file,
        range,
        message: `Nobody has changed this runbook for ${days} days (since ${last.at.slice(0, 10)}), and no review is written down; expected one every ${formatDuration(after)}.`,
        help: `Go through it step by step, mend what is wrong, and write \`reviewed: ${dateToday(context)}\`.`,
      }];
    });
  },
};
