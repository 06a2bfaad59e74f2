/**
 * The file that keeps what is known of documents between two runs. A file that is missing, cut off, changed by hand or
 * made by another version, policy or configuration is as good as none; nothing that goes wrong here is ever an error.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FORMAT = 1;
const NEWLINE = 10;
/** Parts that are written at once. */
const BATCH = 300;

/** One document: what tells that it is still the same, and what was found. Both as JSON on a line of its own. */
export interface CacheEntry<Head> {
  head: Head;
  body: Uint8Array;
}

/** The folder for caches: of the project's node_modules where there is one, else of the user. `null` where nobody knows. */
export function cacheFolder(cwd: string, env: Readonly<Record<string, string | undefined>>): string | null {
  if (env['ZEPHYR_CACHE']) return env['ZEPHYR_CACHE'];
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'node_modules'))) return join(folder, 'node_modules', '.cache', 'zephyr');
    if (dirname(folder) === folder || existsSync(join(folder, '.git'))) break;
  }
  if (env['XDG_CACHE_HOME']?.startsWith('/')) return join(env['XDG_CACHE_HOME'], 'zephyr');
  const home = env['HOME'] ?? env['USERPROFILE'];
  return home ? join(home, '.cache', 'zephyr') : null;
}

/** The entries of a file that was written with the same key; empty for any other. */
export function readCache<Head>(file: string, key: string, isHead: (value: unknown) => value is Head): CacheEntry<Head>[] {
  try {
    const bytes = readFileSync(file);
    const first = bytes.indexOf(NEWLINE);
    const content = bytes.subarray(first + 1);
    if (bytes.subarray(0, first).toString() !== headerOf(key, [content])) return [];
    const entries: CacheEntry<Head>[] = [];
    for (let at = 0; at < content.length; ) {
      const middle = content.indexOf(NEWLINE, at);
      const end = content.indexOf(NEWLINE, middle + 1);
      const head: unknown = JSON.parse(content.subarray(at, middle).toString());
      if (!isHead(head)) return [];
      entries.push({ head, body: content.subarray(middle + 1, end) });
      at = end + 1;
    }
    return entries;
  } catch {
    return [];
  }
}

/** Writes a file that only its owner may read, since it holds lines of the documents. Whoever reads it meanwhile sees the old one or the new. */
export function writeCache(file: string, key: string, entries: Iterable<CacheEntry<unknown>>): void {
  const temporary = `${file}.${process.pid}`;
  try {
    const parts: Uint8Array[] = [];
    const newline = Uint8Array.of(NEWLINE);
    for (const { head, body } of entries) parts.push(Buffer.from(`${JSON.stringify(head)}\n`), body, newline);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(handle, `${headerOf(key, parts)}\n`);
      for (let at = 0; at < parts.length; at += BATCH) writeFileSync(handle, Buffer.concat(parts.slice(at, at + BATCH)));
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch {
    forget(temporary);
  }
}

function forget(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is none, or may not be written.
  }
}

function headerOf(key: string, content: readonly Uint8Array[]): string {
  const hash = createHash('sha1');
  for (const part of content) hash.update(part);
  return JSON.stringify({ zephyr: FORMAT, key, sum: hash.digest('hex') });
}
