/** `zephyr lint --watch`: the same run again whenever a file below the working directory is saved, until it is interrupted. */
import { watch } from 'node:fs';
import { resolve } from 'node:path';
import { isDocumentName } from '../../project/walk.ts';
import type { World } from '../io.ts';

/** Editors save in several steps; what comes within this many milliseconds is one change. */
const SETTLE = 150;
/** Parts of paths in which nobody edits documents, and where builds write all the time. */
const NOISE = /(?:^|[\\/])(?:node_modules|dist|\.git|\.astro)(?:[\\/]|$)/;

/** Whether a change of this file can change what is found: a document, or a YAML or JSON file that rules read. */
export function matters(file: string): boolean {
  return !NOISE.test(file) && (isDocumentName(file) || /\.(?:ya?ml|json)$/i.test(file));
}

/** Runs once, then after each change; never two runs at a time. What a run writes itself is no change. Ends with the world's signal. */
export async function watchAndRun(once: () => Promise<unknown>, written: readonly string[], world: World): Promise<void> {
  const own = new Set(written.map((file) => resolve(world.cwd, file)));
  const { signal } = world;
  let waiting: (() => void) | null = null;
  let changed = false;
  const wake = (): void => {
    changed = true;
    waiting?.();
  };
  const watcher = watch(world.cwd, { recursive: true, ...(signal === undefined ? {} : { signal }) }, (_event, file) => {
    if (file === null || (matters(file) && !own.has(resolve(world.cwd, file)))) wake();
  });
  // A folder that goes away while it is watched is no reason to stop.
  watcher.on('error', () => undefined);
  signal?.addEventListener('abort', wake);
  while (signal?.aborted !== true) {
    changed = false;
    if (world.stdout.isTTY === true) world.stdout.write('\u001b[2J\u001b[H');
    await once();
    world.stderr.write('zephyr lint: watching; Ctrl-C ends it\n');
    // Changed meanwhile: the run may have read half of it.
    if (!changed) await new Promise<void>((done) => (waiting = done));
    waiting = null;
    await new Promise((done) => setTimeout(done, SETTLE));
  }
}
