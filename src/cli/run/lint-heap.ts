/** The heap while many documents are examined: much is made in it, and nearly all of it is gone with its document. */
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Megabytes of a thread's heap for what is new. V8's own limit is ten times as much, and hardly faster here. */
export const YOUNG = 12;

/** Further threads have all of `YOUNG` from the start, in its two halves. */
const WHOLE_FROM_THE_START = `--min-semi-space-size=${YOUNG / 2}`;
/**
 * Nothing is put among the old objects before it has become old, as V8 does where some have; and the old are looked
 * through when there are a third as many again, not four times as many.
 */
const FEW_OLD = ['--no-allocation-site-pretenuring', '--heap-growing-percent=30'];
const NO_MORE = '--semi-space-growth-factor=1';

/**
 * Keeps small what this thread and those started later take: frees what reading the project has left behind, and lets the
 * place for what is new grow up to `YOUNG`. What it gives is to be called again and again, since V8 takes no such limit
 * once it runs.
 */
export function smallHeap(): () => void {
  for (const flag of [WHOLE_FROM_THE_START, ...FEW_OLD, '--expose-gc']) v8.setFlagsFromString(flag);
  const collect = runInNewContext('gc') as (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  let limited = false;
  return () => {
    if (limited || sizeOfNew() < YOUNG * 1_000_000) return;
    v8.setFlagsFromString(NO_MORE);
    limited = true;
  };
}

function sizeOfNew(): number {
  return v8.getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;
}
