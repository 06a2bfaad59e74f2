import { GROUPING, HEADINGS, HORIZONS, NOT_WORK_INSIDE, normaliseTitle, type Role } from './headings.ts';
import { memo } from './memo.ts';

/** What a title says by its own words; `null` where it says nothing. */
export const roleOf = memo((title: string): Role | null => {
  const normal = normaliseTitle(title);
  if (normal === '') return null;
  for (const { role, patterns } of HEADINGS) if (patterns.some((pattern) => pattern.test(normal))) return role;
  return null;
});

/** Whether a title groups follow-up work ("Short term", "P1", "Prevent"). */
export const isGrouping = memo((title) => GROUPING.some((pattern) => pattern.test(normaliseTitle(title))));
/** Whether a title says by when ("Immediate", "Long term"). */
export const isHorizon = memo((title) => HORIZONS.some((pattern) => pattern.test(normaliseTitle(title))));
/** Whether below a title of a follow-up section no work stands ("What went wrong", "References"). */
export const isNotWorkInside = memo((title) => NOT_WORK_INSIDE.some((pattern) => pattern.test(normaliseTitle(title))));
/** The first list of patterns: advice to readers, steps already taken, checklists. */
export const isNeverWork = memo((title) => HEADINGS[0]?.patterns.some((pattern) => pattern.test(normaliseTitle(title))) ?? false);
