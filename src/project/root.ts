import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** The file that makes a folder a project. */
export const POLICY_PATH = 'content/policy.yaml';

/** Where its on-call file stands. */
export const ONCALL_PATH = 'content/oncall.yaml';

/**
 * Finds the project that a directory belongs to: the nearest folder upwards with `content/policy.yaml`. The search ends
 * at the root of a git repository, at `home` and at the root of the file system. `null` outside a project.
 */
export function findProjectRoot(from: string, home: string | null): { root: string } | null {
  const homeFolder = home === null ? null : resolve(home);
  let folder = resolve(from);
  for (;;) {
    if (isFile(join(folder, POLICY_PATH))) return { root: folder };
    const parent = dirname(folder);
    // In a worktree `.git` is a file.
    if (parent === folder || folder === homeFolder || existsSync(join(folder, '.git'))) return null;
    folder = parent;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
