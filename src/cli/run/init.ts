/** `zephyr init`: the files to begin with, in the working directory. Never overwrites. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { diskReason } from '../../project/disk-reason.ts';
import { packageFile } from '../../project/package.ts';
import { findProjectRoot, homeOf } from '../../project/root.ts';
import { adapted, CONFIG_FILE, STARTER, starterConfig } from '../../project/starter.ts';
import { safeJson, visiblePath } from '../../report/escape.ts';
import { UsageError, type Call, type ExitCode, type World } from '../io.ts';
import { instantOf } from './session.ts';

export async function run({ options, world }: Call): Promise<ExitCode> {
  const { cwd } = world;
  const root = findProjectRoot(cwd, homeOf(world.env))?.root ?? null;
  if (root !== null && root !== cwd) throw new UsageError(`this folder belongs to the project ${relative(cwd, root).replaceAll('\\', '/')} already`, 'Go there, or give this folder a git repository of its own.');
  const dryRun = options['dryRun'] === true;
  const wanted = options['lintOnly'] === true ? [CONFIG_FILE] : STARTER;
  const missing = wanted.filter((path) => !existsSync(join(cwd, path)));
  const kept = wanted.filter((path) => !missing.includes(path));
  const day = instantOf(options['now'], world).slice(0, 10);
  const here = (path: string): boolean => wanted.includes(path) || existsSync(join(cwd, path));
  if (!dryRun && !missing.every((path) => written(path, path === CONFIG_FILE ? starterConfig(day) : adapted(path, readFileSync(packageFile(path), 'utf8'), here), world))) return 1;
  world.stdout.write(options['json'] === true ? `${safeJson({ dryRun, written: missing, kept })}\n` : missing.map((path) => `${path}\n`).join(''));
  for (const path of kept) world.stderr.write(`${path} is there already, and stays as it is.\n`);
  if (dryRun) world.stderr.write('Dry run: nothing was written.\n');
  else if (missing.length > 0) world.stderr.write(options['lintOnly'] === true ? NEXT_LINT : NEXT);
  return 0;
}

const NEXT_LINT = 'Next: zephyr lint. For all that is old at once: zephyr lint --baseline zephyr.baseline.json --update-baseline.\n';
const NEXT = [
  'Next:',
  '  1. Try it: zephyr drill nobody-answers. Nothing leaves this machine.',
  '  2. content/policy.yaml: your severities, whom they page, your times.',
  '  3. content/oncall.yaml: your people in the place of ours; then take out `example: true`.',
  '  4. zephyr lint --fix writes your values into the pages, and lists what needs words.',
  '  5. zephyr doctor, once the services you use are set up.',
  '',
].join('\n');

/** False, and a sentence, where the file cannot be written. One that appeared meanwhile stays as it is. */
function written(path: string, text: string, { cwd, stderr }: World): boolean {
  try {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text, { flag: 'wx' });
    return true;
  } catch (error) {
    stderr.write(`zephyr: ${visiblePath(path)} cannot be written: ${diskReason(error)}.\n  → May this user write here? Run it again then; what is written already stays.\n`);
    return false;
  }
}
