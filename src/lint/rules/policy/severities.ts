import type { Policy } from '../../../policy/schema.ts';
import { quoted } from '../../../policy/wording.ts';
import type { LintContext, Report, Rule } from '../../rule.ts';

const severity = (id: string, example: string): string =>
  `  - { id: ${id}, name: ${id}, spellings: ["${id.slice(-1)}"], examples: [${example}], page: [lead], pageWhen: at-once, statusPage: false, postMortem: true, customerEmail: false }\n`;
const ladder = (second: string): string => `severities:\n${severity('SEV-1', 'the shop is down')}${severity('SEV-2', second)}${severity('SEV-3', 'nobody notices')}`;
const criterion = (id: string, question: string, to: string): string => `  - { id: ${id}, question: ${question}, because: it is, severity: ${to} }\n`;
const QUESTIONS = `criteria:\n${criterion('down', 'Is the shop down?', 'SEV-1')}${criterion('slow', 'Is the shop slow?', 'SEV-2')}`;

export const rule: Rule = {
  id: 'policy/severities',
  title: 'Severities neither overlap nor leave a gap',
  why: [
    'Where one example stands under two severities, or one question is asked for two, two people choose two answers for the same',
    'incident and lose minutes over it. A severity that no question leads to is never chosen by those who need the wizard most.',
  ].join(' '),
  policyKeys: ['declaring.nothingApplies'],
  level: 'error',
  kinds: ['other'],
  examples: [
    { name: 'each example, each question and each severity once', file: 'content/policy.yaml', text: `${ladder('the shop is slow')}${QUESTIONS}`, findings: [] },
    {
      name: 'one example of two severities',
      file: 'content/policy.yaml',
      text: `${ladder('The shop is down')}${QUESTIONS}`,
      findings: ['3:60 `The shop is down` is an example of SEV-1 and of SEV-2, expected of one of them.'],
    },
    {
      name: 'a severity that no question leads to',
      file: 'content/policy.yaml',
      text: `${ladder('the shop is slow')}criteria:\n${criterion('down', 'Is the shop down?', 'SEV-1')}`,
      findings: ['3:5 No question leads to SEV-2, and it is not what holds where none applies.'],
    },
    {
      name: 'one question twice',
      file: 'content/policy.yaml',
      text: `${ladder('the shop is slow')}${QUESTIONS}${criterion('again', 'is the shop down', 'SEV-2')}`,
      findings: ['8:28 `is the shop down` is asked twice: `down` asks it too, for SEV-1.'],
    },
  ],
  conclude(_facts, { policy, policySource }) {
    if (!policySource) return [];
    const source = policySource;
    return [...sharedExamples(policy, source), ...repeatedQuestions(policy, source), ...neverChosen(policy, source)].map((report) => ({ ...report, file: source.file }));
  },
};

type Source = NonNullable<LintContext['policySource']>;

function sharedExamples({ severities }: Policy, { rangeOf }: Source): Report[] {
  const known = new Map<string, string>();
  return severities.flatMap(({ id, examples }) => examples.flatMap((example, index): Report[] => {
    const first = known.get(folded(example));
    known.set(folded(example), first ?? id);
    if (first === undefined || first === id) return [];
    return [{ range: rangeOf(`severities.${id}.examples.${index}`), message: `${quoted(example)} is an example of ${first} and of ${id}, expected of one of them.`, help: 'Remove it from one of them, or say in both what makes the difference.' }];
  }));
}

function repeatedQuestions({ criteria }: Policy, { rangeOf }: Source): Report[] {
  const known = new Map<string, Policy['criteria'][number]>();
  return criteria.flatMap((one): Report[] => {
    const first = known.get(folded(one.question));
    known.set(folded(one.question), first ?? one);
    return first === undefined ? [] : [{ range: rangeOf(`criteria.${one.id}.question`), message: `${quoted(one.question)} is asked twice: ${quoted(first.id)} asks it too, for ${first.severity}.`, help: 'Remove one of them, or ask for what makes the difference.' }];
  });
}

function neverChosen({ severities, criteria, declaring }: Policy, { rangeOf }: Source): Report[] {
  // Without any question there is no wizard that could miss one.
  if (criteria.length === 0) return [];
  const chosen = new Set([...criteria.map(({ severity: id }) => id), declaring.nothingApplies]);
  return severities.filter(({ id }) => !chosen.has(id)).map(({ id }) => ({
    range: rangeOf(`severities.${id}`),
    message: `No question leads to ${id}, and it is not what holds where none applies.`,
    help: `Add a criterion with \`severity: ${id}\`, or remove the severity.`,
  }));
}

/** Capitals, spaces and the mark at the end make no other words. */
function folded(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
