/** What git leaves out. */
import { join } from 'node:path';
import { askGit, LONG_TIMEOUT } from './git.ts';
import { isInside } from './read.ts';

/**
 * Files and folders below these folders that git neither tracks nor wants, as `.gitignore` and its like say; of what is in
 * such a folder nothing is listed. All paths are absolute. Empty outside a repository and without git.
 */
export function ignoredByGit(folders: readonly string[], cwd: string): ReadonlySet<string> {
  const elsewhere = folders.filter((folder) => !isInside(folder, cwd));
  const bases = elsewhere.length < folders.length ? [cwd, ...elsewhere] : elsewhere;
  return new Set(bases.flatMap((base) => ignoredIn(base)));
}

function ignoredIn(base: string): string[] {
  const list = askGit(base, ['ls-files', '-z', '--others', '--ignored', '--exclude-standard', '--directory'], LONG_TIMEOUT) ?? '';
  return list.split('\0').filter((path) => path !== '').map((path) => join(base, path.replace(/\/$/, '')));
}
