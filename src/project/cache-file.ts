/**
 * The files that keep what is known of documents between two runs: an index that is read whole, and segments that hold
 * what is long. A file that is missing, cut off, changed by hand or made by another version, policy or configuration is
 * as good as none; nothing that goes wrong here is ever an error.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { removeIfThere, writeOwnerFile } from './owner-file.ts';
import { homeOf, upwards } from './root.ts';
import type { Seal } from './segment.ts';
import type { Stamp } from './stamp.ts';

const FORMAT = 2;
const NEWLINE = 10;
/** A segment that no index names may belong to a run that is still at work; after this time (milliseconds) it does not. */
const ABANDONED = 3_600_000;

/** Some bytes of a segment, which is given by its number in the index. */
export interface Block {
  segment: number;
  at: number;
  length: number;
}

/** One document. */
export interface Entry {
  stamp: Stamp;
  /** What stylish writes of its findings. */
  plain: Block;
  /** Its findings as JSON. */
  packed: Block;
  /** All else that is known, as JSON on one line; read only where it is needed. */
  known: () => string;
  /** Where all of it stands in the index that was read; `null` for what is new or changed. */
  written: { start: number; end: number } | null;
}

export interface Index {
  seals: readonly Seal[];
  entries: Map<string, Entry>;
  /** The entries as they stand in the file. */
  content: Uint8Array;
}

/** The folder for caches: of the project's node_modules where there is one, else of the user. `null` where nobody knows. */
export function cacheFolder(cwd: string, env: Readonly<Record<string, string | undefined>>): string | null {
  if (env['ZEPHYR_CACHE']) return env['ZEPHYR_CACHE'];
  const project = upwards(cwd, null).find((folder) => existsSync(join(folder, 'node_modules')));
  if (project !== undefined) return join(project, 'node_modules', '.cache', 'zephyr');
  if (env['XDG_CACHE_HOME']?.startsWith('/')) return join(env['XDG_CACHE_HOME'], 'zephyr');
  const home = homeOf(env);
  return home ? join(home, '.cache', 'zephyr') : null;
}

type Line = [path: string, stamp: Stamp, plain: number, plainAt: number, plainLength: number, packed: number, packedAt: number, packedLength: number];

/** The index that was written with the same key; empty for any other. */
export function readIndex(file: string, key: string): Index {
  try {
    const bytes = readFileSync(file);
    const first = bytes.indexOf(NEWLINE);
    const content = bytes.subarray(first + 1);
    const header = JSON.parse(bytes.toString('latin1', 0, first)) as { seals: Seal[] };
    if (bytes.toString('latin1', 0, first) !== headerOf(key, header.seals, [content])) return nothing();
    const entries = new Map<string, Entry>();
    for (let at = 0; at < content.length; ) {
      const start = at;
      const middle = content.indexOf(NEWLINE, start);
      const end = content.indexOf(NEWLINE, middle + 1);
      const [path, stamp, plain, plainAt, plainLength, packed, packedAt, packedLength] = JSON.parse(content.toString('latin1', start, middle)) as Line;
      entries.set(path, {
        stamp,
        plain: { segment: plain, at: plainAt, length: plainLength },
        packed: { segment: packed, at: packedAt, length: packedLength },
        known: () => content.toString('latin1', middle + 1, end),
        written: { start, end: end + 1 },
      });
      at = end + 1;
    }
    return { seals: header.seals, entries, content };
  } catch {
    return nothing();
  }
}

/** Gives whether that worked. `content` is that of the index that was read: what stays as it is there is copied, in stretches. */
export function writeIndex(file: string, key: string, { seals, entries, content: before }: Index): boolean {
  const parts: Uint8Array[] = [];
  let open: { start: number; end: number } | null = null;
  const close = (): void => {
    if (open !== null) parts.push(before.subarray(open.start, open.end));
    open = null;
  };
  for (const [path, entry] of entries) {
    const { written } = entry;
    if (written !== null && written.start === open?.end) open.end = written.end;
    else {
      close();
      if (written === null) parts.push(linesOf(path, entry));
      else open = { ...written };
    }
  }
  close();
  return writeOwnerFile(file, Buffer.concat([Buffer.from(`${headerOf(key, seals, parts)}\n`), ...parts]));
}

function linesOf(path: string, { stamp, plain, packed, known }: Entry): Uint8Array {
  const line: Line = [path, stamp, plain.segment, plain.at, plain.length, packed.segment, packed.at, packed.length];
  return Buffer.from(`${ascii(JSON.stringify(line))}\n${known()}\n`, 'latin1');
}

/** JSON in ASCII alone: one byte a character, in the file and in memory. */
export function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Removes segments that this run replaced, and what a run left behind that was killed. */
export function removeSegments(folder: string, prefix: string, kept: ReadonlySet<string>, replaced: ReadonlySet<string>, now: number): void {
  try {
    for (const name of readdirSync(folder)) {
      if (!name.startsWith(prefix) || kept.has(name)) continue;
      const path = join(folder, name);
      if (replaced.has(name) || now - statSync(path).mtimeMs > ABANDONED) removeIfThere(path);
    }
  } catch {
    // Somebody else removed the folder or the file.
  }
}

function nothing(): Index {
  return { seals: [], entries: new Map(), content: new Uint8Array() };
}

function headerOf(key: string, seals: readonly Seal[], content: readonly Uint8Array[]): string {
  const hash = createHash('sha1').update(JSON.stringify(seals));
  for (const part of content) hash.update(part);
  return JSON.stringify({ zephyr: FORMAT, key, sum: hash.digest('hex'), seals });
}
