/** The post-mortems that `actions` and `stats` read: those that were named, else the project's own. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Document } from '../../documents/model.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import type { Project } from '../../project/load.ts';
import { UsageError } from '../io.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { ask, breathe, limitsOf, markdownParser, readDocument } from './session.ts';
import type { ReadOptions, Workspace } from './session.ts';

export interface PostMortemsRead {
  /** How many files were looked at, those that could not be read included. */
  files: number;
  /** What the run ends with where nothing else speaks against it. */
  code: ExitCode;
}

/** Reads them one by one; what cannot be read is said on stderr and makes the exit code 1. `null` where nothing of what was named exists. */
export async function readPostMortems({ args, options, world }: Call, workspace: Workspace, command: string, each: (document: Document) => void): Promise<PostMortemsRead | null> {
  const asked = ask(args.length > 0 ? args : [postMortemFolder(workspace.project, command, world)], command, world);
  if (asked.nothing && !asked.complete) return null;
  const read: ReadOptions = { kind: 'post-mortem', markdown: await markdownParser(options['parser']), limits: limitsOf(workspace) };
  let unreadable = 0;
  const refuse = (path: string, message: string): void => {
    unreadable++;
    world.stderr.write(`zephyr ${command}: ${visiblePath(path)}: ${visible(message)}\n`);
  };
  for (const { path, message } of asked.problems) refuse(path, message);
  for (const file of asked.documents) {
    if (workspace.files?.ignores(file.path)) continue;
    const { document } = readDocument(file, world, read);
    if (document.refused) refuse(file.path, document.problems[0]?.message ?? 'the file cannot be read');
    else each(document);
    await breathe();
  }
  return { files: asked.documents.length + asked.problems.length, code: !asked.complete ? 2 : unreadable > 0 ? 1 : 0 };
}

function postMortemFolder({ root, policy }: Project, command: string, world: World): string {
  if (root === null) throw new UsageError('no paths were given, and this folder belongs to no project', `Name files or folders: \`zephyr ${command} docs/post-mortems\`.`);
  if (policy === null) throw new UsageError('the policy cannot be read, so nobody knows where post-mortems live', '`zephyr lint` says what is wrong with it; or name files or folders.');
  const folder = join(root, policy.postMortem.folder);
  if (!existsSync(folder)) throw new UsageError(`the post-mortem folder ${policy.postMortem.folder} does not exist`, 'Create it, or name files or folders.');
  return relative(world.cwd, folder) || '.';
}
