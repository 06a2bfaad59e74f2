import { parseOnCall, parsePolicy } from '../../../policy/parse.ts';
import type { Rule } from '../../rule.ts';

const ONCALL = `version: 1
people:
  - id: ada
    name: Ada Novak
    zone: Europe/Prague
    awake: { from: "07:00", to: "23:00" }
    contact: { phone: "+420 555 0101" }
rotations:
  - id: search
    name: Search on-call
    layers:
      - id: search-week
        zone: Europe/Prague
        start: 2026-01-05T08:00
        handoff: { every: 1 week }
        participants: [ada]
services:
  - id: search
    name: Search
    owner: search
`;

export const rule: Rule = {
  id: 'policy/schema',
  title: 'The policy file and the on-call file answer every point, with names and dates that exist',
  why: [
    'Pages, tools and checks derive from these two files, so a point they leave open would be decided by whoever wrote the tool.',
    'Everything wrong with a file is said at once: what stands there, what was expected and what to type.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['other'],
  examples: [
    { name: 'an on-call file', file: 'content/oncall.yaml', text: ONCALL, findings: [] },
    {
      name: 'a misspelt key, a night on which the clocks jump, a rotation that does not exist',
      file: 'content/oncall.yaml',
      text: ONCALL.replace('awake:', 'awke:').replace('2026-01-05T08:00', '2026-03-29T02:30').replace('owner: search', 'owner: serach'),
      findings: [
        '6:5 Unexpected key `awke` in `people.0`, expected one of id, name, handles, zone, awake, contact, ids',
        '14:16 Unexpected `2026-03-29T02:30`, expected a time that exists in Europe/Prague: the clocks jump over it that night',
        '20:12 Unexpected `serach` as `services.0.owner`, expected a rotation: search',
      ],
    },
    {
      name: 'a point left open',
      file: 'content/oncall.yaml',
      text: ONCALL.replace('    zone: Europe/Prague\n', ''),
      findings: ['3:5 Missing `people.0.zone`, expected a time zone such as Europe/Berlin. It answers: Time zone the person lives in'],
    },
  ],
  // The edge reads both files before anything else and reports their problems under this rule; a run over
  // documents meets them only as the examples above.
  check(document) {
    const name = /(?:^|\/)(policy|oncall)\.ya?ml$/.exec(document.path)?.[1];
    if (name === undefined) return [];
    const { problems } = name === 'policy' ? parsePolicy(document.text, document.path) : parseOnCall(document.text, document.path);
    return problems.map(({ line, column, message, help }) => {
      const start = { line, column, offset: 0 };
      return { range: { start, end: start }, message, ...(help === undefined ? {} : { help }) };
    });
  },
};
