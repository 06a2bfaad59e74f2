/** What the history of a repository says of its files. Handed in by the edge that can ask git. */

/** A commit, as far as a file is concerned. */
export interface Change {
  commit: string;
  /** Committer date, ISO 8601. */
  at: string;
}

/** A complete history; every answer is `null` where it cannot know. Paths are relative to the working directory. */
export interface History {
  /** Commits since an instant (ISO 8601) by path, the newest first. Sweeps over many files at once are left out, unless they brought the file. */
  changesSince(since: string): ReadonlyMap<string, readonly Change[]> | null;
  /** The last commit that touched the file, whatever it did. */
  lastChangeOf(path: string): Change | null;
  /** Which commit wrote each line of the file as it stands now; the first line first. What is not committed yet is from now. */
  linesOf(path: string): readonly Change[] | null;
  /** How many lines of a file a commit added or took away, white space aside; 0 where nobody can know. */
  linesChangedBy(commit: string, path: string): number;
}

/** Whether a change came after another; the same commit did not. */
export function isLater(one: Change, other: Change): boolean {
  return one.commit !== other.commit && Date.parse(one.at) > Date.parse(other.at);
}
