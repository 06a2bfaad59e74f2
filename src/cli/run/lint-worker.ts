/** A thread of `zephyr lint`: examines the documents it is sent. It reads the project itself, since places in a policy are functions. */
import module from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { FoundFile } from '../../project/walk.ts';
import type { ExamineOptions } from './lint-examine.ts';

export interface Task {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  options: ExamineOptions;
}

/** Documents to examine, and memory for the answer that is no longer needed elsewhere. */
export interface Order {
  files: readonly FoundFile[];
  spare?: ArrayBuffer;
}

module.enableCompileCache?.();
const { examiner } = await import('./lint-examine.ts');
const { projectKey, workspaceOf } = await import('./session.ts');

const { cwd, env, options } = workerData as Task;
const world = { cwd, env, stdin: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => options.now };
const workspace = await workspaceOf(world, options.parser);
const examine = examiner(workspace, options, world);
parentPort?.on('message', ({ files, spare }: Order) => {
  // In a turn of its own: as long as orders wait, a port hands over one after the other, and the native parser's memory is freed between turns.
  setImmediate(() => {
    const batch = examine(files, spare);
    parentPort?.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
  });
});
parentPort?.postMessage({ ready: projectKey(workspace) });
