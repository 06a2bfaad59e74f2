/**
 * The wizard's state as text for an address, such as `no=region-down,data-breach&yes=data-lost&service=checkout`.
 * The island keeps it behind the `#`, the part of an address that a browser sends to nobody.
 */
import type { Policy } from '../policy/schema.ts';
import { ANSWERS, answerTo, questions, type Answer } from './wizard.ts';
import { positionOf, START, type WizardState } from './steps.ts';

/** What belongs in a shared link: the answers, and what is filled in beside the result. */
export interface WizardLink {
  state: WizardState;
  service: string | null;
  summary: string | null;
}

/** `problems` are sentences for the reader; what can be read of the link is used all the same. */
export interface DecodedLink extends WizardLink {
  problems: readonly string[];
}

const LONGEST_LINK = 4000;

/** Text for the address. The position is written only where it does not follow from the answers. */
export function encodeLink(policy: Policy, { state, service, summary }: WizardLink): string {
  const asked = questions(policy);
  const pairs: [string, string | null][] = ANSWERS.map((answer) => {
    const ids = asked.filter(({ id }) => answerTo(state.answers, id) === answer).map(({ id }) => id);
    return [answer, ids.length > 0 ? ids.join(',') : null];
  });
  const at = asked[state.at]?.id ?? null;
  pairs.push(['at', state.at === positionOf(policy, state.answers) ? null : at]);
  pairs.push(['declare', state.justDeclared ? 'now' : null], ['service', service], ['summary', summary]);
  return pairs.flatMap(([key, value]) => (value === null ? [] : [`${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`])).join('&');
}

/** Reads what `encodeLink` writes, and says in words what it cannot use. `services` are the ids of the on-call file. */
export function decodeLink(policy: Policy, services: readonly string[], text: string): DecodedLink {
  const asked = questions(policy);
  const answers: Record<string, Answer> = {};
  const problems = new Set<string>();
  const link = { at: null as string | null, justDeclared: false, service: null as string | null, summary: null as string | null };

  if (text.length > LONGEST_LINK) problems.add('This link is too long to be one of ours; only its beginning was read.');
  for (const part of text.slice(0, LONGEST_LINK).split('&')) {
    const [key, value] = readPair(part);
    const answer = ANSWERS.find((known) => known === key);
    if (part === '') continue;
    else if (key === null) problems.add('A part of this link is damaged and was left out.');
    else if (answer) readAnswers(answer, value);
    else if (key === 'at') link.at = value;
    else if (key === 'declare' && value === 'now') link.justDeclared = true;
    else if (key === 'service' && services.includes(value)) link.service = value;
    else if (key === 'service') problems.add(`The link names the service “${short(value)}”, which the on-call file does not have. Choose one beside the result.`);
    else if (key === 'summary') link.summary = value;
    else problems.add(`The link says “${short(key)}”, which means nothing here and was left out.`);
  }

  function readAnswers(answer: Answer, ids: string): void {
    for (const id of ids.split(',')) {
      if (!asked.some((criterion) => criterion.id === id)) {
        problems.add(`The link answers “${short(id)}”, which is no question of this policy (any more). It was left out.`);
      } else if (answerTo(answers, id) !== undefined) {
        problems.add(`The link answers “${short(id)}” twice; the worse answer was kept.`);
        if (answer !== 'no') answers[id] = answer;
      } else {
        answers[id] = answer;
      }
    }
  }

  const { at, justDeclared, service, summary } = link;
  return { state: { ...START, answers, at: placeOf(policy, answers, at), justDeclared }, service, summary, problems: [...problems] };
}

/** A link may stand only on a question whose earlier ones were all answered with no: no question is jumped over. */
function placeOf(policy: Policy, answers: Record<string, Answer>, at: string | null): number {
  const asked = questions(policy);
  const place = asked.findIndex(({ id }) => id === at);
  const reachable = place >= 0 && asked.slice(0, place).every(({ id }) => answerTo(answers, id) === 'no');
  return reachable ? place : positionOf(policy, answers);
}

/** Key and decoded value of one part; a `null` key where the escapes are damaged. */
function readPair(part: string): [string | null, string] {
  const cut = part.indexOf('=');
  try {
    const value = cut < 0 ? '' : part.slice(cut + 1).replaceAll('+', ' ');
    return [decodeURIComponent(cut < 0 ? part : part.slice(0, cut)), decodeURIComponent(value)];
  } catch {
    return [null, ''];
  }
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
