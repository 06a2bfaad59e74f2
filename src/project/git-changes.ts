/** Which commits changed which files. One question for all files; single files only where something hangs on them. */
import { posix } from 'node:path';
import type { Change, History } from '../lint/history.ts';
import { askGit, commitsOf, isComplete } from './git.ts';

/** A commit that touches more files than this re-formats, renames or moves; nobody went through each of them. */
const SWEEP = 30;
/** More commits than this since the oldest review, and nobody is helped by the list. */
const MOST_COMMITS = 20_000;
/** git's name for what is in no commit yet. */
const UNCOMMITTED = /^0+$/;

/** The history seen from a folder. Nothing is known without git, outside a repository and in a shallow clone. */
export function gitChanges(cwd: string, now: string): History {
  let complete: boolean | null = null;
  const known = new Map<string, ReadonlyMap<string, readonly Change[]> | null>();
  const lines = new Map<string, readonly Change[] | null>();
  const ask = (words: readonly string[]): string | null => ((complete ??= isComplete(cwd)) ? (askGit(cwd, words)?.trim() ?? null) : null);
  return {
    changesSince(since) {
      const before = known.get(since);
      if (before !== undefined) return before;
      const prefix = ask(['rev-parse', '--show-prefix']);
      const log = prefix === null ? null : ask(['log', `--since=${since}`, `--max-count=${MOST_COMMITS}`, '--no-merges', '--name-status', '--no-renames', '-z', '--format=%x01%H%x02%cI']);
      const changes = log === null || prefix === null ? null : parseChanges(log, (path) => posix.relative(prefix, path));
      known.set(since, changes);
      return changes;
    },
    lastChangeOf(path) {
      const [commit, at] = ask(['log', '--max-count=1', '--format=%H %cI', '--', path])?.split(' ') ?? [];
      return commit === undefined || at === undefined ? null : { commit, at };
    },
    linesOf(path) {
      const before = lines.get(path);
      if (before !== undefined) return before;
      const blamed = ask(['blame', '--no-textconv', '--porcelain', '-w', '--', path]);
      const found = blamed === null ? null : parseBlame(blamed, now);
      lines.set(path, found);
      return found;
    },
    linesChangedBy(commit, path) {
      const [added, removed] = ask(['show', '--no-ext-diff', '--no-textconv', '--format=', '--numstat', '-w', '--ignore-blank-lines', commit, '--', path])?.split('\t') ?? [];
      // A binary file has no lines, and a dash for their number.
      const counted = (written: string | undefined): number => (written === '-' ? 1 : Number(written ?? 0));
      return counted(added) + counted(removed);
    },
  };
}

/** Reads a log of \x01, commit, \x02, date, then status and name in turn, ended by NUL each. */
export function parseChanges(log: string, place: (path: string) => string): ReadonlyMap<string, readonly Change[]> {
  const changes = new Map<string, Change[]>();
  for (const { head, words } of commitsOf(log)) {
    const [commit = '', at = ''] = head.split('\u0002');
    const sweep = words.length / 2 > SWEEP;
    for (let index = 0; index + 1 < words.length; index += 2) {
      if (words[index] === 'D' || (sweep && words[index] !== 'A')) continue;
      const path = place(words[index + 1] ?? '');
      const before = changes.get(path);
      if (before) before.push({ commit, at });
      else changes.set(path, [{ commit, at }]);
    }
  }
  return changes;
}

/** Reads `git blame --porcelain`: a header for each line, the facts of a commit only where it comes first. */
export function parseBlame(blamed: string, now: string): readonly Change[] {
  const times = new Map<string, string>();
  const commits: string[] = [];
  let current = '';
  for (const line of blamed.split('\n')) {
    const header = /^([0-9a-f]{40,64}) \d+ \d+/.exec(line);
    if (header?.[1] !== undefined) current = header[1];
    else if (line.startsWith('committer-time ')) times.set(current, new Date(Number(line.slice('committer-time '.length)) * 1000).toISOString());
    else if (line.startsWith('\t')) commits.push(current);
  }
  return commits.map((commit) => ({ commit, at: UNCOMMITTED.test(commit) ? now : (times.get(commit) ?? now) }));
}
