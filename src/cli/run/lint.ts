/** `zephyr lint`: finds documents, runs the rules over them one by one, mends what is certain, reports. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { DocumentKind } from '../../documents/model.ts';
import { compareFindings, ruleUrl } from '../../lint/engine.ts';
import { excerptAt } from '../../lint/excerpt.ts';
import { withFingerprints } from '../../lint/fingerprint.ts';
import { count } from '../../lint/message.ts';
import { joinPath } from '../../lint/path.ts';
import type { Finding } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { checkConfigFile, isConfigName } from '../../project/config.ts';
import type { Known } from '../../project/lint-cache.ts';
import { checkDataFile } from '../../project/load.ts';
import type { Project, ProjectProblem } from '../../project/load.ts';
import { packageManifest } from '../../project/package.ts';
import { readFileSafely } from '../../project/read.ts';
import type { FoundFile } from '../../project/walk.ts';
import { FINGERPRINTED } from '../../report/lint-formats.ts';
import { totals } from '../../report/lint-report.ts';
import type { KindCount, LintReport } from '../../report/lint-report.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { progress } from '../progress.ts';
import { readBaseline, withoutKnown } from './lint-baseline.ts';
import type { BaselineOptions } from './lint-baseline.ts';
import { examiner } from './lint-examine.ts';
import { targetsOf, writeReports } from './lint-output.ts';
import { select } from './lint-selection.ts';
import type { Selection } from './lint-selection.ts';
import { mend } from './mend.ts';
import { printConfig } from './print-config.ts';
import { breathe, instantOf, isOnCallFile, limitsOf, markdownParser, sayWhatHolds, START, workspaceOf } from './session.ts';
import type { ReadOptions, Workspace } from './session.ts';
import { trackerOf } from './tracker.ts';
import type { AskedTracker, AskTracker } from './tracker.ts';
import { watchAndRun } from './watch.ts';

/** One repair may make room for the next; more rounds than this would be a rule that argues with another. */
const MOST_PASSES = 5;
/** Longest time without letting a signal through, in milliseconds. */
const BREATH = 50;
const LARGEST_DATA_FILE = 1_000_000;

interface Job {
  world: World;
  workspace: Workspace;
  asked: Selection;
  read: ReadOptions;
  now: string;
  site: string;
  cached: boolean;
  /** Asks the tracker, with `--online`. */
  ask: AskTracker | null;
}

interface Pass {
  findings: Finding[];
  kinds: KindCount[];
  /** Fingerprints of the files with a finding that can be mended, by path. */
  mendable: Map<string, { file: FoundFile; fingerprint: string }>;
  /** What the tracker said; `null` where it was not asked. */
  online: AskedTracker | null;
}

export async function run(call: Call): Promise<ExitCode> {
  const { options, world } = call;
  if (options['watch'] !== true) return runOnce(call);
  const written = [...targetsOf('', (options['output'] as readonly string[] | undefined) ?? []).map(({ file }) => file), options['baseline']];
  await watchAndRun(() => runOnce(call), written.filter((file) => typeof file === 'string'), world);
  return 130;
}

