/** The project's files that may hold alert rules: YAML and JSON, wherever people keep them. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readFileSafely } from './read.ts';

const DATA = /\.(?:ya?ml|json)$/i;
const SKIPPED = new Set(['node_modules', 'dist', 'vendor', 'coverage']);
/** Locks, schemas and the like hold no alerts, and are long. */
const NO_ALERTS = /^(?:package(?:-lock)?\.json|pnpm-lock\.yaml|tsconfig.*\.json|.*\.schema\.json)$/;
const LARGEST = 2_000_000;
const MOST_FILES = 20_000;
/** A file without this word links to no runbook. */
const NAMES_RUNBOOK = /runbook/i;

/** Reads them once, when first asked; paths relative to `cwd`. Files that cannot be read hold no alerts. */
export function alertFiles(cwd: string, root: string | null): () => readonly { path: string; text: string }[] {
  let known: { path: string; text: string }[] | null = null;
  return () => (known ??= root === null ? [] : read(cwd, root));
}

function read(cwd: string, root: string): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  const waiting = [root];
  let seen = 0;
  for (let folder = waiting.pop(); folder !== undefined && seen < MOST_FILES; folder = waiting.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name)) waiting.push(path);
      else if (entry.isFile() && DATA.test(entry.name) && !NO_ALERTS.test(entry.name)) {
        seen++;
        const bytes = readFileSafely(path, { cwd, maxBytes: LARGEST });
        const text = 'bytes' in bytes ? new TextDecoder().decode(bytes.bytes) : '';
        if (NAMES_RUNBOOK.test(text)) found.push({ path: relative(cwd, path).replaceAll('\\', '/'), text });
      }
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // a folder that may not be read
  }
}
