/** What a configuration means for one file: levels, options, dates, kind. */
import type { Document, DocumentKind } from '../../documents/model.ts';
import { matches, readGlob } from './glob.ts';
import type { Glob } from './glob.ts';
import type { Level } from '../rule.ts';
import type { ConfigData } from './schema.ts';

/** What is set for one rule; what is missing is the rule's own. */
export interface RuleSetting {
  level?: Level;
  /** ISO date: errors in older documents are warnings. */
  since?: string;
  options?: unknown;
}

/** What is set for a file. Files with the same overrides share one object. */
export interface FileSettings {
  rules: ReadonlyMap<string, RuleSetting>;
  since: string | null;
}

export interface Settings {
  /** Paths are relative to the folder of the configuration, with forward slashes. */
  of(path: string): FileSettings;
  /** The kind that the patterns give a path; `null` where they give none. */
  kindOf(path: string): DocumentKind | null;
  ignores(path: string): boolean;
}

/** Reads the patterns once; asking is cheap. */
export function settingsOf(config: ConfigData): Settings {
  const kinds = Object.entries(config.kinds ?? {}).map(([kind, written]) => ({ kind: kind as DocumentKind, globs: globsOf(written ?? []) }));
  const ignored = globsOf(config.ignore ?? []);
  const base = merge({ rules: new Map(), since: null }, config);
  const overrides = (config.overrides ?? []).map((override) => ({ ...override, globs: globsOf(override.files) }));
  const known = new Map<string, FileSettings>([['', base]]);
  return {
    of(path) {
      const fitting = overrides.map(({ globs }, index) => (matchesAny(globs, path) ? index : -1)).filter((index) => index >= 0);
      const key = fitting.join(',');
      const before = known.get(key);
      if (before) return before;
      const merged = fitting.reduce<FileSettings>((settings, index) => merge(settings, overrides[index] ?? {}), base);
      known.set(key, merged);
      return merged;
    },
    kindOf: (path) => kinds.find(({ globs }) => matchesAny(globs, path))?.kind ?? null,
    ignores: (path) => matchesAny(ignored, path),
  };
}

/** The level of a rule in a document from a day (ISO date, `null` where nobody knows: then it counts as new). */
export function levelIn(settings: FileSettings, id: string, own: Level, day: string | null): Level {
  const setting = settings.rules.get(id);
  const level = setting?.level ?? own;
  const since = setting?.since ?? settings.since;
  return level === 'error' && since !== null && day !== null && day < since ? 'warning' : level;
}

const DATES = ['published', 'resolved', 'detected', 'declared', 'started', 'date', 'reviewed'];

/** The day a document is from: its metadata, or the date that its name begins with. `null` where neither says. */
export function dayOf(document: Document): string | null {
  for (const key of DATES) {
    const written = document.frontmatter.data[key];
    const day = typeof written === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(written)?.[0] : undefined;
    if (day !== undefined) return day;
  }
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  const match = /^(\d{4})[-_]?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name);
  return match ? `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` : null;
}

/** A later block beats an earlier one, point by point. Maps and fixed keys only, so no name can reach a prototype. */
function merge(settings: FileSettings, block: Pick<ConfigData, 'rules' | 'since'>): FileSettings {
  const rules = new Map(settings.rules);
  for (const [id, setting] of Object.entries(block.rules ?? {})) rules.set(id, { ...rules.get(id), ...(setting as RuleSetting) });
  return { rules, since: block.since ?? settings.since };
}

/** The patterns that can be read, which in a configuration without problems are all. */
export function globsOf(patterns: readonly string[]): Glob[] {
  return patterns.flatMap((pattern) => {
    const result = readGlob(pattern);
    return 'glob' in result ? [result.glob] : [];
  });
}

function matchesAny(globs: readonly Glob[], path: string): boolean {
  return globs.some((glob) => matches(glob, path));
}