async function runOnce({ args, options, world }: Call): Promise<ExitCode> {
  const targets = targetsOf(String(options['format']), (options['output'] as readonly string[] | undefined) ?? []);
  const workspace = workspaceOf(world);
  const read: ReadOptions = { kind: options['kind'] as DocumentKind | undefined, markdown: await markdownParser(options['parser']), limits: limitsOf(workspace), files: workspace.files };
  if (typeof options['printConfig'] === 'string') return printConfig(options['printConfig'], workspace, read, world);
  const baseline: BaselineOptions = { file: options['baseline'] as string | undefined, update: options['updateBaseline'] === true };
  const entries = readBaseline(baseline, world);
  const asked = select(args, workspace, options['changed'], world);
  if (asked.nothing && !asked.complete) return 2;
  sayWhatHolds(workspace, world);
  const job: Job = {
    world,
    workspace,
    asked,
    read,
    now: instantOf(options['now'], world),
    site: packageManifest().homepage,
    cached: options['cache'] !== false,
    ask: options['online'] === true ? askerOf(workspace.project, world) : null,
  };
  let pass = await check(job);
  let fixed = 0;
  if (options['fix'] === true) {
    for (let round = 0; round < MOST_PASSES; round++) {
      const applied = mend(pass.findings, pass.mendable, world);
      if (applied === 0) break;
      fixed += applied;
      pass = await check(job);
    }
  }
  const place = placeFrom(workspace, world);
  const complete = asked.whole || (workspace.project.root === null && options['changed'] === undefined);
  const exists = (file: string): boolean => existsSync(join(baseOf(workspace, world), file));
  const looked = new Set([...asked.documents, ...asked.dataFiles, ...asked.problems].map(({ path }) => place(path)));
  const recognised = baseline.file !== undefined || targets.some(({ format }) => FINGERPRINTED.has(format));
  const all = withoutKnown(recognised ? withFingerprints(pass.findings, place, shortHash) : pass.findings, entries, baseline, {
    place,
    isGone: ({ file, rule }) => !exists(file) || (looked.has(file) && (complete || !concludes(rule)) && (pass.online?.complete === true || !asksTracker(rule))),
  }, world);
  const report: LintReport = {
    findings: options['quiet'] === true ? all.filter(({ level }) => level === 'error') : all,
    files: asked.documents.length + asked.problems.length + new Set([...(asked.whole ? workspace.project.files.keys() : []), ...asked.dataFiles.map(({ path }) => path)]).size,
    kinds: pass.kinds,
    fixed,
  };
  writeReports(report, targets, job.now, world);
  const { errors, warnings } = totals({ ...report, findings: all });
  const most = options['maxWarnings'];
  const tooMany = typeof most === 'number' && warnings > most;
  if (tooMany) world.stderr.write(`zephyr lint: ${count(warnings, 'warning')}, expected at most ${most}\n`);
  if (!asked.complete || pass.online?.refused === true) return 2;
  return errors > 0 || tooMany ? 1 : 0;
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
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
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

/** One run of all rules over all files. */
async function check(job: Job): Promise<Pass> {
  const { world, workspace: { project }, asked, site } = job;
  const { linter, examine, save } = examiner({ ...job, whole: asked.whole, online: job.ask !== null });
  const findings: Finding[] = [...project.problems, ...asked.problems.map((problem) => ({ ...problem, file: problem.path, range: START })), ...asked.dataFiles.flatMap((file) => dataProblems(file, project, world))].map(
    ({ file, rule, message, help, range }) => ({ file, rule, message, ...(help === undefined ? {} : { help }), range, level: 'error', url: ruleUrl(site, rule) }),
  );
  const kinds = new Map<string, KindCount>();
  const mendable: Pass['mendable'] = new Map();
  const start = performance.now();
  const shown = progress(world, 'zephyr lint', () => performance.now() - start);
  let breathed = start;
  for (const [index, file] of asked.documents.entries()) {
    const { examined, known } = examine(file);
    countKind(kinds, known);
    if (examined.findings.some(({ fix }) => fix && fix.length > 0)) mendable.set(file.path, { file, fingerprint: known.fingerprint });
    findings.push(...examined.findings);
    if (performance.now() - breathed > BREATH) {
      shown.step(index + 1);
      await breathe();
      breathed = performance.now();
    }
  }
  const online = (await job.ask?.(linter.asks())) ?? null;
  findings.push(...linter.conclude(online?.tracker));
  save();
  shown.end();
  return { findings: findings.map((finding) => withExcerpt(finding, project)).sort(compareFindings), kinds: [...kinds.values()], mendable, online };
}

/** Findings in the project's data files come without the line they stand on. */
function withExcerpt(finding: Finding, { files }: Project): Finding {
  const text = finding.excerpt ? undefined : files.get(finding.file);
  const excerpt = text === undefined ? null : excerptAt(text, finding.range.start.line, finding.range.start.column);
  return excerpt === null ? finding : { ...finding, excerpt };
}

function dataProblems(file: FoundFile, project: Project, world: World): ProjectProblem[] {
  if (project.files.has(file.path)) return [];
  const read = readFileSafely(file.absolute, { cwd: world.cwd, maxBytes: LARGEST_DATA_FILE });
  if ('problem' in read) return [{ ...read.problem, file: file.path, range: START }];
  if (isConfigName(file.path)) return [...checkConfigFile(new TextDecoder().decode(read.bytes), file.path, rules)];
  return checkDataFile(new TextDecoder().decode(read.bytes), file.path, isOnCallFile(file.path) ? 'oncall' : 'policy', project.policy);
}

function countKind(kinds: Map<string, KindCount>, { kind, kindFrom: from, refused }: Known): void {
  if (refused) return;
  const key = `${kind} ${from}`;
  const known = kinds.get(key);
  kinds.set(key, { kind, from, documents: (known?.documents ?? 0) + 1 });
}
