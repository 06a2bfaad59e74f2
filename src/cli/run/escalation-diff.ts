/** `zephyr escalation diff`: what a change of rota or policy does, from two revisions of both files. */
import { rotaDiff, type Side } from '../../escalation/rota-diff.ts';
import { parseOnCall, parsePolicy } from '../../policy/parse.ts';
import { filesAt } from '../../project/revision.ts';
import { findProjectRoot, homeOf, ONCALL_PATH, POLICY_PATH } from '../../project/root.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import { NEEDS_ONCALL, UsageError, wantsColour, type Call, type ExitCode, type World } from '../io.ts';
import { staffedRulebook } from '../rulebook.ts';
import { diffJson, diffText } from './escalation-diff-output.ts';
import { periodOf } from './escalation-period.ts';

const DAYS = 84;

export async function run(call: Call): Promise<ExitCode> {
  const { args, options, world } = call;
  const period = periodOf(call, DAYS);
  const root = findProjectRoot(world.cwd, homeOf(world.env))?.root;
  if (root === undefined) {
    world.stderr.write(`zephyr: this folder is in no project, so there is no rota to compare.\n  → ${NEEDS_ONCALL}\n`);
    return 1;
  }
  const [first = 'HEAD', second] = args;
  const before = sideAt(root, first, world);
  const after = before && (second === undefined ? staffedRulebook(world, 'a comparison') : sideAt(root, second, world));
  if (!before || !after) return 1;
  const diff = rotaDiff(before, after, period);
  const names = { before: first, after: second ?? null };
  world.stdout.write(options['json'] === true ? diffJson(diff, names) : diffText(diff, { ...names, people: [...after.oncall.people, ...before.oncall.people], rotations: [...after.oncall.rotations, ...before.oncall.rotations], colour: wantsColour(world.stdout, world.env) }));
  return 0;
}

/** Policy and rota of a revision; `null` after saying what is wrong with them. Wrong use where there are none. */
function sideAt(root: string, revision: string, world: World): Side | null {
  const found = filesAt(root, revision, [POLICY_PATH, ONCALL_PATH]);
  if ('problem' in found) throw new UsageError(found.problem, found.help);
  const read = parsePolicy(found.texts.get(POLICY_PATH) ?? '', `${revision}:${POLICY_PATH}`);
  const { oncall, problems } = parseOnCall(found.texts.get(ONCALL_PATH) ?? '', `${revision}:${ONCALL_PATH}`, read.policy);
  for (const { file, line, column, message, help } of [...read.problems, ...problems]) {
    world.stderr.write(`${visiblePath(file)}:${line}:${column} ${visible(message)}\n${help === undefined ? '' : `  → ${visible(help)}\n`}`);
  }
  if (read.policy && oncall) return { policy: read.policy, oncall };
  world.stderr.write(`zephyr: the files of ${visible(revision)} have the faults above, and what is committed stays as it is; name a revision without them.\n`);
  return null;
}
