import { coverage } from '../../../escalation/coverage.ts';
import { DAY, formatInstant, parseInstant } from '../../../escalation/instant.ts';
import { formatDuration } from '../../../policy/duration.ts';
import { quoted } from '../../../policy/wording.ts';
import { count } from '../../message.ts';
import type { Rule } from '../../rule.ts';

/** How far ahead a rota is looked at: every handoff, every season's change of clocks, every planned gap comes once. */
const AHEAD = 366 * DAY;

const people = (ids: readonly string[]): string => ids.map((id) => `  - { id: ${id}, name: ${id}, zone: Europe/Prague, awake: { from: "07:00", to: "23:00" }, contact: { slack: "@${id}" } }\n`).join('');
const rota = (restrict: string, more = ''): string =>
  `version: 1\npeople:\n${people(['ada', 'ben'])}rotations:\n  - id: search\n    name: Search on-call\n    layers:\n      - id: search-day\n        zone: Europe/Prague\n        start: 2026-01-05T08:00\n        handoff: { every: 1 week }\n        participants: [ada, ben]\n${restrict}${more}services:\n  - { id: search, name: Search, owner: search }\n`;

export const rule: Rule = {
  id: 'policy/coverage',
  title: 'Somebody is on call in every rotation, every minute',
  why: [
    'A hole in the rota is found by the incident that falls into it. Holes come from layers that end, from restrictions that do not',
    'meet, and from nights on which clocks change; nobody sees them in a list of names. A planned gap with its reason is none.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['other'],
  examples: [
    { name: 'around the clock', file: 'content/oncall.yaml', text: rota(''), findings: [] },
    {
      name: 'only by day',
      file: 'content/oncall.yaml',
      text: rota('        restrict: [{ days: [mon, tue, wed, thu, fri, sat, sun], from: "08:00", to: "20:00" }]\n'),
      findings: ['6:5 Nobody is on call in `search` from 2026-03-21T22:00:00Z to 2026-03-22T07:00:00Z (9 hours), and in 366 later periods within a year.'],
    },
    { name: 'a planned gap', file: 'content/oncall.yaml', text: rota('', '    gaps:\n      - { from: 2026-12-24T18:00+01:00, to: 2026-12-25T08:00+01:00, reason: Christmas Eve }\n'), findings: [] },
    {
      name: 'a layer that ends',
      file: 'content/oncall.yaml',
      text: rota('        end: 2026-06-01T08:00\n'),
      findings: ['6:5 Nobody is on call in `search` from 2026-06-01T06:00:00Z to 2027-03-22T22:00:00Z (294 days), and nobody comes after it.'],
    },
  ],
  conclude(_facts, { oncall, onCallSource, now }) {
    const from = parseInstant(now);
    if (!oncall || !onCallSource || from === null) return [];
    const to = from + AHEAD;
    return coverage(oncall, from, to).flatMap(({ rotation, uncovered }) => {
      const [first, ...later] = uncovered;
      if (!first) return [];
      const rest = later.length > 0 ? `, and in ${count(later.length, 'later period')} within a year` : first.to === to ? ', and nobody comes after it' : '';
      const seconds = (first.to - first.from) / 1000;
      return [{
        file: onCallSource.file,
        range: onCallSource.rangeOf(`rotations.${rotation}`),
        message: `Nobody is on call in ${quoted(rotation)} from ${formatInstant(first.from)} to ${formatInstant(first.to)} (${formatDuration(Math.floor(seconds / (seconds < 432_000 ? 60 : 86_400)) * (seconds < 432_000 ? 60 : 86_400))})${rest}.`,
        help: `Let a layer cover it, or say that it is meant: \`gaps: [{ from: ${formatInstant(first.from)}, to: ${formatInstant(first.to)}, reason: … }]\`.`,
      }];
    });
  },
};
