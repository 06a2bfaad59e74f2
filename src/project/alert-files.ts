/** The project's files that may hold alert rules: YAML and JSON, where the configuration says, else wherever people keep them. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { mayHoldAlerts } from '../documents/alert-signs.ts';
import { matches } from '../lint/config/glob.ts';
import type { Glob } from '../lint/config/glob.ts';
import { readFileSafely } from './read.ts';

const DATA = /\.(?:ya?ml|json)$/i;
const ALWAYS_SKIPPED = new Set(['node_modules', '.git']);
const SKIPPED = new Set([...ALWAYS_SKIPPED, 'dist', 'vendor', 'coverage']);
/** Locks, schemas and the like hold no alerts, and are long. */
const NO_ALERTS = /^(?:package(?:-lock)?\.json|pnpm-lock\.yaml|tsconfig.*\.json|.*\.schema\.json)$/;
const LARGEST = 2_000_000;
/** Who names a file hears that it is too long, instead of nothing. */
const LARGEST_NAMED = 20_000_000;
const MOST_FILES = 20_000;
/** A file without this word links to no runbook. */
const NAMES_RUNBOOK = /runbook/i;

/** What a configuration says of alerts. */
export interface AlertPatterns {
  /** Absolute; the patterns start here. */
  folder: string;
  globs: readonly Glob[];
}

/** Reads them once, when first asked; paths relative to `cwd`. Files that cannot be read hold no alerts. */
export function alertFiles(cwd: string, root: string | null, patterns: AlertPatterns | null = null): () => readonly { path: string; text: string }[] {
  let known: { path: string; text: string }[] | null = null;
  const folder = patterns?.folder ?? root;
  return () => (known ??= folder === null ? [] : read(cwd, folder, patterns));
}

function read(cwd: string, root: string, patterns: AlertPatterns | null): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  // Who names a folder means it, also where alerts are built into it.
  const skipped = patterns === null ? SKIPPED : ALWAYS_SKIPPED;
  const waiting = [root];
  let seen = 0;
  for (let folder = waiting.pop(); folder !== undefined && seen < MOST_FILES; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !skipped.has(entry.name) && (patterns !== null || !entry.name.startsWith('.'))) waiting.push(path);
      else if (entry.isFile() && DATA.test(entry.name) && !NO_ALERTS.test(entry.name) && isAmong(patterns, path)) {
        seen++;
        const bytes = readFileSafely(path, { cwd, maxBytes: patterns === null ? LARGEST : LARGEST_NAMED });
        const text = 'bytes' in bytes ? new TextDecoder().decode(bytes.bytes) : '';
        if (patterns === null ? NAMES_RUNBOOK.test(text) : mayHoldAlerts(text)) found.push({ path: slashed(relative(cwd, path)), text });
      }
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function isAmong(patterns: AlertPatterns | null, path: string): boolean {
  return patterns === null || patterns.globs.some((glob) => matches(glob, slashed(relative(patterns.folder, path))));
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // a folder that may not be read
  }
}
