import { GROUPING, HEADINGS, HORIZONS, NOT_WORK_INSIDE, normaliseTitle, type Role } from './headings.ts';
import { large } from './large.ts';
import { memo } from './memo.ts';

const TITLES = HEADINGS.map(({ role, patterns }) => ({ role, patterns: patterns.map(large) }));

/** Whether one of the patterns matches a title as it is normalised. */
function asks(patterns: readonly RegExp[]): (title: string) => boolean {
  const ready = patterns.map(large);
  return memo((title) => {
    const normal = normaliseTitle(title);
    return ready.some((pattern) => pattern.test(normal));
  });
}

/** What a title says by its own words; `null` where it says nothing. */
export const roleOf = memo((title: string): Role | null => {
  const normal = normaliseTitle(title);
  if (normal === '') return null;
  for (const { role, patterns } of TITLES) if (patterns.some((pattern) => pattern.test(normal))) return role;
  return null;
});

/** Whether a title groups follow-up work ("Short term", "P1", "Prevent"). */
export const isGrouping = asks(GROUPING);
/** Whether a title says by when ("Immediate", "Long term"). */
export const isHorizon = asks(HORIZONS);
/** Whether below a title of a follow-up section no work stands ("What went wrong", "References"). */
export const isNotWorkInside = asks(NOT_WORK_INSIDE);
/** The first list of patterns: advice to readers, steps already taken, checklists. */
export const isNeverWork = asks(HEADINGS[0]?.patterns ?? []);
