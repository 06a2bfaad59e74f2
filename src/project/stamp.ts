/** What changes whenever somebody writes a file. */
import { statSync } from 'node:fs';
import type { Stats } from 'node:fs';

export type Stamp = [size: number, modified: number, changed: number, inode: number];

/** Of a regular file; `null` for everything else, and where nobody may look. */
export function stampAt(absolute: string): Stamp | null {
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    return stats?.isFile() === true ? stampOf(stats) : null;
  } catch {
    return null;
  }
}

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs, ino];
}

export function isSameStamp(one: Stamp, other: Stamp | null): boolean {
  return other !== null && one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3];
}
