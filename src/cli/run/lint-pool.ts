/** Threads that examine documents, one for each core of the machine: this one and others. */
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packageFile } from '../../project/package.ts';
import type { FoundFile } from '../../project/walk.ts';
import type { Batch, Examine } from './lint-examine.ts';
import { YOUNG } from './lint-heap.ts';
import type { Order, Task } from './lint-worker.ts';
import { breathe } from './session.ts';

/** More threads than this write faster than one thread can collect. */
const MOST_THREADS = 8;
/** Bytes of documents below which starting threads takes longer than the documents. */
const WORTH = 20_000_000;
/** Batches that a thread has before it, so that it never waits. */
const AHEAD = 2;

/** How many threads are worth it; 1 is this one alone. `asked` is what `--jobs` says. */
export function threadsFor(bytes: number, asked: number | undefined): number {
  return asked ?? (bytes < WORTH ? 1 : Math.min(MOST_THREADS, availableParallelism()));
}

/**
 * Examines the batches here and in threads; `take` is called for each, one at a time, in any order. Gives the batches that
 * are left because a thread ended that had them.
 */
export async function examineInThreads<T>(batches: readonly (readonly T[])[], fileOf: (one: T) => FoundFile, { examine, task, threads, key }: Threads, take: (some: readonly T[], batch: Batch) => Promise<void>): Promise<(readonly T[])[]> {
  const waiting = batches.toReversed();
  const left: (readonly T[])[] = [];
  const pool: { worker: Worker; sent: readonly unknown[] }[] = [];
  let taken: Promise<void> = Promise.resolve();
  const thread = (): Promise<void> => new Promise((ended) => {
    const sent: (readonly T[])[] = [];
    const worker = new Worker(programUrl(), { workerData: task, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    pool.push({ worker, sent });
    const send = (spare?: ArrayBuffer): void => {
      while (sent.length < AHEAD) {
        const next = waiting.pop();
        if (next === undefined) break;
        sent.push(next);
        const order: Order = { files: next.map(fileOf), ...(spare === undefined ? {} : { spare }) };
        worker.postMessage(order, spare === undefined ? [] : [spare]);
        spare = undefined;
      }
      if (sent.length === 0) void worker.terminate();
    };
    worker.on('message', (message: Batch | { ready: string }) => {
      if ('ready' in message) {
        // One that sees another project, because a file changed meanwhile, would find something else.
        if (message.ready === key) send();
        else void worker.terminate();
        return;
      }
      // A thread answers in the order in which it was asked.
      const some = sent.shift();
      // No faster than its answers are taken, or they would pile up.
      if (some !== undefined) taken = taken.then(() => take(some, message)).finally(() => {
        send(message.bytes.buffer as ArrayBuffer);
      });
    });
    // What it had before it is done elsewhere.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      left.push(...sent);
      ended();
    });
  });
  const here = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const some = next;
      const batch = examine(some.map(fileOf));
      taken = taken.then(() => take(some, batch));
      await taken;
      // What the others say meanwhile, and signals, come in between.
      await breathe();
    }
  };
  const others = Array.from({ length: threads - 1 }, thread);
  try {
    await here();
    // One that is not ready yet has come too late.
    for (const { worker, sent } of pool) if (sent.length === 0) void worker.terminate();
    await Promise.all(others);
    await taken;
  } finally {
    await Promise.all(pool.map(({ worker }) => worker.terminate()));
  }
  return left;
}

export interface Threads {
  /** What this thread does. */
  examine: Examine;
  task: Task;
  /** With this one. */
  threads: number;
  /** What the project is, see `projectKey`. */
  key: string;
}

function programUrl(): URL {
  return import.meta.url.endsWith('.ts') ? new URL('./lint-worker.ts', import.meta.url) : pathToFileURL(packageFile('dist/cli/lint-worker.js'));
}
