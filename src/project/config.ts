/** Finds and reads the configuration of a repository, and lets it fill in what a policy would say elsewhere. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseConfig } from '../lint/config/parse.ts';
import type { ConfigProblem } from '../lint/config/parse.ts';
import type { ConfigData } from '../lint/config/schema.ts';
import { globsOf, settingsOf } from '../lint/config/settings.ts';
import type { Settings } from '../lint/config/settings.ts';
import { joinPath } from '../lint/path.ts';
import type { Rule } from '../lint/rule.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import { parseOnCall } from '../policy/parse.ts';
import { readSource } from '../policy/source.ts';
import type { Project, ProjectProblem } from './load.ts';
import { readFileSafely } from './read.ts';
import { upwards } from './root.ts';

const NAMES = ['zephyr.config.yaml', 'zephyr.config.yml', 'zephyr.config.json'];
/** Key of a package.json that may hold the configuration instead. */
const PACKAGE_KEY = 'zephyr';
const LARGEST = 1_000_000;

export interface LoadedConfig {
  /** Absolute; patterns and paths of the configuration start here. */
  folder: string;
  /** Relative to the working directory. */
  file: string;
  text: string;
  /** `null` where it has problems: then everything is as without a configuration. */
  config: ConfigData | null;
  problems: readonly ProjectProblem[];
}

/**
 * The nearest configuration upwards from a folder, or `null`. The search ends at the root of a git repository, at `home`
 * and at the root of the file system. Never throws on what a file holds.
 */
export function loadConfig(cwd: string, home: string | null, rules: readonly Rule[]): LoadedConfig | null {
  for (const folder of upwards(cwd, home)) {
    const found = NAMES.filter((name) => existsSync(join(folder, name)));
    const [first, second] = found;
    if (first !== undefined) {
      const loaded = read(cwd, folder, first, rules);
      if (loaded && second !== undefined) return { ...loaded, config: null, problems: [...loaded.problems, at(loaded.file, `There are two configurations here, expected one: ${second} is not read`, `Keep ${first} and delete ${second}.`)] };
      if (loaded) return loaded;
    }
    if (existsSync(join(folder, 'package.json'))) {
      const loaded = read(cwd, folder, 'package.json', rules);
      if (loaded) return loaded;
    }
  }
  return null;
}

/** A configuration given by name, as a file to check. */
export function checkConfigFile(text: string, file: string, rules: readonly Rule[]): readonly ConfigProblem[] {
  return parseConfig(text, file, rules).problems;
}

/** Whether a path is that of a configuration, by its name. */
export function isConfigName(path: string): boolean {
  return NAMES.includes(path.slice(path.lastIndexOf('/') + 1));
}

function read(cwd: string, folder: string, name: string, rules: readonly Rule[]): LoadedConfig | null {
  const file = relative(cwd, join(folder, name)).replaceAll('\\', '/');
  const bytes = readFileSafely(join(folder, name), { cwd, maxBytes: LARGEST });
  const inPackage = name === 'package.json';
  if ('problem' in bytes) {
    return inPackage ? null : { folder, file, text: '', config: null, problems: [at(file, bytes.problem.message, bytes.problem.help)] };
  }
  const text = new TextDecoder().decode(bytes.bytes).replace(/^\ufeff/, '');
  if (inPackage && !hasKey(text)) return null;
  return { folder, file, text, ...parseConfig(text, file, rules, inPackage ? [PACKAGE_KEY] : []) };
}

function hasKey(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, PACKAGE_KEY);
  } catch {
    return false;
  }
}

/** What a loaded configuration means for the files of a run. */
export interface ConfiguredFiles extends Settings {
  /** The path as patterns see it. */
  place(file: string): string;
}

