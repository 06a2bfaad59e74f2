import { isScreen } from './io.ts';
import type { World } from './io.ts';

/** How far a long run is, on one line of a terminal that disappears again; silent elsewhere. */
export interface Progress {
  step(done: number): void;
  end(): void;
}

const FIRST_AFTER = 400;
const EVERY = 120;

/** `elapsed` gives milliseconds since the start; nothing is shown before a person would wonder. */
export function progress(world: World, what: string, elapsed: () => number): Progress {
  let last = 0;
  let shown = false;
  return {
    step(done) {
      const now = elapsed();
      if (!isScreen(world.stderr, world.env) || now < FIRST_AFTER || now - last < EVERY) return;
      last = now;
      shown = true;
      world.stderr.write(`\r\u001b[2K${what}: ${done} files`);
    },
    end() {
      if (shown) world.stderr.write('\r\u001b[2K');
      shown = false;
    },
  };
}

/** With the time that Node takes to start, nobody waits for more than a second; milliseconds. */
const SIGN_EVERY = 600;

/** Waits for something, and says so again and again where it takes long. */
export async function withSigns<Result>(world: World, what: string, work: Promise<Result>): Promise<Result> {
  const beat = setInterval(() => void world.stderr.write(`${what}\n`), SIGN_EVERY);
  try {
    return await work;
  } finally {
    clearInterval(beat);
  }
}
