/** The project's policy and what goes with it, for commands that cannot do without. */
import { visible, visiblePath } from '../report/escape.ts';
import { loadProject, type Project } from '../project/load.ts';
import { findProjectRoot, homeOf } from '../project/root.ts';
import type { Policy } from '../policy/schema.ts';
import { NEEDS_ONCALL, type World } from './io.ts';

export interface Rulebook extends Project {
  policy: Policy;
}

/** One with a rota, and where each of its values stands. */
export interface StaffedRulebook extends Rulebook {
  oncall: NonNullable<Project['oncall']>;
  oncallSource: NonNullable<Project['oncallSource']>;
}

/**
 * The same for commands that need the rota too.
 * @param who what needs it, for the sentence that says that there is none: `an export`
 */
export function staffedRulebook(world: World, who?: string): StaffedRulebook | null {
  const known = rulebook(world);
  if (!known) return null;
  const { oncall, oncallSource } = known;
  if (oncall && oncallSource) return { ...known, oncall, oncallSource };
  world.stderr.write(`zephyr: ${who === undefined ? '' : `${who} needs the rota, and `}there is no content/oncall.yaml here.\n  → ${NEEDS_ONCALL}\n`);
  return null;
}

/** Policy, roster and template of the project around the working directory; `null` after saying what is wrong with them. */
export function rulebook(world: World): Rulebook | null {
  const root = findProjectRoot(world.cwd, homeOf(world.env))?.root ?? null;
  const project = loadProject(world.cwd, root);
  const { policy, problems } = project;
  for (const { file, range, message, help } of problems) {
    world.stderr.write(`${visiblePath(file)}:${range.start.line}:${range.start.column} ${visible(message)}\n${help === undefined ? '' : `  → ${visible(help)}\n`}`);
  }
  if (policy && problems.length === 0) {
    if (root === null) world.stderr.write('zephyr: this folder is in no project, so the policy that comes with zephyr holds and nobody is known by name.\n');
    return { ...project, policy };
  }
  world.stderr.write('zephyr: this needs a policy and an on-call file without faults; mend the places above first.\n');
  return null;
}
