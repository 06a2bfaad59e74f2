/** Policy, rota and template of this project, as every page, picture and plugin of the build sees them. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { Template } from '../postmortem/template.ts';
import { loadProject } from '../project/load.ts';
import { readPostMortems } from '../project/post-mortems.ts';
import type { PostMortems } from '../project/post-mortems.ts';

export interface SiteProject {
  policy: Policy;
  oncall: OnCall;
  template: Template;
}

/** Reads the project in a folder; throws one error that lists every fault with its place. */
export function readProject(root: string): SiteProject {
  const { policy, oncall, template, problems } = loadProject(root, root);
  if (policy && oncall && template && problems.length === 0) return { policy, oncall, template };
  const faults = problems.map(({ file, range, message, help }) => `  ${file}:${range.start.line}:${range.start.column} ${message}${help ? ` ${help}` : ''}`);
  throw new Error(`the site cannot be built from these files:\n${faults.join('\n')}`);
}

/** Files whose values stand on any page, relative to the project's folder. */
export function dataFiles(root: string): string[] {
  const { files, policy } = loadProject(root, root);
  return [...files.keys(), ...(policy ? [policy.postMortem.template] : [])];
}

let known: SiteProject | undefined;

/** The project of the build at hand, read once. */
export const project = (): SiteProject => (known ??= readProject(process.cwd()));

/** The moment of the build: one for all pages. ZEPHYR_NOW (ISO 8601) sets it, so that a build can be repeated. */
export const builtAt: string = new Date(process.env['ZEPHYR_NOW'] || Date.now()).toISOString();

/** The post-mortems of the project as of the build; read anew each time, so that a preview shows what was just written. */
export const postMortems = (): PostMortems => readPostMortems(loadProject(process.cwd(), process.cwd()), builtAt);
