/** Durations and counts of policy matters that stand in running text, whether tied to the policy or not. */
import { durationAtEnd } from './duration-statements.ts';
import { policyLeaves, leafAt } from './leaves.ts';
import type { Block, Leaf } from './leaves.ts';
import { DURATION, NUMBER, SPACE, readNumber } from './phrases.ts';
import type { Policy } from './schema.ts';

/** A duration or count in a text. Offsets count in the text, `end` exclusive. */
export interface Mention {
  start: number;
  end: number;
  kind: 'duration' | 'count';
  /** Seconds or the count; `null` where it is none that the policy could hold (`half an hour`, `10 to 15 minutes`). */
  value: number | null;
  /** The noun that is counted, in the singular form of the schema; empty for a duration. */
  noun: string;
}

const SIGNED = new RegExp(`(?<![\\w.,:/\\-\\u2010-\\u2015])(?:[\\d.,]{1,9} ?(?:-|\\u2013|to|or) ?|\\d{1,6}[.,])?${DURATION}(?![\\w])`, 'gi');
/** Durations without a number: a finding, because they cannot be compared. */
const WORDED = /\b(?:half|(?:a |one |three )?quarters?\s+of)\s+an?\s+(?:minute|hour|day|week)\b|\b(?:within|every|after|at\s+most|at\s+least|no\s+later\s+than|under)\s+(an?\s+(?:second|minute|hour|day|week))\b/gi;

/** Counts that policies and their pages speak of, with every leaf or list that holds such a count. */
export function countables(policy: Policy): Map<string, (Leaf | Block)[]> {
  const nouns = new Map<string, (Leaf | Block)[]>();
  const add = (noun: string, holder: Leaf | Block): void => {
    nouns.set(noun, [...(nouns.get(noun) ?? []), holder]);
  };
  const lists = ['severities', 'roles', 'escalation.steps'].flatMap((key) => leafAt(policy, key) ?? []);
  for (const holder of [...policyLeaves(policy), ...lists]) {
    for (const noun of holder.nouns) add(noun, holder);
  }
  policy.roles.forEach((role) => {
    const people = leafAt(policy, `roles.${role.id}.people`);
    if (!people) return;
    const name = role.name.toLowerCase();
    for (const noun of new Set([name, name.replace(/s$/, ''), name.endsWith('s') ? name : `${name}s`])) add(noun, people);
  });
  return nouns;
}

/** Everything in a text that is a duration or a count of the given nouns, in order, without overlaps. */
export function mentionsIn(text: string, nouns: Iterable<string>): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(SIGNED)) {
    const end = match.index + match[0].length;
    const whole = durationAtEnd(text.slice(Math.max(0, match.index - 120), end));
    const start = whole ? whole.start + Math.max(0, match.index - 120) : match.index;
    if (!whole && !isDurationWord(match)) continue;
    found.push({ start: Math.min(start, match.index), end, kind: 'duration', value: whole && start <= match.index ? whole.seconds : null, noun: '' });
  }
  for (const match of text.matchAll(WORDED)) {
    const start = match[1] === undefined ? match.index : match.index + match[0].length - match[1].length;
    found.push({ start, end: match.index + match[0].length, kind: 'duration', value: null, noun: '' });
  }
  found.push(...countsIn(text, [...nouns]));
  return withoutOverlaps(found);
}

/** A range or a decimal in front of a unit is one too; `PT` alone or `one s` is not. */
function isDurationWord(match: RegExpExecArray): boolean {
  const [, number, , unit] = match;
  return unit !== undefined && (unit.length > 2 || /^\d/.test(number ?? ''));
}

function countsIn(text: string, nouns: readonly string[]): Mention[] {
  if (nouns.length === 0) return [];
  const longestFirst = [...nouns].sort((left, right) => right.length - left.length || (left < right ? -1 : 1));
  const pattern = new RegExp(
    `(?<![\\w.,:/\\-\\u2010-\\u2015])(${NUMBER}|no)((?:${SPACE}|-)(?:[a-z-]+${SPACE}){0,2}?)(${longestFirst.map((noun) => noun.replace(/[^\w ]/g, '\\$&').replace(/ /g, SPACE)).join('|')})(?![\\w-])`,
    'gi',
  );
  return [...text.matchAll(pattern)].flatMap((match): Mention[] => {
    const [whole, number = '', , noun = ''] = match;
    if (/^no$/i.test(number)) return [];
    return [{ start: match.index, end: match.index + whole.length, kind: 'count', value: readNumber(number), noun: noun.toLowerCase().replace(/\s+/g, ' ') }];
  });
}

function withoutOverlaps(mentions: Mention[]): Mention[] {
  const sorted = mentions.sort((left, right) => left.start - right.start || right.end - left.end);
  let end = 0;
  return sorted.filter((mention) => {
    if (mention.start < end) return false;
    end = mention.end;
    return true;
  });
}
