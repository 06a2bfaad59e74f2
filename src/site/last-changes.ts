import { execFileSync } from 'node:child_process';
import { DOCUMENT_FOLDERS } from '../project/load.ts';

let known: ReadonlyMap<string, string> | undefined;

/**
 * Date of the last commit of every document (path from the root → ISO 8601), from one `git log`.
 * Empty without git, and in a shallow clone: there every file would get the date of the one commit that is there.
 */
export function lastChanges(): ReadonlyMap<string, string> {
  return (known ??= readLastChanges());
}

function readLastChanges(): ReadonlyMap<string, string> {
  try {
    if (git('rev-parse', '--is-shallow-repository').trim() !== 'false') return new Map();
    return parseLog(git('-c', 'core.quotePath=false', 'log', '--format=%x00%cI', '--name-only', '--no-renames', '--relative', '--', ...DOCUMENT_FOLDERS));
  } catch {
    return new Map();
  }
}

const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });

/** Reads a log of NUL, date, blank line, names; newest first, so the first date of a file is its last change. */
export function parseLog(log: string): ReadonlyMap<string, string> {
  const dates = new Map<string, string>();
  for (const commit of log.split('\0')) {
    const [date = '', ...names] = commit.split('\n').filter((line) => line !== '');
    for (const name of names) if (!dates.has(name)) dates.set(name, date);
  }
  return dates;
}