/** Settings by path relative to the working directory; `null` where there is no configuration that can be read. */
export function configuredFiles(loaded: LoadedConfig | null, cwd: string): ConfiguredFiles | null {
  if (loaded?.config == null) return null;
  const settings = settingsOf(loaded.config);
  const way = relative(loaded.folder, cwd).replaceAll('\\', '/');
  const place = (file: string): string => joinPath(way, file).replace(/^\/+/, '');
  return { place, of: (file) => settings.of(place(file)), kindOf: (file) => settings.kindOf(place(file)), ignores: (file) => settings.ignores(place(file)) };
}

/** The project with tracker and roster of its configuration. Where a policy or an on-call file says them, they stand there alone. */
export function withConfig(project: Project, loaded: LoadedConfig | null, cwd: string): Project {
  if (loaded === null) return project;
  const { config, file, folder } = loaded;
  const problems = [...project.problems, ...loaded.problems];
  const files = new Map(project.files).set(file, loaded.text);
  if (config === null) return { ...project, problems, files };
  const alerts = config.alerts && { folder, globs: globsOf(config.alerts), file, range: placeOf(loaded, ['alerts']) };
  if (project.root !== null) {
    if (config.tracker) problems.push(at(file, 'This project has a policy, expected the tracker there and not here', 'Write it into content/policy.yaml under `postMortem.actionItems.tracker`.'));
    if (config.roster !== undefined) problems.push(at(file, 'This project has an on-call file, expected the people there and not here', 'Write them into content/oncall.yaml under `people`.'));
    return { ...project, ...(alerts ? { alerts } : {}), problems, files };
  }
  const oncall = config.roster === undefined ? null : typeof config.roster === 'string' ? rosterOf(join(folder, config.roster), cwd, problems, files) : people(config.roster);
  return { ...project, policy: project.policy && withTracker(project.policy, config.tracker), oncall, ...(alerts ? { alerts } : {}), problems, files };
}

/** Where a key of the configuration stands. */
function placeOf({ text, file }: LoadedConfig, key: readonly string[]): ProjectProblem['range'] {
  return readSource(text, file).keyRangeOf([...(file.endsWith('package.json') ? [PACKAGE_KEY] : []), ...key]);
}

function withTracker(policy: NonNullable<Project['policy']>, tracker: ConfigData['tracker']): NonNullable<Project['policy']> {
  if (!tracker) return policy;
  const { actionItems } = policy.postMortem;
  const name = tracker.name ?? tracker.hosts?.[0] ?? actionItems.tracker.name;
  const merged = { name, prefixes: tracker.prefixes ?? actionItems.tracker.prefixes, hosts: tracker.hosts ?? actionItems.tracker.hosts };
  return { ...policy, postMortem: { ...policy.postMortem, actionItems: { ...actionItems, tracker: merged } } };
}

function rosterOf(path: string, cwd: string, problems: ProjectProblem[], files: Map<string, string>): OnCall | null {
  const file = relative(cwd, path).replaceAll('\\', '/');
  const bytes = readFileSafely(path, { cwd, maxBytes: LARGEST });
  if ('problem' in bytes) {
    problems.push(at(file, bytes.problem.message, bytes.problem.help));
    return null;
  }
  const text = new TextDecoder().decode(bytes.bytes);
  files.set(file, text);
  const { oncall, problems: found } = parseOnCall(text, file);
  for (const { line, column, message, help, rule } of found) {
    const start = { line, column, offset: 0 };
    problems.push({ file, rule, message, ...(help === undefined ? {} : { help }), range: { start, end: start } });
  }
  return oncall;
}

/** A roster of names alone: enough to know who is a person. */
function people(names: readonly string[]): OnCall {
  const everybody = [...new Set(names)].map((name, index) => ({ id: `person-${index + 1}`, name, handles: [], zone: 'UTC', awake: { from: '00:00', to: '23:59' }, contact: {}, ids: {} }));
  return { version: 1, example: false, people: everybody, rotations: [], services: [] };
}

function at(file: string, message: string, help: string): ProjectProblem {
  const place = { line: 1, column: 1, offset: 0 };
  return { file, rule: 'config/schema', message, help, range: { start: place, end: place } };
}
