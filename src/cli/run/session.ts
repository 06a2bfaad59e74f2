/** What `lint` and `actions` share: the project around the working directory, the documents that were asked for, the clock. */
import { basename, relative, sep } from 'node:path';
import type { Limits } from '../../documents/limits.ts';
import type { Document, DocumentKind, Range } from '../../documents/model.ts';
import { parseMarkdown } from '../../documents/markdown.ts';
import type { MarkdownParser } from '../../documents/markdown.ts';
import { parseDocument } from '../../documents/parse.ts';
import { instantProblem } from '../../lint/instant.ts';
import { rules } from '../../lint/rules/index.ts';
import { formatInstant, parseInstant } from '../../postmortem/deadline.ts';
import { configuredFiles, isConfigName, loadConfig, withConfig } from '../../project/config.ts';
import type { ConfiguredFiles, LoadedConfig } from '../../project/config.ts';
import { loadProject } from '../../project/load.ts';
import type { Project } from '../../project/load.ts';
import { nativeMarkdown } from '../../project/native-markdown.ts';
import { readFileSafely } from '../../project/read.ts';
import { findProjectRoot, homeOf, repositoryOf } from '../../project/root.ts';
import { sha256 } from '../../project/sha256.ts';
import { walk } from '../../project/walk.ts';
import type { FoundFile, WalkProblem } from '../../project/walk.ts';
import { visiblePath } from '../../report/escape.ts';
import { UsageError } from '../io.ts';
import type { World } from '../io.ts';

/** What the working directory belongs to. */
export interface Workspace {
  project: Project;
  /** `null` where there is none. */
  config: LoadedConfig | null;
  /** What the configuration sets; `null` without one, or where it has problems. */
  files: ConfiguredFiles | null;
  /** Reads the template and every document. */
  markdown: MarkdownParser;
}

/** @param parser what `--parser` names: the native one unless remark is asked for */
export async function workspaceOf(world: World, parser?: unknown): Promise<Workspace> {
  return workspaceWith(world, parser === 'remark' ? parseMarkdown : await nativeMarkdown());
}

/** The same for who cannot wait until a parser is loaded. */
export function workspaceWith(world: World, markdown: MarkdownParser): Workspace {
  const home = homeOf(world.env);
  const config = loadConfig(world.cwd, home, rules);
  const project = loadProject(world.cwd, findProjectRoot(world.cwd, home)?.root ?? null, markdown);
  return { project: withConfig(project, config, world.cwd), config, files: configuredFiles(config, world.cwd), markdown };
}

/** All of a project and its configuration that decides about findings in documents. */
export function projectKey({ project: { root, policy, oncall, template }, config }: Workspace): string {
  return sha256(JSON.stringify([root, policy, oncall, template, config?.folder, config?.config]));
}

