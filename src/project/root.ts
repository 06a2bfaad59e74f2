import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file that makes a folder a project. */
export const POLICY_PATH = 'content/policy.yaml';

/** Where its on-call file stands. */
export const ONCALL_PATH = 'content/oncall.yaml';

/** The user's own folder, as the environment names it; `null` where it does not. */
export function homeOf(env: Readonly<Record<string, string | undefined>>): string | null {
  return env['HOME'] ?? env['USERPROFILE'] ?? null;
}

/**
 * Finds the project that a directory belongs to: the nearest folder upwards with `content/policy.yaml`. The search ends
 * at the root of a git repository, at `home` and at the root of the file system. `null` outside a project.
 */
export function findProjectRoot(from: string, home: string | null): { root: string } | null {
  for (const folder of upwards(from, home)) if (isFile(join(folder, POLICY_PATH))) return { root: folder };
  return null;
}

/** The root of the git repository below `home` that a directory is in, or `null`; one that is `home` itself holds somebody's settings. */
export function repositoryOf(from: string, home: string | null): string | null {
  const last = upwards(from, home).at(-1);
  return last !== undefined && isRepository(last) && last !== homeFolder(home) ? last : null;
}

/** A directory and those around it, up to the root of a git repository, `home` or the root of the file system. */
export function upwards(from: string, home: string | null): string[] {
  const folders: string[] = [];
  const end = homeFolder(home);
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    folders.push(folder);
    if (folder === dirname(folder) || folder === end || isRepository(folder)) return folders;
  }
}

function homeFolder(home: string | null): string | null {
  return home === null ? null : resolve(home);
}

/** In a worktree `.git` is a file. */
function isRepository(folder: string): boolean {
  return existsSync(join(folder, '.git'));
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
