/** A clock that jumps to whatever happens next, so that half a minute of waiting costs nothing. */

interface Timer {
  at: number;
  order: number;
  go(): void;
}

export class VirtualTime {
  now: number;
  #timers: Timer[] = [];
  #order = 0;

  constructor(start: number) {
    this.now = start;
  }

  sleep(milliseconds: number, cancelled?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.at(this.now + Math.max(0, milliseconds), resolve);
      cancelled?.addEventListener('abort', () => this.#remove(timer), { once: true });
    });
  }

  /** Calls `go` at an instant. */
  at(at: number, go: () => void): Timer {
    const timer = { at, order: this.#order++, go };
    this.#timers.push(timer);
    return timer;
  }

  /** Lets time pass until a promise is settled. */
  async until<Result>(promise: Promise<Result>): Promise<Result> {
    let settled = false;
    void promise.then(() => (settled = true), () => (settled = true));
    for (let idle = 0; !settled; ) {
      await new Promise((resolve) => setImmediate(resolve));
      if (settled) break;
      if (this.#next()) idle = 0;
      else if (++idle > 3) throw new Error('nothing will ever happen any more, and the run is not over');
    }
    return promise;
  }

  /** Lets so much time pass. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const [first] = this.#sorted();
      if (!first || first.at > end) break;
      this.#next();
    }
    this.now = end;
  }

  #next(): boolean {
    const [first] = this.#sorted();
    if (!first) return false;
    this.#remove(first);
    this.now = Math.max(this.now, first.at);
    first.go();
    return true;
  }

  #sorted(): Timer[] {
    return this.#timers.sort((a, b) => a.at - b.at || a.order - b.order);
  }

  #remove(timer: Timer): void {
    this.#timers = this.#timers.filter((one) => one !== timer);
  }
}

/** Seeded chance (mulberry32). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
