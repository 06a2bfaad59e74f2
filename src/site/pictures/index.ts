/** The pictures by the name that a page asks for in `<!-- picture: name -->`. */
import type { SiteProject } from '../project.ts';
import { awakePicture } from './awake.ts';
import { deadlinesPicture } from './deadlines.ts';
import { escalationPicture } from './escalation.ts';
import { severitiesPicture } from './severities.ts';
import { updatesPicture } from './updates.ts';

const PICTURES: Record<string, (project: SiteProject, now: string) => string> = {
  escalation: ({ policy }) => escalationPicture(policy),
  updates: ({ policy }) => updatesPicture(policy),
  deadlines: ({ policy }) => deadlinesPicture(policy),
  severities: ({ policy }) => severitiesPicture(policy),
  awake: ({ oncall }, now) => awakePicture(oncall, now),
};

export const PICTURE_NAMES: readonly string[] = Object.keys(PICTURES);

/** HTML of a picture, `null` where there is none of that name. */
export function picture(name: string, project: SiteProject, now: string): string | null {
  return Object.hasOwn(PICTURES, name) ? (PICTURES[name]?.(project, now) ?? null) : null;
}
