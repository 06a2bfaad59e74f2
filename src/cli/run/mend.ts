/** Writes repairs into files: atomically, and only into a file that is still the one that was checked. */
import { closeSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseDocument } from '../../documents/parse.ts';
import { applyFixes } from '../../lint/fix.ts';
import { readFileSafely } from '../../project/read.ts';
import { visible, visiblePath } from '../../report/escape.ts';
import type { World } from '../io.ts';
import type { CheckedFile } from './lint-files.ts';
import { fingerprintOf } from './session.ts';

/** Mends what the findings know a certain repair for; gives the number of findings mended. What could not be written is said on stderr. */
export function mend(files: Iterable<Pick<CheckedFile, 'mendable' | 'findings'>>, world: World): number {
  let mended = 0;
  for (const { mendable, findings } of files) {
    if (mendable === undefined) continue;
    const { file, file: { path }, fingerprint } = mendable;
    const read = readFileSafely(file.absolute, { cwd: world.cwd });
    if ('problem' in read || fingerprintOf(read.bytes) !== fingerprint) {
      world.stderr.write(`zephyr lint: ${visiblePath(path)} changed meanwhile and was left as it is; run it again\n`);
      continue;
    }
    const { text, byteOrderMark } = parseDocument(path, read.bytes);
    const { text: after, applied } = applyFixes(text, findings());
    if (after === text) continue;
    try {
      replaceFile(file.absolute, (byteOrderMark ? '\ufeff' : '') + after);
      mended += applied;
    } catch (error) {
      world.stderr.write(`zephyr lint: ${visiblePath(path)} could not be written: ${visible(error instanceof Error ? error.message : String(error))}\n`);
    }
  }
  return mended;
}

/** Whoever reads the file sees the old or the new text, never half of it, also where the disk is full. The mode stays, and a link to the file stays one. */
export function replaceFile(path: string, text: string): void {
  const target = realpathSync(path);
  const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.zephyr-${process.pid}`);
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    try {
      // Unlike a single write, this one goes on until all of it is there, or throws.
      writeFileSync(handle, text);
      fchmodSync(handle, statSync(target).mode & 0o7777);
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
