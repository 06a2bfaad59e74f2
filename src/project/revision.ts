/** Files as they stand in a git revision. */
import { commitOf } from './changed.ts';
import { askGit } from './git.ts';

/** The texts of some files in a revision, or why nobody can say. */
export type FilesAt = { texts: ReadonlyMap<string, string> } | { problem: string; help: string };

/** Files of a revision; `paths` are relative to `folder`, which lies in the repository. */
export function filesAt(folder: string, revision: string, paths: readonly string[]): FilesAt {
  if (askGit(folder, ['--version']) === null) return { problem: 'there is no git here', help: 'Install git, or make it found: `git --version` must answer.' };
  if (askGit(folder, ['rev-parse', '--show-toplevel']) === null) return { problem: 'this folder is in no git repository, so nothing is known of earlier revisions', help: 'Run it in a clone.' };
  const commit = commitOf(folder, revision);
  if (commit === null && revision === 'HEAD') return { problem: 'there is no commit yet', help: 'Commit the files first: `git add . && git commit`.' };
  if (commit === null) return { problem: `git knows no revision ${revision}`, help: 'Fetch it first (`git fetch origin`), or look for another: `git log --oneline -- content/`.' };
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = askGit(folder, ['cat-file', 'blob', `${commit}:./${path}`]);
    if (text === null) return { problem: `${path} is not in ${revision}`, help: `Name a revision that has it: \`git log --oneline -- ${path}\` lists them.` };
    texts.set(path, text.replace(/^\ufeff/, ''));
  }
  return { texts };
}

/** Names of branches and tags, the remote ones last; empty outside a repository. */
export function revisionNames(folder: string): readonly string[] {
  const names = askGit(folder, ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes']);
  return names === null ? [] : ['HEAD', ...names.split('\n').filter((name) => name !== '')];
}
