import { latest } from '../documents/latest.ts';
import type { Document } from '../documents/model.ts';
import type { PostMortemData } from '../postmortem/data.ts';
import { parseInstant } from '../postmortem/deadline.ts';
import type { Seconds } from '../policy/duration.ts';

/** The frontmatter as the functions about deadlines take it. Read once for all rules. */
export const fieldsOf: (document: Document) => PostMortemData = latest((document) => {
  const fields = Object.fromEntries(Object.entries(document.frontmatter.data).map(([key, value]) => [key, typeof value === 'string' || typeof value === 'number' ? String(value) : '']));
  return { fields, prose: {}, timeline: [], actions: [] };
});

/** A moment of the frontmatter; `null` where it is missing or no instant, which pm/frontmatter tells. */
export function momentOf(document: Document, key: string): Seconds | null {
  const written = document.frontmatter.data[key];
  return typeof written === 'string' ? parseInstant(written) : null;
}

/** The names under a key, which may hold one or a list. */
export function namesOf(document: Document, key: string): string[] {
  const written = document.frontmatter.data[key];
  return (Array.isArray(written) ? written : [written]).filter((name): name is string => typeof name === 'string' && name.trim() !== '');
}

/** A duration rounded down to the unit a reader expects, for a deadline that was missed. */
export function roughly(seconds: Seconds): Seconds {
  const unit = seconds < 60 ? 1 : seconds < 7200 ? 60 : seconds < 432_000 ? 3600 : 86_400;
  return Math.floor(seconds / unit) * unit;
}
