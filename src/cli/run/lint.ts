/** `zephyr lint`: finds documents, runs the rules over them, mends what is certain, reports. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentKind } from '../../documents/model.ts';
import { withFingerprints } from '../../lint/fingerprint.ts';
import { count } from '../../lint/message.ts';
import { joinPath } from '../../lint/path.ts';
import { rules } from '../../lint/rules/index.ts';
import { checkConfigFile, isConfigName } from '../../project/config.ts';
import { checkDataFile } from '../../project/load.ts';
import type { Project, ProjectProblem } from '../../project/load.ts';
import { packageManifest } from '../../project/package.ts';
import { readFileSafely } from '../../project/read.ts';
import { sha256 } from '../../project/sha256.ts';
import type { FoundFile } from '../../project/walk.ts';
import { FINGERPRINTED } from '../../report/lint-formats.ts';
import type { FileFindings } from '../../report/lint-report.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { readBaseline, withoutKnown } from './lint-baseline.ts';
import type { BaselineOptions } from './lint-baseline.ts';
import { check } from './lint-check.ts';
import type { Job, Pass } from './lint-check.ts';
import { changed, countAll } from './lint-files.ts';
import { onlyShown, spareDocuments, targetsOf, writeReports } from './lint-output.ts';
import type { Target } from './lint-output.ts';
import { select } from './lint-selection.ts';
import type { Selection } from './lint-selection.ts';
import { tellUndated } from './lint-undated.ts';
import { mend, showRepairs } from './mend.ts';
import { printConfig } from './print-config.ts';
import { instantOf, isOnCallFile, limitsOf, sayWhatHolds, START, workspaceOf } from './session.ts';
import type { Workspace } from './session.ts';
import { trackerOf } from './tracker.ts';
import type { AskTracker } from './tracker.ts';
import { watchAndRun } from './watch.ts';

/** One repair may make room for the next; more rounds than this would be a rule that argues with another. */
const MOST_PASSES = 5;
const LARGEST_DATA_FILE = 1_000_000;

export async function run(call: Call): Promise<ExitCode> {
  const { options, world } = call;
  if (options['watch'] !== true) return runOnce(call);
  const written = [...targetsOf('', (options['output'] as readonly string[] | undefined) ?? []).map(({ file }) => file), options['baseline']];
  await watchAndRun(() => runOnce(call), written.filter((file) => typeof file === 'string'), world);
  return 130;
}

async function runOnce({ args, options, world }: Call): Promise<ExitCode> {
  const targets = targetsOf(String(options['format']), (options['output'] as readonly string[] | undefined) ?? []);
  const dryRun = options['dryRun'] === true;
  const workspace = await workspaceOf(world, options['parser']);
  const kind = options['kind'] as DocumentKind | undefined;
  if (typeof options['printConfig'] === 'string') return printConfig(options['printConfig'], workspace, { kind, markdown: workspace.markdown, limits: limitsOf(workspace), files: workspace.files, online: options['online'] === true }, world);
  const baseline: BaselineOptions = { file: options['baseline'] as string | undefined, update: options['updateBaseline'] === true, dryRun };
  const entries = readBaseline(baseline, world);
  const asked = select(args, workspace, options['changed'], world);
  if (asked.nothing && !asked.complete) return 2;
  spareDocuments(targets, asked.documents, world);
  sayWhatHolds(workspace, world);
  const now = instantOf(options['now'], world);
  const job: Job = {
    world,
    workspace,
    documents: asked.documents,
    problems: [...workspace.project.problems, ...asked.problems.map((problem) => ({ ...problem, file: problem.path, range: START })), ...asked.dataFiles.flatMap((file) => dataProblems(file, workspace.project, world))],
    options: { kind, parser: options['parser'] as string | undefined, now, whole: asked.whole, site: packageManifest().homepage, online: options['online'] === true },
    cached: options['cache'] !== false && !dryRun,
    threads: options['jobs'] as number | undefined,
    ask: options['online'] === true ? askerOf(workspace.project, world) : null,
  };
  const fix = options['fix'] === true;
  const { pass, fixed } = await checkAndMend(job, fix && !dryRun);
  try {
    if (fix && dryRun) showRepairs(pass.files, limitsOf(workspace)?.bytes, world);
    const files = judged(pass, targets, baseline, entries, { asked, workspace, changed: options['changed'] }, world);
    const { errors, warnings, fixableErrors, fixableWarnings } = countAll(files);
    const quiet = options['quiet'] === true;
    const looked = asked.documents.length + asked.problems.length + new Set([...(asked.whole && workspace.project.root !== null ? workspace.project.files.keys() : []), ...asked.dataFiles.map(({ path }) => path)]).size;
    await writeReports({
      groups: quiet ? changed(files, (findings) => findings.filter(({ level }) => level === 'error')) : files,
      totals: quiet ? { errors, warnings: 0, fixable: fixableErrors } : { errors, warnings, fixable: fixableErrors + fixableWarnings },
      files: looked,
      kinds: pass.kinds,
      fixed,
    }, dryRun ? onlyShown(targets, world) : targets, now, world);
    const most = options['maxWarnings'];
    const tooMany = typeof most === 'number' && warnings > most;
    tellUndated(pass.undated, world);
    if (tooMany) world.stderr.write(`zephyr lint: ${count(warnings, 'warning')}, expected at most ${most}\n`);
    if (!asked.complete || pass.online?.refused === true) return 2;
    return errors > 0 || tooMany ? 1 : 0;
  } finally {
    pass.close();
  }
}

