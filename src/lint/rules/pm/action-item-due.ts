import { parseInstant } from '../../../postmortem/deadline.ts';
import { quoted } from '../../../policy/wording.ts';
import { today } from '../../clock.ts';
import { parseDate } from '../../instant.ts';
import { placeIn } from '../../item-place.ts';
import { count } from '../../message.ts';
import type { Rule } from '../../rule.ts';

const TABLE = '---\nkind: post-mortem\nresolved: 2026-03-01T10:00Z\n---\n\n## Action items\n\n| Action | Owner | Due | Status |\n| --- | --- | --- | --- |\n';

export const rule: Rule = {
  id: 'pm/action-item-due',
  title: 'A due date exists, comes after the incident, and is not over while the item is open',
  why: [
    'Nobody has to promise a date. But a date that is written down is read as a promise, and one that has passed in silence',
    'teaches that dates here mean nothing: do it, move it, or say that it will not be done.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['post-mortem'],
  examples: [
    { name: 'in the future, done, or no date at all', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache | Ada Novak | 2026-03-22 | open |\n| Test the restore | Ben Carter | 2026-03-04 | done |\n| Limit retries | Dana Levi | | open |\n`, findings: [] },
    {
      name: 'over since yesterday; today is in time',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | 2026-03-20 | open |\n| Test the restore | Ben Carter | 2026-03-21 | open |\n`,
      findings: ['10:41 `Alert on an empty cache` is open and was due 1 day ago.'],
    },
    {
      name: 'before the incident was over',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | 2025-03-20 | done |\n`,
      findings: ['10:41 The due date 2025-03-20 is before the incident was resolved (2026-03-01).'],
    },
    {
      name: 'a day that no calendar has',
      file: 'post-mortem.md',
      text: `${TABLE}| Alert on an empty cache | Ada Novak | 2026-04-31 | open |\n`,
      findings: ['10:41 The due date `2026-04-31` does not exist. April 2026 has 30 days.'],
    },
    { name: 'an invented example is followed up by nobody', file: 'post-mortem.md', text: TABLE.replace('kind', 'example: true\nkind') + '| Alert on an empty cache | Ada Novak | 2026-03-04 | open |\n', findings: [] },
  ],
  check(document, context) {
    const { data } = document.frontmatter;
    const resolved = typeof data['resolved'] === 'string' ? dayOf(data['resolved']) : null;
    return context.actionsOf(document).items.flatMap((item) => {
      const written = /^\d{4}-\d{2}-\d{2}/.exec(item.due ?? '')?.[0];
      if (written === undefined || item.status === 'declined') return [];
      const range = placeIn(document, item, item.due);
      const date = parseDate(written);
      if ('problem' in date) return [{ range, message: `The due date ${quoted(written)} does not exist. ${date.problem}`, help: 'Write a day of the calendar.' }];
      const due = Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
      if (resolved !== null && due < resolved) {
        return [{ range, message: `The due date ${written} is before the incident was resolved (${String(data['resolved']).slice(0, 10)}).`, help: 'Is the year right?' }];
      }
      if (item.status !== 'open' || data['example'] === true || due >= today(context)) return [];
      return [{
        range,
        message: `${quoted(item.text)} is open and was due ${count(today(context) - due, 'day')} ago.`,
        help: 'Is it done? Then say so. Else ask its owner for a new date, or whether it is still worth doing.',
      }];
    });
  },
};

/** Days since 1970 of an instant, in UTC. */
function dayOf(instant: string): number | null {
  const seconds = parseInstant(instant);
  return seconds === null ? null : Math.floor(seconds / 86_400);
}
