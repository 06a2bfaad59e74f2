/** Threads that examine documents, one for each core of the machine. */
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import { Worker } from 'node:worker_threads';
import { packageFile } from '../../project/package.ts';
import type { FoundFile } from '../../project/walk.ts';
import type { Batch } from './lint-examine.ts';
import type { Order, Task } from './lint-worker.ts';

/** More threads than this write faster than one thread can collect. */
const MOST_THREADS = 8;
/** Bytes of documents below which starting threads takes longer than the documents. */
const WORTH = 20_000_000;
/** Batches that a thread has before it, so that it never waits. */
const AHEAD = 2;
/** Megabytes of each thread's heap for what is new: small, since trees live for one document. */
const YOUNG = 8;
/**
 * For the same reason nothing is put among the old objects before it has become old (V8 does so where some have), and the
 * old are looked through when there are a third as many again, not four times as many.
 */
const HEAP = ['--no-allocation-site-pretenuring', '--heap-growing-percent=30'];

/** How many threads are worth it; 1 is this one alone. `asked` is what `--jobs` says. */
export function threadsFor(bytes: number, asked: number | undefined): number {
  return asked ?? (bytes < WORTH ? 1 : Math.min(MOST_THREADS, availableParallelism()));
}

/**
 * Sends the batches to threads; `take` is called for each, one at a time, in any order. Gives the batches that no thread
 * could do: where none can be started, where one ended, or where one sees another project than `key` says because a file
 * changed meanwhile.
 */
export async function examineInThreads<T>(batches: readonly (readonly T[])[], fileOf: (one: T) => FoundFile, { task, threads, key }: Threads, take: (some: readonly T[], batch: Batch) => Promise<void>): Promise<(readonly T[])[]> {
  for (const flag of HEAP) v8.setFlagsFromString(flag);
  const waiting = batches.toReversed();
  const left: (readonly T[])[] = [];
  let taken: Promise<void> = Promise.resolve();
  const thread = (): Promise<void> => new Promise((ended) => {
    const sent: (readonly T[])[] = [];
    const worker = new Worker(programUrl(), { workerData: task, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
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
  await Promise.all(Array.from({ length: threads }, thread));
  await taken;
  return [...left, ...waiting];
}

export interface Threads {
  task: Task;
  threads: number;
  /** What the project is, see `projectKey`. */
  key: string;
}

function programUrl(): URL {
  return import.meta.url.endsWith('.ts') ? new URL('./lint-worker.ts', import.meta.url) : pathToFileURL(packageFile('dist/cli/lint-worker.js'));
}
