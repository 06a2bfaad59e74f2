/** What git knows of a file, and the one way to ask git. */
import { execFileSync } from 'node:child_process';
import { isAbsolute } from 'node:path';

/** A repository that could be asked; every answer is `null` where git cannot know. */
export interface GitHistory {
  /** Committer date (ISO 8601 with offset) of the commit that brought the file in, renames followed. */
  firstCommitOf(path: string): string | null;
}

/** Milliseconds for one question, and for one about all files of a long history or a large working tree. */
const TIMEOUT = 10_000;
export const LONG_TIMEOUT = 60_000;
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

/** Reads a log, oldest commit first, with renames; the format gives the date. */
function parseFirstCommits(log: string): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const { head: date, words } of commitsOf(log)) {
    for (let at = 0; at < words.length; ) {
      const status = words[at++] ?? '';
      const name = words[at++] ?? '';
      if (!status.startsWith('R')) {
        if (!first.has(name)) first.set(name, date);
        continue;
      }
      first.set(words[at++] ?? '', first.get(name) ?? date);
      // Another file may take the name that this one gave up.
      first.delete(name);
    }
  }
  return first;
}

/** The commits of a log with `-z --name-status --format=%x01…`: what the format gives, then in turn a status and a name, or two names where it is a rename. */
export function commitsOf(log: string): { head: string; words: string[] }[] {
  return log.split('\u0001').map((entry) => {
    const [head = '', ...rest] = entry.split('\0');
    return { head: head.trim(), words: rest.map((word, at) => (at === 0 ? word.replace(/^\n/, '') : word)).filter((word) => word !== '') };
  });
}

function firstCommit(cwd: string, path: string): string | null {
  const dates = askGit(cwd, ['log', '--diff-filter=A', '--format=%cI', '--', path]);
  return dates?.split('\n').filter((line) => line !== '').at(-1) ?? null;
}

/** Whether the folder is in a repository whose whole history is here. */
export function isComplete(cwd: string): boolean {
  return askGit(cwd, ['rev-parse', '--is-shallow-repository'])?.trim() === 'false';
}

/** Output of a git command as it is, or `null` where it fails. Nothing that a repository's own configuration could start. */
export function askGit(cwd: string, words: readonly string[], timeout = TIMEOUT): string | null {
  try {
    return execFileSync('git', ['--no-pager', '--literal-pathspecs', '-c', 'log.showSignature=false', '-c', 'core.fsmonitor=false', '-c', 'diff.external=', '-c', 'core.quotePath=false', ...words], {
      cwd,
      encoding: 'utf8',
      timeout,
      maxBuffer: LONGEST_ANSWER,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return null;
  }
}
