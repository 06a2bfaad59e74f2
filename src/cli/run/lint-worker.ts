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

module.enableCompileCache?.();
const { examiner } = await import('./lint-examine.ts');
const { projectKey, workspaceOf } = await import('./session.ts');

const { cwd, env, options } = workerData as Task;
const world = { cwd, env, stdin: {}, stdout: { write: () => undefined }, stderr: { write: () => undefined }, now: () => options.now };
const workspace = workspaceOf(world);
const examine = await examiner(workspace, options, world);
parentPort?.on('message', (files: readonly FoundFile[]) => {
  const batch = examine(files);
  parentPort?.postMessage(batch, [batch.bytes.buffer as ArrayBuffer]);
});
parentPort?.postMessage({ ready: projectKey(workspace) });
