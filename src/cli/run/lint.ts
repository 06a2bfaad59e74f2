/** `zephyr lint`: finds documents, runs the rules over them one by one, mends what is certain, reports. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Document, DocumentKind } from '../../documents/model.ts';
import { compareFindings, createLinter, ruleUrl } from '../../lint/engine.ts';
import { excerptAt } from '../../lint/excerpt.ts';
import { count } from '../../lint/message.ts';
import type { Finding } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/index.ts';
import { lintContext, runsWith } from '../../project/context.ts';
import { checkDataFile, DOCUMENT_FOLDERS } from '../../project/load.ts';
import type { Project, ProjectProblem } from '../../project/load.ts';
import { packageManifest } from '../../project/package.ts';
import { readFileSafely } from '../../project/read.ts';
import { walk } from '../../project/walk.ts';
import type { FoundFile } from '../../project/walk.ts';
import { totals } from '../../report/lint-report.ts';
import type { KindCount, LintReport } from '../../report/lint-report.ts';
import { UsageError } from '../io.ts';
import type { Call, ExitCode, World } from '../io.ts';
import { progress } from '../progress.ts';
import { targetsOf, writeReports } from './lint-output.ts';
import { mend } from './mend.ts';
import { ask, breathe, instantOf, isOnCallFile, markdownParser, projectOf, readDocument, sayWhatHolds, START } from './session.ts';
import type { Asked, ReadOptions } from './session.ts';

/** One repair may make room for the next; more rounds than this would be a rule that argues with another. */
const MOST_PASSES = 5;
/** Longest time without letting a signal through, in milliseconds. */
const BREATH = 50;
const LARGEST_DATA_FILE = 1_000_000;

interface Job {
  world: World;
  project: Project;
  asked: Asked;
  read: ReadOptions;
  now: string;
  /** Whether all pages of the project are among what was asked for. */
  whole: boolean;
  site: string;
}

interface Pass {
  findings: Finding[];
  kinds: KindCount[];
  /** Fingerprints of the files with a finding that can be mended, by path. */
  mendable: Map<string, { file: FoundFile; fingerprint: string }>;
}

export async function run({ args, options, world }: Call): Promise<ExitCode> {
  const targets = targetsOf(String(options['format']), (options['output'] as readonly string[] | undefined) ?? []);
  const project = projectOf(world);
  const asked = ask(args.length > 0 ? args : pathsOf(project, world), 'lint', world);
  if (asked.nothing && !asked.complete) return 2;
  sayWhatHolds(project, world);
  const job: Job = {
    world,
    project,
    asked,
    read: { kind: options['kind'] as DocumentKind | undefined, markdown: await markdownParser(options['parser']) },
    now: instantOf(options['now'], world),
    whole: isWhole(asked, project, world),
    site: packageManifest().homepage,
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
  const all = pass.findings;
  const report: LintReport = {
    findings: options['quiet'] === true ? all.filter(({ level }) => level === 'error') : all,
    files: asked.documents.length + asked.problems.length + new Set([...(job.whole ? project.files.keys() : []), ...asked.dataFiles.map(({ path }) => path)]).size,
    kinds: pass.kinds,
    fixed,
  };
  writeReports(report, targets, job.now, world);
  const { errors, warnings } = totals({ ...report, findings: all });
  const most = options['maxWarnings'];
  const tooMany = typeof most === 'number' && warnings > most;
  if (tooMany) world.stderr.write(`zephyr lint: ${count(warnings, 'warning')}, expected at most ${most}\n`);
  if (!asked.complete) return 2;
  return errors > 0 || tooMany ? 1 : 0;
}

function pathsOf(project: Project, world: World): string[] {
  if (project.root === null) throw new UsageError('no paths were given, and this folder belongs to no project', 'Name files or folders: `zephyr lint docs/post-mortems`.');
  return projectFolders(project.root, world);
}

function isWhole(asked: Asked, { root }: Project, world: World): boolean {
  if (root === null) return false;
  const known = new Set(asked.documents.map(({ path }) => path));
  return walk(projectFolders(root, world), world.cwd).files.every(({ path }) => known.has(path));
}

function projectFolders(root: string, world: World): string[] {
  return DOCUMENT_FOLDERS.map((folder) => join(root, folder)).filter((folder) => existsSync(folder)).map((folder) => relative(world.cwd, folder) || '.');
}

/** One run of all rules over all files. */
async function check({ world, project, asked, read, now, whole, site }: Job): Promise<Pass> {
  const linter = createLinter(lintContext(project, { cwd: world.cwd, now, whole }), { rules: rules.filter((rule) => runsWith(project, rule)), site });
  const findings: Finding[] = [...project.problems, ...asked.problems.map((problem) => ({ ...problem, file: problem.path, range: START })), ...asked.dataFiles.flatMap((file) => dataProblems(file, project, world))].map(
    ({ file, rule, message, help, range }) => ({ file, rule, message, ...(help === undefined ? {} : { help }), range, level: 'error', url: ruleUrl(site, rule) }),
  );
  const kinds = new Map<string, KindCount>();
  const mendable: Pass['mendable'] = new Map();
  const start = performance.now();
  const shown = progress(world, 'zephyr lint', () => performance.now() - start);
  let breathed = start;
  for (const [index, file] of asked.documents.entries()) {
    const { document, fingerprint } = readDocument(file, world, read);
    countKind(kinds, document);
    const found = linter.check(document);
    if (found.some(({ fix }) => fix && fix.length > 0)) mendable.set(file.path, { file, fingerprint });
    findings.push(...found);
    if (performance.now() - breathed > BREATH) {
      shown.step(index + 1);
      await breathe();
      breathed = performance.now();
    }
  }
  findings.push(...linter.conclude());
  shown.end();
  return { findings: findings.map((finding) => withExcerpt(finding, project)).sort(compareFindings), kinds: [...kinds.values()], mendable };
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
  return checkDataFile(new TextDecoder().decode(read.bytes), file.path, isOnCallFile(file.path) ? 'oncall' : 'policy', project.policy);
}

function countKind(kinds: Map<string, KindCount>, { kind, kindFrom: from, refused }: Document): void {
  if (refused) return;
  const key = `${kind} ${from}`;
  const known = kinds.get(key);
  kinds.set(key, { kind, from, documents: (known?.documents ?? 0) + 1 });
}
