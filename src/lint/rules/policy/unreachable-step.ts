import { unreachableSteps } from '../../../escalation/coverage.ts';
import { DAY, parseInstant } from '../../../escalation/instant.ts';
import { quoted } from '../../../policy/wording.ts';
import type { Rule } from '../../rule.ts';

/** Long enough for every rotation to come round; a step that pages nobody in all that time never does. */
const AHEAD = 56 * DAY;

const person = (id: string): string => `  - { id: ${id}, name: ${id}, zone: Europe/Prague, awake: { from: "07:00", to: "23:00" }, contact: { slack: "@${id}" } }\n`;
const rotation = (id: string, participants: string): string =>
  `  - id: ${id}\n    name: ${id}\n    layers:\n      - { id: ${id}-week, zone: Europe/Prague, start: 2026-01-05T08:00, handoff: { every: 1 week }, participants: [${participants}] }\n`;
const rota = (search: string): string =>
  `version: 1\npeople:\n${['ada', 'ben', 'chidi', 'dana'].map(person).join('')}rotations:\n${rotation('search', search)}${rotation('leads', 'chidi')}${rotation('directors', 'dana')}services:\n  - { id: search, name: Search, owner: search }\n`;

export const rule: Rule = {
  id: 'policy/unreachable-step',
  title: 'Every step of the escalation chain pages somebody at some time',
  why: [
    'A step that never pages anybody looks like safety and is none: the rotation has one person, or the director is',
    'also the lead and was paged already. The chain is then shorter than everybody believes.',
  ].join(' '),
  policyKeys: ['escalation.steps'],
  level: 'error',
  kinds: ['other'],
  examples: [
    { name: 'somebody new at every step', file: 'content/oncall.yaml', text: rota('ada, ben'), findings: [] },
    {
      name: 'the next person in a rotation of one',
      file: 'content/oncall.yaml',
      text: rota('ada'),
      findings: ['8:5 The step `next-in-rotation` (2nd of the chain) pages nobody: whenever it is reached, everybody it would page has been paged in that pass or nobody is on call.'],
    },
  ],
  conclude(_facts, { policy, oncall, onCallSource, policySource, now }) {
    const from = parseInstant(now);
    if (!oncall || !onCallSource || !policySource || from === null) return [];
    return unreachableSteps(policy, oncall, from, from + AHEAD).map(({ index, reason }) => ({
      file: onCallSource.file,
      range: onCallSource.rangeOf(`rotations.${policy.targets[policy.escalation.steps[index]?.page ?? '']?.rotation ?? '0'}`),
      message: `The step ${quoted(policy.escalation.steps[index]?.page ?? '')} (${ordinal(index + 1)} of the chain) pages nobody: ${reason}.`,
      help: 'Put somebody into its rotation whom no earlier step pages, or remove the step from the policy.',
      policyKey: `escalation.steps.${index}.page`,
    }));
  },
};

function ordinal(number: number): string {
  return `${number}${number === 1 ? 'st' : number === 2 ? 'nd' : number === 3 ? 'rd' : 'th'}`;
}
