/** How the time of a piece of work grows: as a ratio of this thread's own time, the best of some tries, since the machine may be busy. */

/** How much more the larger work is. */
export const TIMES = 4;
/** Four times the work would take 4 times as long, its square 16; the engine's own moods and colder caches stay far below their middle. */
export const MOST = 8;

/** Milliseconds that this thread computed for something. */
export function timeOf(run: () => void): number {
  const { user } = process.threadCpuUsage();
  run();
  return (process.threadCpuUsage().user - user) / 1000;
}

/**
 * What is said of work that grows with the square of its size; `null` where it does not, or where all of it is over at once.
 * @param make prepares the work for a size, which is not measured
 */
export function grownTooMuch(make: (size: number) => () => void, size: number, atOnce = 40): string | null {
  let [small, large] = [Infinity, Infinity];
  // By turns, so that a busy moment falls on both.
  for (let round = 0; round < 3; round++) {
    small = Math.min(small, timeOf(make(size)));
    large = Math.min(large, timeOf(make(size * TIMES)));
    if (large <= Math.max(atOnce, MOST * small)) return null;
  }
  return `${Math.round(small)} ms, for ${TIMES} times as much ${Math.round(large)} ms`;
}
