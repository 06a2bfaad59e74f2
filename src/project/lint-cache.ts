/** What `zephyr lint` knows of documents from earlier runs, and whether that still holds. */
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { DocumentKind } from '../documents/model.ts';
import type { Remains } from '../lint/packed.ts';
import type { LintContext } from '../lint/rule.ts';
import { ascii, readIndex, removeSegments, writeIndex } from './cache-file.ts';
import type { Block, Entry } from './cache-file.ts';
import { stillHolds } from './dependencies.ts';
import type { Dependencies } from './dependencies.ts';
import { readFileSafely } from './read.ts';
import { newSegment, openSegment } from './segment.ts';
import type { NewSegment, Seal, Segment } from './segment.ts';
import { sha256 } from './sha256.ts';
import { isSameStamp, stampAt } from './stamp.ts';
import type { Stamp } from './stamp.ts';
import type { FoundFile } from './walk.ts';

/** Of a document, besides the findings in it. */
export interface Known extends Remains {
  /** SHA-256 of its bytes; empty where it could not be read. */
  fingerprint: string;
  kind: DocumentKind;
  kindFrom: string;
  refused: boolean;
  /** `null` where the findings depend on its text alone. */
  dependencies: Dependencies | null;
}

/** Where the findings of a document stand. */
export type Blocks = Pick<Entry, 'plain' | 'packed'>;

/** A file that was written this shortly before a run may be written again within the same tick of the clock; milliseconds. */
const TICK = 2000;
/** More segments than this are gathered. */
const MOST_SEGMENTS = 8;
/** Bytes that may be lost in segments before that is worth a copy of the rest. */
const WASTE = 1_000_000;

/** Where the findings of a run are, also without a cache. */
export interface Store {
  append(bytes: Uint8Array): Pick<Block, 'segment' | 'at'>;
  /** The bytes hold until the next call. */
  read(block: Block): Uint8Array;
  close(): void;
}

export interface LintCache extends Store {
  /** What is known of a file, where it and all that its findings depend on is still the same. */
  find(file: FoundFile): (Blocks & { known: Known }) | null;
  /** `stamp` as it was before the file was read; `known` as JSON. */
  keep(file: FoundFile, stamp: Stamp | null, known: string, fingerprint: string, blocks: Blocks): void;
  /** Writes what was learnt. Files that are gone are forgotten. */
  save(): void;
}

/** A place for findings that ends with the run. */
export function passingStore(): Store {
  return storeOf([], newSegment(null));
}

/**
 * @param name tells runs apart that look at the same files in different ways
 * @param key all that decides about findings besides the documents; another key, and nothing is known
 * @param startedAt milliseconds since 1970
 */
export function openLintCache(options: { folder: string; name: string; key: string; cwd: string; context: LintContext; maxBytes: number | undefined; startedAt: number }): LintCache {
  const { folder, cwd, context, maxBytes, startedAt } = options;
  const prefix = `lint-${sha256(options.name).slice(0, 16)}`;
  const file = join(folder, `${prefix}.index`);
  const key = sha256(options.key);
  const { seals, entries, content: written } = readIndex(file, key);
  const opened = seals.map((seal) => openSegment(folder, seal));
  const own = newSegment(join(folder, `${prefix}-${randomBytes(8).toString('hex')}.blocks`));
  const store = storeOf(opened, own);
  let changed = false;
  /** Files that the index did not have stand behind those that it had, which are sorted. */
  let grown = false;
  if (opened.includes(null)) {
    changed = true;
    for (const [path, { plain, packed }] of entries) if (!opened[plain.segment] || !opened[packed.segment]) entries.delete(path);
  }
  const content = contentReader(cwd, maxBytes, (path) => {
    const entry = entries.get(path);
    return entry && isSameStamp(entry.stamp, stampAt(resolve(cwd, path))) ? knownOf(entry).fingerprint : null;
  });
  const seen = new Set<string>();

  return {
    ...store,
    find(found) {
      const entry = entries.get(found.path);
      if (entry === undefined) return null;
      const known = knownOf(entry);
      const stamp = stampAt(found.absolute);
      if (!isSameStamp(entry.stamp, stamp)) {
        if (stamp === null || stamp[0] > (maxBytes ?? Infinity) || content(found.path, true) !== known.fingerprint) return null;
        // A fresh checkout: other times, the same text.
        entry.stamp = settled(stamp, startedAt);
        entry.written = null;
        changed = true;
      }
      if (known.dependencies !== null && !stillHolds(known.dependencies, context, content)) return null;
      seen.add(found.path);
      return { known, plain: entry.plain, packed: entry.packed };
    },
    keep({ path }, stamp, known, fingerprint, blocks) {
      if (stamp === null || fingerprint === '') {
        changed = entries.delete(path) || changed;
        return;
      }
      const text = ascii(known);
      grown ||= !entries.has(path);
      entries.set(path, { stamp: settled(stamp, startedAt), ...blocks, known: () => text, written: null });
      seen.add(path);
      changed = true;
    },
    save() {
      if (!changed) return;
      for (const path of entries.keys()) if (!seen.has(path) && stampAt(resolve(cwd, path)) === null) entries.delete(path);
      const kept = gather(entries, seals, own, store);
      const seal = own.isEmpty() ? [] : own.seal();
      if (seal === null) return;
      const sealed = [...kept.map((number) => seals[number]), seal].flat().filter((one) => one !== undefined);
      renumber(entries, new Map([...kept, seals.length].map((before, after) => [before, after])));
      const sorted = grown ? new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1))) : entries;
      if (!writeIndex(file, key, { seals: sealed, entries: sorted, content: written })) return;
      removeSegments(folder, `${prefix}-`, new Set(sealed.map((one) => one.name)), new Set(seals.map((one) => one.name)), startedAt);
    },
  };
}

