/** Writes repairs into files: atomically, and only into a file that is still the one that was checked. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fchownSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decode } from '../../documents/encoding.ts';
import { unifiedDiff } from '../../lint/fix-diff.ts';
import { applyFixes, type Fixed } from '../../lint/fix.ts';
import { count } from '../../lint/message.ts';
import { diskReason } from '../../project/disk-reason.ts';
import { readFileSafely } from '../../project/read.ts';
import { sha256 } from '../../project/sha256.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import type { World } from '../io.ts';
import type { CheckedFile } from './lint-files.ts';

type Mendable = Pick<CheckedFile, 'mendable' | 'findings'>;

/**
 * Mends what the findings know a certain repair for; gives the number of findings mended. What could not be written is said on stderr.
 * @param maxBytes as the files were read with
 */
export function mend(files: Iterable<Mendable>, maxBytes: number | undefined, world: World): number {
  let mended = 0;
  for (const { path, absolute, byteOrderMark, before, text, applied } of repairsOf(files, maxBytes, world)) {
    if (text === before) continue;
    try {
      replaceFile(absolute, (byteOrderMark ? '\ufeff' : '') + text);
      mended += applied;
    } catch (error) {
      world.stderr.write(`zephyr lint: ${visiblePath(path)} could not be written: ${diskReason(error)}\n`);
    }
  }
  return mended;
}

/** Shows on stderr, as a diff, what `mend` would write first, and writes nothing. */
export function showRepairs(files: Iterable<Mendable>, maxBytes: number | undefined, world: World): void {
  let mended = 0;
  let changed = 0;
  for (const { path, before, text, applied, edits } of repairsOf(files, maxBytes, world)) {
    if (text === before) continue;
    mended += applied;
    changed += 1;
    world.stderr.write(unifiedDiff(path, before, edits).split('\n').map(visible).join('\n'));
  }
  world.stderr.write(`zephyr lint: a dry run; ${mended === 0 ? '--fix has nothing to mend' : `--fix would mend ${count(mended, 'finding')} in ${count(changed, 'file')} like this, and then look again`}\n`);
}

interface Repair extends Fixed {
  path: string;
  absolute: string;
  byteOrderMark: boolean;
  before: string;
}

/** The files with something to mend, as they stand now; one that changed since it was checked is left out and named. */
function* repairsOf(files: Iterable<Mendable>, maxBytes: number | undefined, world: World): Iterable<Repair> {
  for (const { mendable, findings } of files) {
    if (mendable === undefined) continue;
    const { file: { path, absolute }, fingerprint } = mendable;
    const read = readFileSafely(absolute, { cwd: world.cwd, ...(maxBytes === undefined ? {} : { maxBytes }) });
    if ('problem' in read || sha256(read.bytes) !== fingerprint) {
      world.stderr.write(`zephyr lint: ${visiblePath(path)} changed meanwhile and was left as it is; run it again\n`);
      continue;
    }
    const { text, byteOrderMark } = decode(read.bytes);
    const fixed = applyFixes(text, findings());
    yield { ...fixed, path, absolute, byteOrderMark, before: text };
  }
}

/** Whoever reads the file sees the old or the new text, never half of it, also where the disk is full. Owner and mode stay, and a link to the file stays one. */
export function replaceFile(path: string, text: string): void {
  const target = realpathSync(path);
  const { mode, uid, gid } = statSync(target);
  const temporary = join(dirname(target), `.zephyr-${randomBytes(6).toString('hex')}`);
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    try {
      // Unlike a single write, this one goes on until all of it is there, or throws.
      writeFileSync(handle, text);
      // Whoever runs it in a container is root, and its files are somebody's.
      if (process.getuid?.() === 0) fchownSync(handle, uid, gid);
      fchmodSync(handle, mode & 0o7777);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
