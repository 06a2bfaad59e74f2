/** `zephyr lint --watch`: the same run again whenever a file below the working directory is saved, until it is interrupted. */
import { readdirSync, watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { isDocumentName } from '../../project/walk.ts';
import { isScreen } from '../io.ts';
import type { World } from '../io.ts';

/** Editors save in several steps; what comes within this many milliseconds is one change. */
const SETTLE = 150;
/** Parts of paths in which nobody edits documents, and where builds write all the time. */
const NOISE = /(?:^|[\\/])(?:node_modules|dist|\.git|\.astro)(?:[\\/]|$)/;

/** Whether a change of this file can change what is found: a document, or a YAML or JSON file that rules read. */
export function matters(file: string): boolean {
  return !NOISE.test(file) && (isDocumentName(file) || /\.(?:ya?ml|json)$/i.test(file));
}

/** Runs once, then after each change; never two runs at a time. What a run writes itself is no change. Ends with the world's signal, or as the run fails. */
export async function watchAndRun(once: () => Promise<unknown>, written: readonly string[], world: World): Promise<void> {
  const own = new Set(written.map((file) => resolve(world.cwd, file)));
  const { signal } = world;
  let waiting: (() => void) | null = null;
  let changed = false;
  const wake = (): void => {
    changed = true;
    waiting?.();
  };
  const close = watchTree(world.cwd, (file) => {
    if (file === null || (matters(file) && !own.has(resolve(world.cwd, file)))) wake();
  });
  signal?.addEventListener('abort', wake);
  try {
    while (signal?.aborted !== true) {
      changed = false;
      if (isScreen(world.stdout, world.env)) world.stdout.write('\u001b[2J\u001b[H');
      await once();
      world.stderr.write('zephyr lint: watching; Ctrl-C ends it\n');
      // Changed meanwhile: the run may have read half of it.
      if (!changed) await new Promise<void>((done) => (waiting = done));
      waiting = null;
      await new Promise((done) => setTimeout(done, SETTLE));
    }
  } finally {
    // Wrong use ends it too, and whatever is still watched would keep the process alive.
    close();
  }
}

/** Systems that watch a folder with all that is below it. */
const WHOLE_TREES: ReadonlySet<string> = new Set(['darwin', 'win32']);

/** Tells of every file below a folder that is written, comes or goes, by its path from there; `null`: of something. */
function watchTree(root: string, told: (file: string | null) => void): () => void {
  if (!WHOLE_TREES.has(process.platform)) return watchFolders(root, told);
  // A folder that goes away while it is watched is no reason to stop.
  const watcher = watch(root, { recursive: true }, (_event, file) => told(file)).on('error', () => undefined);
  return () => watcher.close();
}

/** The same, folder by folder: what Node does instead on other systems loses a file for good once another takes its place. */
function watchFolders(root: string, told: (file: string | null) => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  const drop = (folder: string): void => {
    for (const [path, watcher] of watchers) {
      if (path !== folder && !path.startsWith(`${folder}${sep}`)) continue;
      watcher.close();
      watchers.delete(path);
    }
  };
  const add = (folder: string, isNew: boolean): void => {
    if (NOISE.test(folder)) return;
    try {
      const watcher = watch(join(root, folder), (event, name) => {
        if (name === null) return told(null);
        const path = join(folder, name);
        told(path);
        if (event !== 'rename') return;
        drop(path);
        add(path, true);
      });
      watchers.set(folder, watcher.on('error', () => drop(folder)));
      for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
        const path = join(folder, entry.name);
        // What came before the folder was watched.
        if (isNew) told(path);
        if (entry.isDirectory()) add(path, isNew);
      }
    } catch {
      // A file, gone again, or not ours to read.
      drop(folder);
    }
  };
  add('', false);
  return () => {
    for (const watcher of watchers.values()) watcher.close();
  };
}
