/** Policy and rota of this project, as every page, picture and plugin of the build sees them. */
import { readFileSync } from 'node:fs';
import type { OnCall } from '../policy/oncall-schema.ts';
import { parseOnCall, parsePolicy, type PolicyProblem } from '../policy/parse.ts';
import type { Policy } from '../policy/schema.ts';

export interface SiteProject {
  policy: Policy;
  oncall: OnCall;
}

const POLICY = 'content/policy.yaml';
const ONCALL = 'content/oncall.yaml';

/** Reads both files below `root`; throws one error that lists every fault with its place. */
export function readProject(root: string): SiteProject {
  const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
  const { policy, problems } = parsePolicy(read(POLICY), POLICY);
  const { oncall, problems: rotaProblems } = parseOnCall(read(ONCALL), ONCALL, policy);
  if (!policy || !oncall) throw new Error(faults([...problems, ...rotaProblems]));
  return { policy, oncall };
}

const faults = (problems: readonly PolicyProblem[]): string =>
  `the site cannot be built from these files:\n${problems.map(({ file, line, column, message, help }) => `  ${file}:${line}:${column} ${message}${help ? ` ${help}` : ''}`).join('\n')}`;

let known: SiteProject | undefined;

/** The project of the build at hand, read once. */
export const project = (): SiteProject => (known ??= readProject(process.cwd()));

/** The moment of the build: one for all pages. ZEPHYR_NOW (ISO 8601) sets it, so that a build can be repeated. */
export const builtAt: string = new Date(process.env['ZEPHYR_NOW'] ?? Date.now()).toISOString();
