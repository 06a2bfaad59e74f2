/**
 * Bytes that a run puts aside and reads again: in memory while they are few, then in a file. A file is written by one
 * run and never changed afterwards, so that any number of runs may read it meanwhile.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { stampOf } from './stamp.ts';
import type { Stamp } from './stamp.ts';

/** Bytes that are kept in memory before there is a file. */
const FEW = 4_000_000;
/** Bytes that are fetched at once: what is read next mostly stands behind what was read last. */
const WINDOW = 262_144;

export interface Segment {
  /** Some bytes; they hold until the next call. Throws where the file can no longer be read. */
  read(at: number, length: number): Uint8Array;
  close(): void;
}

/** What tells that a file is still as it was written: its times, or, where it was copied, its sum. */
export interface Seal {
  name: string;
  stamp: Stamp;
  sum: string;
  size: number;
}

export interface NewSegment extends Segment {
  /** Where the bytes stand from now on. They must not be changed any more. */
  append(bytes: Uint8Array): number;
  isEmpty(): boolean;
  /** Writes everything to the file; `null` where that fails. Nothing can be appended afterwards. */
  seal(): Seal | null;
}

/** @param file where the bytes are to stay; `null` for a file that nobody else sees and that ends with the process */
export function newSegment(file: string | null): NewSegment {
  const hash = createHash('sha1');
  let waiting: { at: number; bytes: Uint8Array }[] = [];
  let size = 0;
  let written = 0;
  let handle: number | null = null;
  let writable = true;
  let reading: Segment | null = null;

  const flush = (): void => {
    if (!writable) return;
    try {
      handle ??= file === null ? openNameless() : openNew(file);
      for (const { at, bytes } of waiting) {
        for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done, at + done);
        if (file !== null) hash.update(bytes);
      }
      written = size;
      waiting = [];
    } catch {
      // No room, or no right to write: what waits stays in memory.
      writable = false;
    }
  };

  return {
    append(bytes) {
      const at = size;
      if (bytes.length === 0) return at;
      waiting.push({ at, bytes });
      size += bytes.length;
      if (size - written > FEW) flush();
      return at;
    },
    isEmpty: () => size === 0,
    read(at, length) {
      if (at < written && handle !== null) {
        reading ??= windowOn(handle);
        return reading.read(at, length);
      }
      const { at: start, bytes } = chunkAt(waiting, at);
      return bytes.subarray(at - start, at - start + length);
    },
    seal() {
      if (file === null) return null;
      flush();
      if (!writable || handle === null) return null;
      return { name: basename(file), stamp: stampOf(fstatSync(handle)), sum: hash.digest('hex'), size };
    },
    close() {
      if (handle !== null) closeSync(handle);
      handle = null;
      if (file !== null && !writable) rmSync(file, { force: true });
    },
  };
}

/** A sealed file of a folder; `null` where it is gone, damaged or another one. */
export function openSegment(folder: string, { name, stamp, sum, size }: Seal): Segment | null {
  let handle: number | null = null;
  try {
    handle = openSync(join(folder, basename(name)), 'r');
    const stats = fstatSync(handle);
    const now = stampOf(stats);
    if (stats.size === size && (now.every((part, at) => part === stamp[at]) || sumOf(handle, size) === sum)) return windowOn(handle);
  } catch {
    // As good as none.
  }
  if (handle !== null) closeSync(handle);
  return null;
}

function windowOn(handle: number): Segment {
  let window = new Uint8Array(WINDOW);
  let from = 0;
  let filled = 0;
  return {
    read(at, length) {
      if (at < from || at + length > from + filled) {
        if (length > window.length) window = new Uint8Array(length);
        from = at;
        filled = fill(handle, window, at);
        if (filled < length) throw new Error('a file of the cache became shorter while it was read');
      }
      return window.subarray(at - from, at - from + length);
    },
    close: () => closeSync(handle),
  };
}

/** Reads until the buffer is full or the file ends. */
function fill(handle: number, into: Uint8Array, at: number): number {
  let filled = 0;
  while (filled < into.length) {
    const count = readSync(handle, into, filled, into.length - filled, at + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled;
}

function sumOf(handle: number, size: number): string {
  const hash = createHash('sha1');
  const part = new Uint8Array(WINDOW);
  for (let at = 0; at < size; ) {
    const count = fill(handle, part, at);
    if (count === 0) break;
    hash.update(part.subarray(0, count));
    at += count;
  }
  return hash.digest('hex');
}

/** Only its owner may read it, since it holds lines of the documents. */
function openNew(file: string): number {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return openSync(file, 'wx+', 0o600);
}

function openNameless(): number {
  const file = join(tmpdir(), `zephyr-${randomBytes(12).toString('hex')}`);
  const handle = openNew(file);
  rmSync(file, { force: true });
  return handle;
}

function chunkAt(chunks: readonly { at: number; bytes: Uint8Array }[], at: number): { at: number; bytes: Uint8Array } {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((chunks[middle]?.at ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return chunks[low] ?? { at: 0, bytes: new Uint8Array() };
}
