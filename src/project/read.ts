/** Reading files that others wrote: never through a link, never from a pipe or device, never more than was asked for. */
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { DEFAULT_LIMITS } from '../documents/limits.ts';

/** The bytes of a file, or why there are none. */
export type SafeRead = { bytes: Uint8Array } | { problem: ReadProblem };

export interface ReadProblem {
  /** Rule id under which it is reported. */
  rule: 'document/unreadable' | 'document/limits';
  message: string;
  help: string;
}

export interface ReadOptions {
  /** Directory that a relative path starts from. */
  cwd: string;
  /** Folder that the file must really stand in, links on the way to it included; `null` for anywhere. */
  root?: string | null;
  /** Larger files are not read. */
  maxBytes?: number;
}

/** Windows has neither flag; there a link is found by the walk. */
const SAFE_OPEN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file. Never throws and never waits: a link is not followed, and what is opened is checked before a
 * byte is read, so that a path that changes meanwhile cannot lead elsewhere.
 */
export function readFileSafely(path: string, { cwd, root = null, maxBytes = DEFAULT_LIMITS.bytes }: ReadOptions): SafeRead {
  const absolute = resolve(cwd, path);
  let file: number;
  try {
    if (root !== null && !isInside(realpathSync(dirname(absolute)), realpathSync(root))) return { problem: OUTSIDE };
    file = openSync(absolute, SAFE_OPEN);
  } catch (error) {
    return { problem: openFailure(codeOf(error)) };
  }
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return { problem: stat.isDirectory() ? openFailure('EISDIR') : NOT_A_FILE };
    if (stat.size > maxBytes) {
      const message = `The file has ${stat.size} bytes, expected at most ${maxBytes}`;
      return { problem: { rule: 'document/limits', message, help: 'Split it, or move raw data into a file that is no document.' } };
    }
    const bytes = new Uint8Array(stat.size);
    let length = 0;
    while (length < stat.size) {
      const count = readSync(file, bytes, length, stat.size - length, length);
      if (count === 0) break;
      length += count;
    }
    return { bytes: bytes.subarray(0, length) };
  } catch (error) {
    return { problem: openFailure(codeOf(error)) };
  } finally {
    closeSync(file);
  }
}

/** Whether a path is a folder or something in it. */
export function isInside(folder: string, root: string): boolean {
  const way = relative(root, folder);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const OUTSIDE: ReadProblem = {
  rule: 'document/unreadable',
  message: 'The file stands outside the project; it was not read',
  help: 'Move it into the project.',
};

export const NOT_A_FILE: ReadProblem = {
  rule: 'document/unreadable',
  message: 'This is a pipe, a socket or a device, expected a file; it was not opened',
  help: 'Remove it, or give it another name.',
};

/** What a failed system call means to the person who reads the report. */
export function openFailure(code: string): ReadProblem {
  const known: Readonly<Record<string, [message: string, help: string]>> = {
    ENOENT: ['There is no such file', 'Check the spelling of the path.'],
    ENOTDIR: ['A part of the path is a file, expected a folder', 'Check the spelling of the path.'],
    EACCES: ['The file may not be read by this user', 'Give read permission, for example with `chmod u+r`.'],
    EPERM: ['The file may not be read by this user', 'Give read permission, for example with `chmod u+r`.'],
    ELOOP: ['This is a link, expected a file; it was not followed', 'Put the document itself in its place.'],
    EISDIR: ['This is a folder, expected a file', 'Name a file.'],
    ENAMETOOLONG: ['The path is too long', 'Shorten the name.'],
    EMFILE: ['Too many files are open on this machine', 'Close programs, or raise the limit with `ulimit -n`.'],
    ENXIO: [NOT_A_FILE.message, NOT_A_FILE.help],
  };
  const [message, help] = (Object.hasOwn(known, code) ? known[code] : undefined) ?? [`The file cannot be read (${code})`, 'Look at it with `ls -l`.'];
  return { rule: 'document/unreadable', message, help };
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}