/** What tells the content of a file (path relative to the working directory); `null` where it cannot be read. `shortcut` may know without reading, unless the file is known to have changed. */
export function contentReader(cwd: string, maxBytes: number | undefined, shortcut: (path: string) => string | null = () => null): (path: string, changed?: boolean) => string | null {
  const contents = new Map<string, string | null>();
  return (path, changed = false) => {
    const before = contents.get(path);
    if (before !== undefined) return before;
    let content = changed ? null : shortcut(path);
    if (content === null) {
      const read = readFileSafely(path, { cwd, ...(maxBytes === undefined ? {} : { maxBytes }) });
      content = 'bytes' in read ? sha256(read.bytes) : null;
    }
    contents.set(path, content);
    return content;
  };
}

function storeOf(opened: readonly (Segment | null)[], own: NewSegment): Store {
  return {
    append: (bytes) => ({ segment: opened.length, at: own.append(bytes) }),
    read: ({ segment, at, length }) => (length === 0 ? EMPTY : (segment === opened.length ? own : opened[segment])?.read(at, length) ?? EMPTY),
    close() {
      own.close();
      for (const segment of opened) segment?.close();
    },
  };
}

const EMPTY = new Uint8Array();

/**
 * Keeps the segments few and full: copies what is still wanted of small ones, or of all where most of it is not, into the
 * new one. Gives the numbers of the old ones that are still needed.
 */
function gather(entries: ReadonlyMap<string, Entry>, seals: readonly Seal[], own: NewSegment, store: Store): number[] {
  const live = seals.map(() => 0);
  for (const { plain, packed } of entries.values()) for (const { segment, length } of [plain, packed]) if (segment < live.length) live[segment] = (live[segment] ?? 0) + length;
  const numbers = [...seals.keys()].filter((number) => (live[number] ?? 0) > 0);
  const wasted = numbers.reduce((sum, number) => sum + (seals[number]?.size ?? 0) - (live[number] ?? 0), 0);
  const wanted = live.reduce((sum, bytes) => sum + bytes, 0);
  const largest = numbers.reduce((best, number) => ((live[number] ?? 0) > (live[best] ?? 0) ? number : best), numbers[0] ?? 0);
  const kept = wasted > wanted + WASTE ? [] : numbers.length < MOST_SEGMENTS ? numbers : [largest];
  if (kept.length === numbers.length) return numbers;
  // What is read next to each other stands next to each other.
  for (const part of ['plain', 'packed'] as const) {
    for (const entry of entries.values()) {
      const block = entry[part];
      if (block.segment === seals.length || kept.includes(block.segment)) continue;
      entry[part] = { segment: seals.length, at: own.append(Uint8Array.from(store.read(block))), length: block.length };
      entry.written = null;
    }
  }
  return kept;
}

/** Gives the segments of the blocks their new numbers. */
function renumber(entries: ReadonlyMap<string, Entry>, numbers: ReadonlyMap<number, number>): void {
  if ([...numbers].every(([before, after]) => before === after)) return;
  for (const entry of entries.values()) {
    for (const part of ['plain', 'packed'] as const) {
      const { segment } = entry[part];
      const now = numbers.get(segment) ?? -1;
      if (now === segment) continue;
      entry[part] = { ...entry[part], segment: now };
      entry.written = null;
    }
  }
}

function knownOf({ known }: Entry): Known {
  return JSON.parse(known()) as Known;
}

/** The stamp to remember; one that no file has where the file may still change without showing it. */
function settled(stamp: Stamp, startedAt: number): Stamp {
  return Math.max(stamp[1], stamp[2]) > startedAt - TICK ? [-1, 0, 0, 0] : stamp;
}