/** Limits that the configuration sets, without those it leaves alone. */
export function limitsOf({ config }: Workspace): Partial<Limits> | undefined {
  const set = Object.entries(config?.config?.limits ?? {}).filter(([, limit]) => limit !== undefined);
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

/** The instant of the run: `--now`, else ZEPHYR_NOW, else the edge's clock. UTC. */
export function instantOf(option: unknown, world: World): string {
  const asked = typeof option === 'string' ? option : world.env['ZEPHYR_NOW'];
  const text = asked === undefined || asked === '' ? world.now() : asked;
  const seconds = parseInstant(text);
  if (seconds === null) throw new UsageError(`ZEPHYR_NOW is ${JSON.stringify(text)}. ${instantProblem(text) ?? ''}`, 'Write a time with its zone, such as 2026-03-14T09:00Z.');
  return formatInstant(seconds);
}

export interface Asked {
  documents: readonly FoundFile[];
  /** Policy and on-call files that were named. */
  dataFiles: readonly FoundFile[];
  problems: readonly WalkProblem[];
  /** Whether every path that was named exists; the others are checked all the same. */
  complete: boolean;
  /** Whether no file was found at all. */
  nothing: boolean;
}

/** What to look at outside a project where no path was given: the folder of the configuration, else what is here in a repository. `null` in neither. */
export function pathOutsideProject({ config }: Workspace, { cwd, env }: World): string | null {
  if (config !== null) return relative(cwd, config.folder) || '.';
  return repositoryOf(cwd, homeOf(env)) === null ? null : '.';
}

/** Finds what was asked for and says on stderr which paths do not exist. */
export function ask(paths: readonly string[], command: string, world: World): Asked {
  // An empty word is an unset variable in somebody's script, not the whole working directory.
  if (paths.includes('')) throw new UsageError('a path is empty', 'Is a variable unset? `.` is the working directory.');
  const { files, problems, missing, ignored } = walk(paths, world.cwd);
  for (const path of missing) world.stderr.write(`zephyr ${command}: there is no file or folder ${visiblePath(path)}\n`);
  const nothing = files.length + problems.length === 0;
  if (nothing && ignored) world.stderr.write(`zephyr ${command}: git ignores what is there; name the files, or their folder, to have them checked\n`);
  return {
    documents: files.filter(({ path }) => !isDataFile(path)),
    dataFiles: files.filter(({ path }) => isDataFile(path)),
    problems,
    complete: missing.length === 0,
    nothing,
  };
}

export interface ReadOptions {
  /** The kind that was asked for. */
  kind?: DocumentKind | undefined;
  markdown: MarkdownParser;
  /** Limits that the configuration raises or lowers. */
  limits?: Partial<Limits> | undefined;
  files?: ConfiguredFiles | null;
}

export interface Read {
  document: Document;
  /** Of the file's bytes, to notice a file that changed meanwhile. */
  fingerprint: string;
}

/** Reads and parses a document; a file that must not or cannot be read is a refused document with its reason. */
export function readDocument({ path, absolute }: FoundFile, world: World, { kind, markdown, limits, files }: ReadOptions): Read {
  const configuredKind = files?.kindOf(path) ?? undefined;
  const options = { ...(kind === undefined ? {} : { kind }), ...(configuredKind === undefined ? {} : { configuredKind }), ...(limits === undefined ? {} : { limits }), markdown };
  const place = placeOf(path, absolute);
  const read = readFileSafely(absolute, { cwd: world.cwd, ...(limits?.bytes === undefined ? {} : { maxBytes: limits.bytes }) });
  if ('bytes' in read) return { document: { ...parseDocument(place, read.bytes, options), path }, fingerprint: sha256(read.bytes) };
  const empty = parseDocument(place, '', options);
  return { document: { ...empty, path, problems: [{ ...read.problem, range: START }], refused: true }, fingerprint: '' };
}

/** The path that tells a document's kind: a file is a post-mortem by its folder also for somebody who stands in that folder. */
function placeOf(path: string, absolute: string): string {
  return path.startsWith('../') || path.split('/').length < FOLDERS_THAT_TELL ? absolute.split(sep).slice(-FOLDERS_THAT_TELL).join('/') : path;
}

const FOLDERS_THAT_TELL = 3;

/** Where something else holds than a person expects, it is said once. */
export function sayWhatHolds({ project, config }: Workspace, world: World): void {
  if (config !== null && config.config === null) world.stderr.write(`zephyr: the configuration ${visiblePath(config.file)} has problems, so everything is checked as if there were none. Mend it first.\n`);
  if (project.root === null) {
    world.stderr.write(`zephyr: no content/policy.yaml in this folder or above it, so the policy that comes with zephyr holds${project.oncall === null ? ' and no name can be compared with a roster' : ''}.\n`);
  } else if (project.policy === null) {
    world.stderr.write('zephyr: the policy has problems, so only the rules that need no policy were run. Mend it first.\n');
  }
}

/** Lets timers, signals and output have their turn during a long run. */
export function breathe(): Promise<void> {
  return new Promise((done) => {
    setImmediate(done);
  });
}

export const START: Range = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } };

/** Whether a YAML file is an on-call file; any other one is read as a policy. */
export function isOnCallFile(path: string): boolean {
  return /on-?call/i.test(basename(path));
}

function isDataFile(path: string): boolean {
  return /\.ya?ml$/i.test(path) || isConfigName(path);
}
