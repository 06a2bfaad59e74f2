/** What a branch touched, as git knows it. Safe with any file name and any name of a revision. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { askGit, LONG_TIMEOUT } from './git.ts';

/** Whether a file (absolute path) differs from a revision, or why nobody can say. */
export type Changed = { isTouched(file: string): boolean; since: string } | { problem: string; help: string };

/**
 * Files that the branch changed since it left `revision` (its merge base with HEAD), with what is not committed yet and
 * what git does not know yet. Without a revision: the branch that a CI server names, else the remote's default branch.
 */
export function changedSince(cwd: string, revision: string | null, env: Readonly<Record<string, string | undefined>>): Changed {
  const root = askGit(cwd, ['rev-parse', '--show-toplevel'])?.replace(/\r?\n$/, '');
  if (root === undefined) return whyNot(cwd);
  const names = revision === null ? usualBases(env) : [revision];
  const base = names.map((name) => ({ name, commit: commitOf(cwd, name) })).find(({ commit }) => commit !== null);
  if (!base?.commit) {
    if (revision !== null) return { problem: `git knows no revision ${revision}`, help: 'Fetch it first (`git fetch origin main`), or name another: `--changed=origin/main`. A path goes before `--changed` or behind `--`.' };
    return { problem: 'nobody knows what this branch started from', help: 'Name it: `--changed=origin/main`. In CI, fetch it first (`fetch-depth: 0`).' };
  }
  const fork = askGit(cwd, ['merge-base', base.commit, 'HEAD'])?.trim();
  if (!fork) return { problem: `${base.name} and this branch have no commit in common here`, help: 'A shallow clone does not know it: fetch the history (`git fetch --unshallow`; in GitHub Actions `fetch-depth: 0`).' };
  const touched = [askGit(root, ['diff', '--name-only', '--no-renames', '--diff-filter=d', '-z', fork, '--'], LONG_TIMEOUT), askGit(root, ['ls-files', '--others', '--exclude-standard', '-z'], LONG_TIMEOUT)];
  if (touched.includes(null)) return { problem: 'git could not compare this branch', help: 'Run `git status` here; it says what is wrong.' };
  const named = new Set(touched.flatMap((list) => (list ?? '').split('\0')).filter((name) => name !== '').map((name) => join(root, name.replace(/\/$/, ''))));
  // Of a submodule, and of a repository within this one, git names the folder alone.
  const isTouched = (file: string): boolean => named.has(file) || (file.length > root.length && isTouched(dirname(file)));
  return { isTouched, since: base.name };
}

/** Why git does not know the repository of a folder. */
function whyNot(cwd: string): { problem: string; help: string } {
  const { error, stderr } = spawnSync('git', ['rev-parse', '--show-toplevel'], { cwd, encoding: 'utf8', timeout: LONG_TIMEOUT, env: { ...process.env, LC_ALL: 'C' } });
  if (error && 'code' in error && error.code === 'ENOENT') return { problem: 'there is no git on this machine, or it is not on the PATH', help: 'Install it, or leave out --changed.' };
  if (error === undefined && stderr.includes('dubious ownership')) return { problem: 'git does not look into this repository, since it belongs to another user', help: 'If you trust it: `git config --global --add safe.directory "$PWD"`, in the folder of the repository.' };
  return { problem: 'this folder is in no git repository', help: 'Leave out --changed, or run it in a clone.' };
}

function usualBases(env: Readonly<Record<string, string | undefined>>): string[] {
  const named = [env['GITHUB_BASE_REF'], env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME']].filter((name) => name !== undefined && name !== '');
  return [...named.map((name) => `origin/${name ?? ''}`), 'origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
}

/** The commit of a revision, `null` where git knows none. A word that begins with a hyphen is a revision to nobody, and never an option. */
export function commitOf(cwd: string, name: string): string | null {
  if (name === '' || name.startsWith('-') || name.includes('\0')) return null;
  return askGit(cwd, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])?.trim() ?? null;
}
