/** Files that only their owner may read, for what is remembered between two runs: nothing that goes wrong here is ever an error. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whoever reads it meanwhile sees the old file or the new. Gives whether that worked. */
export function writeOwnerFile(file: string, content: string | Uint8Array): boolean {
  // Containers that share a folder may have the same process numbers.
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
    return true;
  } catch {
    removeIfThere(temporary);
    return false;
  }
}

export function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder is none, or may not be written.
  }
}
