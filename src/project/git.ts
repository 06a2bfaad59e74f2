/** What git knows of a file. Only asked where a document does not say it itself. */
import { execFileSync } from 'node:child_process';

/** A repository that could be asked; every answer is `null` where git cannot know. */
export interface GitHistory {
  /** Committer date (ISO 8601 with offset) of the commit that brought the file in, renames followed. */
  firstCommitOf(path: string): string | null;
}

const TIMEOUT = 10_000;

/**
 * The history seen from a folder; paths are relative to it. Nothing is known without git, outside a repository, and in
 * a shallow clone, whose oldest commit would pass for the first one of every file.
 */
export function gitHistory(cwd: string): GitHistory {
  let complete: boolean | null = null;
  return {
    firstCommitOf(path) {
      complete ??= ask(cwd, ['rev-parse', '--is-shallow-repository']) === 'false';
      if (!complete) return null;
      const dates = ask(cwd, ['log', '--follow', '--diff-filter=A', '--format=%cI', '--', path]);
      return dates?.split('\n').filter((line) => line !== '').at(-1) ?? null;
    },
  };
}

/** Output of a git command, or `null` where it fails. Nothing that a repository's own configuration could start. */
function ask(cwd: string, words: readonly string[]): string | null {
  try {
    return execFileSync('git', ['--no-pager', '--literal-pathspecs', '-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false', ...words], {
      cwd,
      encoding: 'utf8',
      timeout: TIMEOUT,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
