import { GROUPING, HEADINGS, HORIZONS, NOT_WORK_INSIDE, normaliseTitle, type Role } from './headings.ts';
import { large } from './large.ts';
import { memo } from './memo.ts';

/** What is known of a title so far: each question is asked only where it matters, and answered once. */
interface Facts {
  normal: string;
  role?: Role | null;
  grouping?: boolean;
  horizon?: boolean;
  notWorkInside?: boolean;
  neverWork?: boolean;
}

const factsOf = memo((title): Facts => ({ normal: normaliseTitle(title) }));

const ROLES = HEADINGS.map(({ role, patterns }) => ({ role, patterns: patterns.map(large) }));

function roleByWords(normal: string): Role | null {
  if (normal === '') return null;
  for (const { role, patterns } of ROLES) if (patterns.some((pattern) => pattern.test(normal))) return role;
  return null;
}

/** "Recommendations summary": what is summed up says what stands there. */
const SUMMED_UP = / (?:summary|overview|list|table|status|tracker|register)$/;

function judged(normal: string): Role | null {
  const role = roleByWords(normal);
  if (role !== 'excluded' || !SUMMED_UP.test(normal)) return role;
  return roleByWords(normal.replace(SUMMED_UP, '')) === 'follow-up' ? 'follow-up' : role;
}

/** What a title says by its own words; `null` where it says nothing. */
export function roleOf(title: string): Role | null {
  const facts = factsOf(title);
  if (facts.role === undefined) facts.role = judged(facts.normal);
  return facts.role;
}

/** "해결 방안 (Resolution)": a title in another script with its English name behind it. */
const GLOSS = /(?![a-z])\p{L}.{0,80}[(（]([a-z][\x20-\x7e]{3,40})[)）]\s{0,3}$/iu;

/** What the English name behind a title in another language says. */
export function glossedRole(title: string): Role | null {
  const gloss = GLOSS.exec(title.slice(-140))?.[1];
  return gloss === undefined ? null : roleOf(gloss);
}

function asks(fact: 'grouping' | 'horizon' | 'notWorkInside' | 'neverWork', patterns: readonly RegExp[]): (title: string) => boolean {
  const ready = patterns.map(large);
  return (title) => {
    const facts = factsOf(title);
    return (facts[fact] ??= ready.some((pattern) => pattern.test(facts.normal)));
  };
}

/** Whether a title groups follow-up work ("Short term", "P1", "Prevent"). */
export const isGrouping = asks('grouping', GROUPING);
/** Whether a title says by when ("Immediate", "Long term"). */
export const isHorizon = asks('horizon', HORIZONS);
/** Whether below a title of a follow-up section no work stands ("What went wrong", "References"). */
export const isNotWorkInside = asks('notWorkInside', NOT_WORK_INSIDE);
/** The first list of patterns: advice to readers, steps already taken, checklists. */
export const isNeverWork = asks('neverWork', HEADINGS[0]?.patterns ?? []);
