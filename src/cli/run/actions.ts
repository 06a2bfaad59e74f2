/** `zephyr actions`: every action item of the post-mortems that were asked for. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { recogniseActions } from '../../actions/recognise.ts';
import type { ActionItem } from '../../actions/model.ts';
import { recogniserContext } from '../../lint/recogniser.ts';
import type { Project } from '../../project/load.ts';
import { actionsGithub, actionsJson, actionsStylish } from '../../report/actions.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import { colourStyle, plainStyle } from '../../report/style.ts';
import { UsageError, wantsColour } from '../io.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { ask, breathe, markdownParser, readDocument, workspaceOf } from './session.ts';
import type { ReadOptions } from './session.ts';

export async function run({ args, options, world }: Call): Promise<ExitCode> {
  const { project } = workspaceOf(world);
  const asked = ask(args.length > 0 ? args : [postMortemFolder(project, world)], 'actions', world);
  if (asked.nothing && !asked.complete) return 2;
  const context = recogniserContext(project.policy, project.oncall);
  const items: ActionItem[] = [];
  const read: ReadOptions = { kind: 'post-mortem', markdown: await markdownParser(options['parser']) };
  let unreadable = 0;
  const refuse = (path: string, message: string): void => {
    unreadable++;
    world.stderr.write(`zephyr actions: ${visiblePath(path)}: ${visible(message)}\n`);
  };
  for (const { path, message } of asked.problems) refuse(path, message);
  for (const file of asked.documents) {
    const { document } = readDocument(file, world, read);
    if (document.refused) refuse(file.path, document.problems[0]?.message ?? 'the file cannot be read');
    else items.push(...recogniseActions(document, context).items);
    await breathe();
  }
  const files = asked.documents.length + asked.problems.length;
  switch (options['format']) {
    case 'json':
      world.stdout.write(actionsJson(items));
      break;
    case 'github':
      world.stdout.write(actionsGithub(items));
      break;
    default:
      world.stdout.write(actionsStylish(items, files, wantsColour(world.stdout, world.env) ? colourStyle : plainStyle));
  }
  if (!asked.complete) return 2;
  return unreadable > 0 ? 1 : 0;
}

function postMortemFolder({ root, policy }: Project, world: World): string {
  if (root === null) throw new UsageError('no paths were given, and this folder belongs to no project', 'Name files or folders: `zephyr actions docs/post-mortems`.');
  if (policy === null) throw new UsageError('the policy cannot be read, so nobody knows where post-mortems live', '`zephyr lint` says what is wrong with it; or name files or folders.');
  const folder = join(root, policy.postMortem.folder);
  if (!existsSync(folder)) throw new UsageError(`the post-mortem folder ${policy.postMortem.folder} does not exist`, 'Create it, or name files or folders.');
  return relative(world.cwd, folder) || '.';
}
