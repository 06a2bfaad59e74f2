/** The post-mortems that `actions` and `stats` read: those that were named, else the project's own. */
import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { isAstray } from '../../documents/kind.ts';
import type { Document, DocumentKind } from '../../documents/model.ts';
import { wordList } from '../../lint/message.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import { countOfKind } from '../../report/lint-report.ts';
import { UsageError } from '../io.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { ask, breathe, limitsOf, pathOutsideProject, readDocument } from './session.ts';
import type { ReadOptions, Workspace } from './session.ts';

export interface PostMortemsRead {
  /** How many post-mortems there are, those that could not be read included. */
  files: number;
  /** What the run ends with where nothing else speaks against it. */
  code: ExitCode;
}

/** Reads them one by one, without what stands among them and is something else; what cannot be read is said on stderr and makes the exit code 1. `null` where nothing of what was named exists. */
export async function readPostMortems({ args, world }: Pick<Call, 'args' | 'world'>, workspace: Workspace, command: string, each: (document: Document) => void): Promise<PostMortemsRead | null> {
  // Anything may stand there, so only what is known as a post-mortem counts.
  const outside = args.length === 0 && workspace.project.root === null;
  const asked = ask(args.length > 0 ? args : [usualPath(workspace, command, world)], command, world);
  if (asked.nothing && !asked.complete) return null;
  const named = new Set(args.map((path) => resolve(world.cwd, path)));
  const read: ReadOptions = { files: workspace.files, markdown: workspace.markdown, limits: limitsOf(workspace) };
  const leftOut = new Map<DocumentKind, number>();
  let files = 0;
  let unreadable = 0;
  const refuse = (path: string, message: string): void => {
    unreadable++;
    files++;
    world.stderr.write(`zephyr ${command}: ${visiblePath(path)}: ${visible(message)}\n`);
  };
  if (!outside) for (const { path, message } of asked.problems) refuse(path, message);
  for (const { path } of asked.dataFiles) refuse(path, 'this is no document, expected Markdown');
  for (const file of asked.documents) {
    if (workspace.files?.ignores(file.path)) continue;
    const { document } = readDocument(file, world, read);
    if (outside && document.kind !== 'post-mortem') continue;
    if (document.refused) refuse(file.path, document.problems[0]?.message ?? 'the file cannot be read');
    else if (isAstray(document) && !named.has(file.absolute)) leftOut.set(document.kind, (leftOut.get(document.kind) ?? 0) + 1);
    else {
      each({ ...document, kind: 'post-mortem', kindFrom: 'asked' });
      files++;
    }
    await breathe();
  }
  if (outside && files === 0) world.stderr.write(`zephyr ${command}: nothing here is known as a post-mortem; name files or folders: \`zephyr ${command} docs/post-mortems\`\n`);
  const astray = [...leftOut.values()].reduce((sum, number) => sum + number, 0);
  // Nobody wonders about the template in the project's own folder.
  if (astray > 0 && args.length > 0) world.stderr.write(`zephyr ${command}: ${wordList([...leftOut].map(([kind, number]) => countOfKind(number, kind)))} ${astray === 1 ? 'was' : 'were'} left out; a file that is named is read whatever it is\n`);
  return { files, code: !asked.complete ? 2 : unreadable > 0 ? 1 : 0 };
}

/** Where post-mortems are looked for when no path was given: in a project in their folder, else anywhere in the repository. */
function usualPath(workspace: Workspace, command: string, world: World): string {
  const { root, policy } = workspace.project;
  if (root === null) {
    const elsewhere = pathOutsideProject(workspace, world);
    if (elsewhere === null) throw new UsageError('no paths were given, and this folder is in no project and no repository', `Name files or folders: \`zephyr ${command} docs/post-mortems\`.`);
    return elsewhere;
  }
  if (policy === null) throw new UsageError('the policy cannot be read, so nobody knows where post-mortems live', '`zephyr lint` says what is wrong with it; or name files or folders.');
  const folder = join(root, policy.postMortem.folder);
  if (!existsSync(folder)) throw new UsageError(`the post-mortem folder ${policy.postMortem.folder} does not exist`, 'Create it, or name files or folders.');
  return relative(world.cwd, folder) || '.';
}
