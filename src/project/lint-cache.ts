/** What `zephyr lint` knows of documents from earlier runs, and whether that still holds. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DocumentKind } from '../documents/model.ts';
import type { LintContext } from '../lint/rule.ts';
import { readCache, writeCache } from './cache-file.ts';
import type { CacheEntry } from './cache-file.ts';
import { stillHolds } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { readFileSafely } from './read.ts';
import type { FoundFile } from './walk.ts';

/** Of a document, besides what was found in it. */
export interface Known {
  /** SHA-256 of its bytes. */
  fingerprint: string;
  kind: DocumentKind;
  kindFrom: string;
  refused: boolean;
  dependencies: Dependencies;
}

type Stat = [size: number, modified: number, changed: number, inode: number];
interface Head extends Known {
  path: string;
  stat: Stat;
}

/** A file that was written this shortly before a run may be written again within the same tick of the clock; milliseconds. */
const TICK = 2000;

export interface LintCache {
  /** What is known of a file, where it and all that its findings depend on is still the same. */
  find(file: FoundFile): { known: Known; body: string } | null;
  /** Call before the file is read. */
  stat(file: FoundFile): Stat | null;
  keep(file: FoundFile, stat: Stat | null, known: Known, body: string): void;
  /** What tells the content of a file (path relative to the working directory). */
  contentOf(path: string): string | null;
  /** Writes what was learnt. Files that are gone are forgotten. */
  save(): void;
}

/**
 * @param name tells runs apart that look at the same files in different ways
 * @param key all that decides about findings besides the documents; another key, and nothing is known
 * @param startedAt milliseconds since 1970
 */
export function openLintCache(options: { folder: string; name: string; key: string; cwd: string; context: LintContext; maxBytes: number | undefined; startedAt: number }): LintCache {
  const { folder, cwd, context, maxBytes, startedAt } = options;
  const file = join(folder, `lint-${sha256(options.name).slice(0, 16)}.jsonl`);
  const key = sha256(options.key);
  const entries = new Map<string, CacheEntry<Head>>(readCache(file, key, isHead).map((entry) => [entry.head.path, entry]));
  const contents = new Map<string, string | null>();
  let changed = false;

  const contentOf = (path: string): string | null => {
    const before = contents.get(path);
    if (before !== undefined) return before;
    const entry = entries.get(path);
    const read = entry && isSame(entry.head.stat, statOf(resolve(cwd, path))) ? null : readFileSafely(path, { cwd, ...(maxBytes === undefined ? {} : { maxBytes }) });
    const content = read === null ? (entry?.head.fingerprint ?? null) : 'bytes' in read ? sha256(read.bytes) : null;
    contents.set(path, content);
    return content;
  };

  return {
    contentOf,
    stat: ({ absolute }) => statOf(absolute),
    find(found) {
      const entry = entries.get(found.path);
      if (entry === undefined) return null;
      const stat = statOf(found.absolute);
      if (!isSame(entry.head.stat, stat)) {
        if (stat === null || stat[0] > (maxBytes ?? Infinity) || contentOf(found.path) !== entry.head.fingerprint) return null;
        // A fresh checkout: other times, the same text.
        entry.head.stat = settled(stat, startedAt);
        changed = true;
      }
      if (!stillHolds(entry.head.dependencies, context, contentOf)) return null;
      return { known: entry.head, body: Buffer.from(entry.body).toString() };
    },
    keep({ path }, stat, known, body) {
      if (stat === null || known.fingerprint === '') {
        changed = entries.delete(path) || changed;
        return;
      }
      entries.set(path, { head: { path, stat: settled(stat, startedAt), ...known }, body: Buffer.from(body) });
      contents.set(path, known.fingerprint);
      changed = true;
    },
    save() {
      if (!changed) return;
      writeCache(file, key, [...entries.values()].filter(({ head: { path } }) => statOf(resolve(cwd, path)) !== null));
    },
  };
}

/** The stat to remember; one that no file has where the file may still change without showing it. */
function settled(stat: Stat, startedAt: number): Stat {
  return Math.max(stat[1], stat[2]) > startedAt - TICK ? [-1, 0, 0, 0] : stat;
}

function statOf(absolute: string): Stat | null {
  const stats = statSync(absolute, { throwIfNoEntry: false });
  return stats?.isFile() === true ? [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino] : null;
}

function isSame(one: Stat, other: Stat | null): boolean {
  return other !== null && one.every((value, at) => value === other[at]);
}

function isHead(value: unknown): value is Head {
  return typeof value === 'object' && value !== null && 'path' in value && 'stat' in value && 'fingerprint' in value && 'dependencies' in value;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