async function checkAndMend(job: Job, fix: boolean): Promise<{ pass: Pass; fixed: number }> {
  let pass = await check(job);
  let fixed = 0;
  for (let round = 0; fix && round < MOST_PASSES; round++) {
    const applied = mend(pass.files, limitsOf(job.workspace)?.bytes, job.world);
    if (applied === 0) break;
    fixed += applied;
    pass.close();
    pass = await check(job);
  }
  return { pass, fixed };
}

interface Seen {
  asked: Selection;
  workspace: Workspace;
  /** As given to `--changed`. */
  changed: unknown;
}

/** The findings to report: known again by those who need that, without those that the baseline holds. */
function judged({ files, online }: Pass, targets: readonly Target[], baseline: BaselineOptions, entries: Parameters<typeof withoutKnown>[1], { asked, workspace, changed: since }: Seen, world: World): Iterable<FileFindings> {
  const { file } = baseline;
  if (file === undefined && !targets.some(({ format }) => FINGERPRINTED.has(format))) return files;
  const place = placeFrom(workspace, world);
  const recognised = changed(files, (findings) => withFingerprints(findings, place, shortHash));
  if (file === undefined) return recognised;
  const complete = asked.whole || (workspace.project.root === null && since === undefined);
  const looked = new Set([...asked.documents, ...asked.dataFiles, ...asked.problems].map(({ path }) => place(path)));
  const exists = (path: string): boolean => existsSync(join(baseOf(workspace, world), path));
  const isGone = (entry: { file: string; rule: string }): boolean => !exists(entry.file) || (looked.has(entry.file) && (complete || !concludes(entry.rule)) && (online?.complete === true || !asksTracker(entry.rule)));
  return withoutKnown(recognised, entries, { ...baseline, file }, { place, isGone }, world);
}

/** Folder from which paths are the same wherever the command is run. */
function baseOf({ config, project }: Workspace, world: World): string {
  return config?.folder ?? project.root ?? world.cwd;
}

function placeFrom(workspace: Workspace, world: World): (file: string) => string {
  const way = relative(baseOf(workspace, world), world.cwd).replaceAll('\\', '/');
  return (file) => joinPath(way, file).replace(/^\/+/, '');
}

function shortHash(text: string): string {
  return sha256(text).slice(0, 32);
}

/** Whether a rule looks at all documents before it speaks. */
function concludes(id: string): boolean {
  return rules.some((rule) => rule.id === id && rule.conclude !== undefined);
}

/** Whether only the tracker can tell what a rule says. */
function asksTracker(id: string): boolean {
  return rules.some((rule) => rule.id === id && rule.asks !== undefined);
}

/** Where the policy is broken, no rule that compares with it runs, and nobody is asked. */
function askerOf({ policy, root }: Project, world: World): AskTracker | null {
  return policy === null ? null : trackerOf(policy.postMortem.actionItems, { root, world, command: 'lint' });
}

function dataProblems(file: FoundFile, project: Project, world: World): ProjectProblem[] {
  if (project.files.has(file.path)) return [];
  const read = readFileSafely(file.absolute, { cwd: world.cwd, maxBytes: LARGEST_DATA_FILE });
  if ('problem' in read) return [{ ...read.problem, file: file.path, range: START }];
  if (isConfigName(file.path)) return [...checkConfigFile(new TextDecoder().decode(read.bytes), file.path, rules)];
  return checkDataFile(new TextDecoder().decode(read.bytes), file.path, isOnCallFile(file.path) ? 'oncall' : 'policy', project.policy);
}
