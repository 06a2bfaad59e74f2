/** Which files a run of `zephyr lint` looks at. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { count } from '../../lint/message.ts';
import { changedSince } from '../../project/changed.ts';
import type { ConfiguredFiles } from '../../project/config.ts';
import { DOCUMENT_FOLDERS } from '../../project/load.ts';
import { walk } from '../../project/walk.ts';
import { visible } from '../../report/escape.ts';
import { UsageError } from '../io.ts';
import type { World } from '../io.ts';
import { ask, pathOutsideProject } from './session.ts';
import type { Asked, Workspace } from './session.ts';

export interface Selection extends Asked {
  /** Whether all pages of the project are among them. */
  whole: boolean;
}

/** `changed` as commander gives it: `true` without a revision, `undefined` without the option. */
export function select(args: readonly string[], workspace: Workspace, changed: unknown, world: World): Selection {
  const { project, files } = workspace;
  const asked = withoutIgnored(ask(args.length > 0 ? args : usualPaths(workspace, changed, world), 'lint', world), files);
  const whole = (args.length === 0 && project.root !== null) || isWhole(asked, workspace, world);
  if (changed === undefined) return { ...asked, whole };
  const touched = changedSince(world.cwd, typeof changed === 'string' ? changed : null, world.env);
  if ('problem' in touched) throw new UsageError(touched.problem, touched.help);
  // A value that changed in the policy can make any page wrong.
  const shared = [...project.files.keys()].map((path) => join(world.cwd, path)).filter((path) => touched.isTouched(path));
  if (shared.length > 0) {
    world.stderr.write('zephyr lint: policy, on-call file or configuration changed, so everything is checked\n');
    return { ...asked, whole };
  }
  const documents = asked.documents.filter(({ absolute }) => touched.isTouched(absolute));
  world.stderr.write(`zephyr lint: ${documents.length} of ${count(asked.documents.length, 'document')} changed since ${visible(touched.since)}\n`);
  return { ...asked, documents, dataFiles: asked.dataFiles.filter(({ absolute }) => touched.isTouched(absolute)), problems: asked.problems.filter(({ path }) => touched.isTouched(join(world.cwd, path))), whole: false };
}

function usualPaths(workspace: Workspace, changed: unknown, world: World): string[] {
  const { root } = workspace.project;
  if (root !== null) return projectFolders(root, world);
  const usual = pathOutsideProject(workspace, world);
  if (usual !== null) return [usual];
  // What stands behind `--changed` is its revision.
  const help = typeof changed === 'string' ? `A path goes before \`--changed\`: \`zephyr lint ${visible(changed)} --changed\`.` : 'Name files or folders: `zephyr lint docs/post-mortems`.';
  throw new UsageError('no paths were given, and this folder is in no project and no repository', help);
}

function withoutIgnored(asked: Asked, files: ConfiguredFiles | null): Asked {
  if (files === null) return asked;
  return { ...asked, documents: asked.documents.filter(({ path }) => !files.ignores(path)), problems: asked.problems.filter(({ path }) => !files.ignores(path)) };
}

function isWhole({ documents }: Asked, { project: { root, alerts }, files }: Workspace, world: World): boolean {
  // Outside a project only alerts ask whether everything was seen.
  const folders = root === null ? (alerts ? [alerts.folder] : null) : projectFolders(root, world);
  if (folders === null) return false;
  const known = new Set(documents.map(({ path }) => path));
  return walk(folders, world.cwd).files.every(({ path }) => known.has(path) || files?.ignores(path) === true);
}

function projectFolders(root: string, world: World): string[] {
  return DOCUMENT_FOLDERS.map((folder) => join(root, folder)).filter((folder) => existsSync(folder)).map((folder) => relative(world.cwd, folder) || '.');
}
