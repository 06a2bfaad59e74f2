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

/** Bytes that are gathered in memory before they are written. */
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

/** Bytes of a segment in memory. */
interface Chunk {
  at: number;
  bytes: Uint8Array;
  filled: number;
}

export interface NewSegment extends Segment {
  /** Copies the bytes; gives where they stand from now on. */
  append(bytes: Uint8Array): number;
  isEmpty(): boolean;
  /** Writes everything to the file; `null` where that fails. Nothing can be appended afterwards. */
  seal(): Seal | null;
}

/** @param file where the bytes are to stay; `null` for a file that nobody else sees and that ends with the process */
export function newSegment(file: string | null): NewSegment {
  const hash = createHash('sha1');
  let chunk: Chunk = { at: 0, bytes: new Uint8Array(FEW), filled: 0 };
  /** Full ones that cannot be written. */
  const stuck: Chunk[] = [];
  let size = 0;
  let written = 0;
  let handle: number | null = null;
  let writable = true;
  let reading: Segment | null = null;

  const flush = (): void => {
    if (!writable) return;
    try {
      handle ??= file === null ? openNameless() : openNew(file);
      const { at, bytes, filled } = chunk;
      for (let done = 0; done < filled; ) done += writeSync(handle, bytes, done, filled - done, at + done);
      if (file !== null) hash.update(bytes.subarray(0, filled));
      written = size;
      chunk = { at: size, bytes, filled: 0 };
    } catch {
      // No room, or no right to write: what waits stays in memory.
      writable = false;
    }
  };

  return {
    append(bytes) {
      const at = size;
      if (chunk.filled + bytes.length > chunk.bytes.length) {
        flush();
        if (chunk.filled > 0) stuck.push(chunk);
        if (chunk.filled > 0 || bytes.length > chunk.bytes.length) chunk = { at, bytes: new Uint8Array(Math.max(FEW, bytes.length)), filled: 0 };
      }
      chunk.bytes.set(bytes, chunk.filled);
      chunk.filled += bytes.length;
      size += bytes.length;
      return at;
    },
    isEmpty: () => size === 0,
    read(at, length) {
      if (at < written && handle !== null) {
        reading ??= windowOn(handle);
        return reading.read(at, length);
      }
      const { at: start, bytes } = at >= chunk.at ? chunk : (stuck.findLast((one) => one.at <= at) ?? chunk);
      return bytes.subarray(at - start, at - start + length);
    },
    seal() {
      if (file === null) return null;
      flush();
      if (!writable || handle === null) return null;
      return { name: basename(file), stamp: stampOf(fstatSync(handle)), sum: hash.digest('hex'), size };
    },
    close() {
      if (handle === null) return;
      closeSync(handle);
      handle = null;
      // Half a file is of no use to the next run.
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
