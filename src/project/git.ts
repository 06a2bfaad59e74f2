/** What git knows of a file. Only asked where a document does not say it itself. */
import { execFileSync } from 'node:child_process';
import { isAbsolute } from 'node:path';

/** A repository that could be asked; every answer is `null` where git cannot know. */
export interface GitHistory {
  /** Committer date (ISO 8601 with offset) of the commit that brought the file in, renames followed. */
  firstCommitOf(path: string): string | null;
}

/** Milliseconds for one question, and for the one about all files of a long history. */
const TIMEOUT = 10_000;
const LONG_TIMEOUT = 60_000;
const LONGEST_ANSWER = 1 << 28;

/**
 * The history seen from a folder; paths are relative to it. Nothing is known without git, outside a repository, and in
 * a shallow clone, whose oldest commit would pass for the first one of every file. git is asked once for all files below
 * the folder: one by one it would look through the whole history for each.
 */
export function gitHistory(cwd: string): GitHistory {
  let complete: boolean | null = null;
  /** `undefined` until git was asked. */
  let known: ReadonlyMap<string, string> | null | undefined;
  return {
    firstCommitOf(path) {
      complete ??= isComplete(cwd);
      if (!complete) return null;
      const isBelow = !path.startsWith('..') && !isAbsolute(path);
      if (isBelow && known === undefined) known = firstCommits(cwd);
      return isBelow && known ? (known.get(path) ?? null) : firstCommit(cwd, path);
    },
  };
}

/** The commits that brought in the files below a folder, renames followed; `null` where git does not answer in time. */
function firstCommits(cwd: string): ReadonlyMap<string, string> | null {
  // A copy is no rename: what is written from a template is as new as it is.
  const log = askGit(cwd, ['log', '--reverse', '--diff-filter=AR', '--find-renames', '--name-status', '--relative', '-z', '--format=%x01%cI', '--', '.'], LONG_TIMEOUT);
  return log === null ? null : parseFirstCommits(log);
}

/** Reads a log, oldest commit first: \x01 and a date, then `A` and a name, or `R` with a number and two names, each ended by NUL. */
function parseFirstCommits(log: string): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const entry of log.split('\u0001')) {
    const [date = '', ...rest] = entry.split('\0').map((word, at) => (at === 0 ? word.trim() : word));
    for (let at = 0; at < rest.length; at++) {
      const status = (rest[at] ?? '').replace(/^\n/, '');
      if (status === 'A') {
        const name = rest[++at] ?? '';
        if (!first.has(name)) first.set(name, date);
      } else if (status.startsWith('R')) {
        const [before = '', after = ''] = [rest[++at], rest[++at]];
        first.set(after, first.get(before) ?? date);
        // Another file may take the name that this one gave up.
        first.delete(before);
      }
    }
  }
  return first;
}

function firstCommit(cwd: string, path: string): string | null {
  const dates = askGit(cwd, ['log', '--diff-filter=A', '--format=%cI', '--', path]);
  return dates?.split('\n').filter((line) => line !== '').at(-1) ?? null;
}

/** Whether the folder is in a repository whose whole history is here. */
export function isComplete(cwd: string): boolean {
  return askGit(cwd, ['rev-parse', '--is-shallow-repository']) === 'false';
}

/** Output of a git command, or `null` where it fails. Nothing that a repository's own configuration could start. */
export function askGit(cwd: string, words: readonly string[], timeout = TIMEOUT): string | null {
  try {
    return execFileSync('git', ['--no-pager', '--literal-pathspecs', '-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false', ...words], {
      cwd,
      encoding: 'utf8',
      timeout,
      maxBuffer: LONGEST_ANSWER,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
