import { suggester } from '../../../policy/suggest.ts';
import { oneOf, quoted, shown } from '../../../policy/wording.ts';
import { dateToday, isPast } from '../../clock.ts';
import { parseDate } from '../../instant.ts';
import { wordList } from '../../message.ts';
import { namesOf } from '../../post-mortem-fields.ts';
import type { Report, Rule } from '../../rule.ts';

const HEAD = '---\nkind: runbook\ntitle: Shop down\n';
const ASKED = {
  owner: { name: 'its owner', example: 'owner: platform' },
  services: { name: 'its services', example: 'services: [checkout]' },
  reviewed: { name: 'the day of its last review', example: 'reviewed: 2026-03-14' },
} as const;
const KEYS = ['owner', 'services', 'reviewed'] as const;

export const rule: Rule = {
  id: 'rb/frontmatter',
  title: 'A runbook says who owns it, which services it is for, and when somebody last went through it',
  why: [
    'Whoever finds a step that is wrong needs somebody to tell. Whoever is paged for a service needs to find its runbooks. And',
    'the date of the last review is the difference between "this works" and "this worked once".',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['runbook'],
  examples: [
    { name: 'all three', file: 'runbooks/outage.md', text: `${HEAD}owner: search\nservices: [checkout, basket]\nreviewed: 2026-03-01\n---\n`, findings: [] },
    { name: 'none', file: 'runbooks/outage.md', text: '# Shop down\n\nRestart it.\n', findings: ['1:1 The runbook does not name its owner, its services and the day of its last review.'] },
    {
      name: 'a service nobody knows, a review in the future',
      file: 'runbooks/outage.md',
      text: `${HEAD}owner: search\nservices: [chekout]\nreviewed: 2026-03-29\n---\n`,
      findings: ['5:11 `services` has `chekout`, which is no service of the on-call file.', '6:11 `reviewed` is 2026-03-29, which is in the future.'],
    },
    {
      name: 'a day that no calendar has',
      file: 'runbooks/outage.md',
      text: `${HEAD}owner: search\nservices: search\nreviewed: 2026-02-30\n---\n`,
      findings: ['6:11 `reviewed` is `2026-02-30`, expected a day such as 2026-03-21. February 2026 has 28 days.'],
    },
  ],
  check(document, context) {
    const { oncall } = context;
    const { data, rangeOf, range } = document.frontmatter;
    if (document.problems.some(({ rule }) => rule === 'document/frontmatter')) return [];
    const reports: Report[] = [];
    const missing = KEYS.filter((key) => data[key] === undefined || data[key] === null || data[key] === '' || (Array.isArray(data[key]) && data[key].length === 0));
    if (missing.length > 0) {
      reports.push({
        range: document.rangeAt(range.start.offset, range.start.offset),
        message: `The runbook does not name ${wordList(missing.map((key) => ASKED[key].name))}.`,
        help: `Write into its frontmatter, such as ${missing.map((key) => `\`${ASKED[key].example}\``).join(', ')}.`,
      });
    }
    const known = oncall?.services.flatMap(({ id, name, aliases }) => [id, name, ...aliases]);
    const lower = new Set(known?.map((one) => one.toLowerCase()));
    const meantBy = suggester(known ?? []);
    for (const service of lower.size > 0 ? namesOf(document, 'services') : []) {
      if (lower.has(service.trim().toLowerCase())) continue;
      const meant = meantBy(service);
      reports.push({ range: rangeOf('services'), message: `\`services\` has ${quoted(service)}, which is no service of the on-call file.`, help: meant ? `Did you mean ${meant}?` : `Write ${oneOf(oncall?.services.map(({ id }) => id) ?? [])}.` });
    }
    const reviewed = data['reviewed'];
    if (!missing.includes('reviewed')) {
      const date = typeof reviewed === 'string' ? parseDate(reviewed.slice(0, 10)) : { problem: 'It is no date such as 2026-03-14.' };
      const day = 'problem' in date ? 0 : Date.UTC(date.year, date.month - 1, date.day) / 1000;
      if ('problem' in date) reports.push({ range: rangeOf('reviewed'), message: `\`reviewed\` is ${shown(reviewed)}, expected a day such as ${dateToday(context)}. ${date.problem}`, help: 'Write the day on which somebody last went through it, step by step.' });
      else if (!isPast(context, day - A_ZONE_AHEAD - 1)) reports.push({ range: rangeOf('reviewed'), message: `\`reviewed\` is ${String(reviewed)}, which is in the future.`, help: 'Write the day on which somebody last went through it, step by step.' });
    }
    return reports;
  },
};

/** Somebody east of here may already have tomorrow, in seconds. */
const A_ZONE_AHEAD = 14 * 3600;
