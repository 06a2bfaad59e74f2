/** Why a file cannot be written or read, in words. */
import { codeOf, openFailure } from './read.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file is larger than this user may write',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EIO: 'the disk reports a fault',
};

/** Half a sentence for what failed to write; the code of the error where there are no words for it. */
export function diskReason(error: unknown): string {
  const code = codeOf(error);
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? code) : code;
}

/** Half a sentence for what failed to read. */
export function readReason(error: unknown): string {
  const { message } = openFailure(codeOf(error));
  return `${message.slice(0, 1).toLowerCase()}${message.slice(1)}`;
}
