/** What goes wrong on the way to a service and back, and when the program is killed. */
import { ProviderError, type ProviderErrorKind } from '../../../src/incident/ports.ts';
import type { VirtualTime } from './time.ts';

/** Seconds, as the runner of the harness is told. */
export const SETTLE = 30;
export const TIMEOUT = 12;
/** The adapters' own time-out. */
const ADAPTER_TIMEOUT = 10_000;

export type RequestFault =
  | 'none' | 'unavailable' | 'rate-limit' | 'auth' | 'refused'
  /** Cut before or after the effect; an answer of 5xx before or after it; no answer before or after it. */
  | 'cut-before' | 'cut-after' | '5xx-before' | '5xx-after' | 'timeout-before' | 'timeout-after'
  /** The effect comes after the connection has ended, or cannot be seen by look-ups for a while: both within `settle`. */
  | 'late' | 'hidden'
  /** The network delivers the request twice. */
  | 'twice';
export type KillPoint = 'request-before' | 'request-after-effect' | 'request-after-answer' | 'journal-before' | 'journal-torn' | 'journal-after';

/** Decides about each request and each journal write, in the order in which they happen. */
export interface Fate {
  request(number: number, service: string, writes: boolean, keyed: boolean): { fault: RequestFault; kill: KillPoint | null };
  journal(number: number): KillPoint | null;
  random(): number;
}

/** The program that was killed: it neither answers nor goes on. */
export class Killed extends Error {}

/** One life of the program, until it ends or is killed. */
export class Life {
  alive = true;
  readonly death: Promise<never>;
  #die: (error: Killed) => void = () => undefined;

  constructor() {
    this.death = new Promise((_, reject) => {
      this.#die = reject;
    });
    this.death.catch(() => undefined);
  }

  kill(): Promise<never> {
    this.alive = false;
    this.#die(new Killed('killed'));
    return new Promise(() => undefined);
  }
}

/** The network between the program and the services. */
export class Network {
  readonly time: VirtualTime;
  fate: Fate;
  life = new Life();
  /** Requests so far, look-ups included; and when the program was last heard. */
  requests = 0;
  sent: { service: string; action: string; at: number }[] = [];

  constructor(time: VirtualTime, fate: Fate) {
    this.time = time;
    this.fate = fate;
  }

  /**
   * A request: `effect` happens at the service (it may throw a refusal), its value is the answer. `keyed`: a second
   * delivery of the same request does no harm. `visibleAt` tells the service from when on look-ups see it.
   */
  async send<Answer>(service: string, action: string, { writes, keyed }: { writes: boolean; keyed: boolean }, effect: (visibleAt: number) => Answer): Promise<Answer> {
    const { time, fate, life } = this;
    if (!life.alive) return new Promise(() => undefined);
    const { fault, kill } = fate.request(this.requests++, service, writes, keyed);
    const error = (kind: ProviderErrorKind, retryAfter?: number): ProviderError =>
      new ProviderError({ provider: service, action, kind, message: `${fault}`, todo: 'wait', ...(retryAfter === undefined ? {} : { retryAfter }) });
    if (kill === 'request-before') return life.kill();
    this.sent.push({ service, action, at: time.now });
    const latency = 20 + fate.random() * 400;
    const settleLeft = SETTLE * 1000 * fate.random() * 0.95;
    const happens = (visibleAt = time.now): Answer => effect(visibleAt);
    /** Effects go on after the program is gone; its answers do not. */
    const pause = async (milliseconds: number): Promise<void> => {
      await time.sleep(milliseconds);
    };
    const answer = async <Value>(value: () => Value): Promise<Value> => {
      if (!life.alive) return new Promise(() => undefined);
      return value();
    };
    const fail = (problem: ProviderError) => answer((): never => { throw problem; });

    if (kill === 'request-after-effect') {
      // Killed while the request is under way: the effect comes at once, late, or stays hidden for a while.
      const mode = fate.random();
      if (mode < 0.4) happens();
      else if (mode < 0.7) time.at(time.now + settleLeft, () => quietly(happens));
      else quietly(() => happens(time.now + settleLeft));
      return life.kill();
    }
    await pause(latency / 2);
    switch (fault) {
      case 'unavailable': return fail(error('unavailable'));
      case 'rate-limit': return fail(error('rate-limit', Math.ceil(fate.random() * 5)));
      case 'auth': return fail(error('auth'));
      case 'refused': return fail(error('refused'));
      case 'cut-before': case '5xx-before': return fail(error('unknown-outcome'));
      case 'timeout-before': await pause(ADAPTER_TIMEOUT); return fail(error('unknown-outcome'));
      case 'cut-after': case '5xx-after': quietly(happens); return fail(error('unknown-outcome'));
      case 'timeout-after': quietly(happens); await pause(ADAPTER_TIMEOUT); return fail(error('unknown-outcome'));
      case 'late': time.at(time.now + settleLeft, () => quietly(happens)); return fail(error('unknown-outcome'));
      case 'hidden': quietly(() => happens(time.now + settleLeft)); return fail(error('unknown-outcome'));
      case 'twice': quietly(happens); break;
      case 'none': break;
    }
    let value: Answer;
    try {
      value = happens();
    } catch (refusal) {
      await pause(latency / 2);
      return fail(refusal as ProviderError);
    }
    await pause(latency / 2);
    if (!life.alive) return new Promise(() => undefined);
    if (kill === 'request-after-answer') return life.kill();
    return value;
  }
}

function quietly(happens: () => unknown): void {
  try {
    happens();
  } catch {
    // a refusal whose answer is lost
  }
}
