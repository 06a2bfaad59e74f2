/** What git knows of a file. Only asked where a document does not say it itself. */
import { execFileSync } from 'node:child_process';

/** A repository that could be asked; every answer is `null` where git cannot know. */
export interface GitHistory {
  /** Committer date (ISO 8601 with offset) of the commit that brought the file in, renames followed. */
  firstCommitOf(path: string): string | null;
}

const TIMEOUT = 10_000;
const LONGEST_ANSWER = 1 << 28;

/**
 * The history seen from a folder; paths are relative to it. Nothing is known without git, outside a repository, and in
 * a shallow clone, whose oldest commit would pass for the first one of every file.
 */
export function gitHistory(cwd: string): GitHistory {
  let complete: boolean | null = null;
  return {
    firstCommitOf(path) {
      complete ??= isComplete(cwd);
      if (!complete) return null;
      const dates = askGit(cwd, ['log', '--follow', '--diff-filter=A', '--format=%cI', '--', path]);
      return dates?.split('\n').filter((line) => line !== '').at(-1) ?? null;
    },
  };
}

/** Whether the folder is in a repository whose whole history is here. */
export function isComplete(cwd: string): boolean {
  return askGit(cwd, ['rev-parse', '--is-shallow-repository']) === 'false';
}

/** Output of a git command, or `null` where it fails. Nothing that a repository's own configuration could start. */
export function askGit(cwd: string, words: readonly string[]): string | null {
  try {
    return execFileSync('git', ['--no-pager', '--literal-pathspecs', '-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false', ...words], {
      cwd,
      encoding: 'utf8',
      timeout: TIMEOUT,
      maxBuffer: LONGEST_ANSWER,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
