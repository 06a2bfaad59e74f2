/**
 * Carries out what the journal says is still to be done. Pages go first and wait for nothing; everything else runs side by
 * side as far as results depend on each other. Before each request the journal says that it comes, after it what became
 * of it; whatever may have had its effect is looked up before it is asked again. A step that fails holds up only those
 * that need it.
 */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { hasSomethingToSend, lookUp, perform, prepare } from './perform.ts';
import { ProviderError, type Ports } from './ports.ts';
import type { Entry } from './records.ts';
import { unfinished, type IncidentState, type StepState } from './state.ts';
import { overwrites, repeatOf, type Repeat, type Step, type StepResult } from './step.ts';

/** The journal as the runner writes it. */
export interface JournalPort {
  /**
   * Writes records, durably when it resolves, and takes them into the state that `run` was given. Throws `JournalError`
   * where the disk does not let it.
   */
  append(entries: readonly Entry[]): Promise<void>;
}

/** The journal cannot be written: nothing more may be asked of anybody. */
export class JournalError extends Error {
  readonly todo: string;
  constructor(message: string, todo: string) {
    super(message);
    this.name = 'JournalError';
    this.todo = todo;
  }
}

export interface Limits {
  /** Seconds after which an effect is visible to a look-up, if it ever comes. */
  settle: number;
  /** Seconds after which a request is given up: a little more than the adapters' own time-out. */
  timeout: number;
  /** Attempts for one step in one run. */
  attempts: number;
  /** Seconds after which no new attempt begins; a page may take three times as long. */
  patience: number;
}

export const LIMITS: Limits = { settle: 30, timeout: 12, attempts: 6, patience: 60 };

export type RunEvent =
  | { type: 'started'; step: Step; attempt: number }
  | { type: 'done'; step: Step; result: StepResult; found: boolean }
  /** Will be tried again, or looked up, in so many seconds. */
  | { type: 'waiting'; step: Step; seconds: number; because: string }
  /** Not needed any more. */
  | { type: 'skipped'; step: Step; because: string }
  | { type: 'failed'; step: Step; failure: Failure }
  | { type: 'blocked'; step: Step; by: string };

export interface Failure {
  kind: ProviderError['kind'] | 'journal';
  message: string;
  todo: string;
  /** True: it may have had its effect all the same; `resume` finds out. */
  unknown: boolean;
}

export interface Runner {
  ports: Ports;
  policy: Policy;
  oncall: OnCall;
  /** Kept up to date by the journal port. */
  state: IncidentState;
  journal: JournalPort;
  /** Milliseconds since 1970. */
  now(): number;
  /** `cancelled`: nobody waits for it any more. */
  sleep(milliseconds: number, cancelled?: AbortSignal): Promise<void>;
  random(): number;
  report(event: RunEvent): void;
  limits: Limits;
}

/** What became of the steps that were unfinished when the run began. */
export interface Account {
  done: readonly Step[];
  failed: readonly { step: Step; failure: Failure }[];
  /** Not asked because another step, or an earlier one of the same lane, is not done. */
  blocked: readonly { step: Step; by: string }[];
}

type Outcome = { status: 'done' } | { status: 'failed'; failure: Failure } | { status: 'blocked'; by: string };

/** Runs every unfinished step once through; never throws for what services or the disk do. */
export async function run(runner: Runner): Promise<Account> {
  return new Run(runner).all();
}

const SECOND = 1000;

class Run {
  readonly #runner: Runner;
  readonly #started: number;
  readonly #outcomes = new Map<string, Promise<Outcome>>();
  readonly #pending: readonly StepState[];
  #journalFailure: Failure | null = null;

  constructor(runner: Runner) {
    this.#runner = runner;
    this.#started = runner.now();
    this.#pending = unfinished(runner.state);
  }

  async all(): Promise<Account> {
    const pages = this.#pending.filter(({ step }) => step.kind === 'page');
    const others = this.#pending.filter(({ step }) => step.kind !== 'page');
    for (const { step } of pages) void this.#outcome(step.id);
    for (const { step } of others) void this.#outcome(step.id);
    const outcomes = await Promise.all(this.#pending.map(async ({ step }) => ({ step, outcome: await this.#outcome(step.id) })));
    return {
      done: outcomes.flatMap(({ step, outcome }) => (outcome.status === 'done' ? [step] : [])),
      failed: outcomes.flatMap(({ step, outcome }) => (outcome.status === 'failed' ? [{ step, failure: outcome.failure }] : [])),
      blocked: outcomes.flatMap(({ step, outcome }) => (outcome.status === 'blocked' ? [{ step, by: outcome.by }] : [])),
    };
  }

  /** What becomes of a step: of one that is not in this run, what became of it before. */
  #outcome(id: string): Promise<Outcome> {
    const known = this.#outcomes.get(id);
    if (known) return known;
    const found = this.#pending.find(({ step }) => step.id === id);
    const before = this.#runner.state.steps.get(id);
    const outcome = found ? this.#go(found) : Promise.resolve<Outcome>(before?.status === 'done' ? { status: 'done' } : { status: 'blocked', by: id });
    this.#outcomes.set(id, outcome);
    return outcome;
  }

  async #go(state: StepState): Promise<Outcome> {
    const { step } = state;
    const given = step.after.find((id) => this.#runner.state.steps.get(id)?.status === 'abandoned');
    if (given !== undefined) return this.#abandon(step, `${given} was given up`);
    const blocked = await this.#waitForOthers(step);
    if (blocked !== null) {
      this.#runner.report({ type: 'blocked', step, by: blocked });
      return { status: 'blocked', by: blocked };
    }
    // Everything it would link to is there, and has no address: a pager of one's own gives none.
    if (!hasSomethingToSend(step, this.#runner.state)) return this.#abandon(step, 'there is nothing to link to');
    const outcome = await this.#attempts(state);
    if (outcome.status === 'failed') this.#runner.report({ type: 'failed', step, failure: outcome.failure });
    return outcome;
  }

  /** The step that keeps this one from going out; `null` where none does. */
  async #waitForOthers(step: Step): Promise<string | null> {
    for (const id of step.after) {
      if ((await this.#outcome(id)).status !== 'done') return id;
    }
    prepare(step, this.#runner);
    await Promise.all(step.behind.map((id) => this.#outcome(id)));
    if (step.lane !== null) {
      for (const before of this.#pending) {
        if (before.step.id === step.id) break;
        if (before.step.lane !== step.lane) continue;
        const outcome = await this.#outcome(before.step.id);
        // What was refused for good holds up nothing; everything else may still come, and must come first.
        const passed = outcome.status === 'done' || (outcome.status === 'failed' && outcome.failure.kind === 'refused' && !outcome.failure.unknown);
        if (!passed) return before.step.id;
      }
    }
    return hasSomethingToSend(step, this.#runner.state) ? null : (step.behind.find((id) => this.#runner.state.steps.get(id)?.status !== 'done') ?? null);
  }

  async #attempts(state: StepState): Promise<Outcome> {
    const { step } = state;
    const { limits, ports, state: incident } = this.#runner;
    const repeat = repeatOf(step.kind, ports.pager.repeatSafe);
    let last: ProviderError | null = null;
    for (let tries = 0; tries < limits.attempts; tries++) {
      // The state of the step changes with every record; what was read before is old.
      const current = incident.steps.get(step.id) ?? state;
      try {
        await this.#calm(current, repeat);
        if (overwrites(step.kind) && this.#isSuperseded(step)) return await this.#abandon(step, 'a later step sets the same value');
        if (current.status === 'unknown' && repeat === 'look-up') {
          const found = await this.#settled(current);
          if (found) return await this.#write({ type: 'done', step: step.id, result: found, found: true }, { type: 'done', step, result: found, found: true });
        }
        const result = await this.#ask(current);
        if ('result' in result) return result.outcome;
        last = result.error;
      } catch (error) {
        if (error instanceof JournalError) return this.#stopped(error);
        // The look-up failed: whether the effect is there stays unknown, and the journal says so already.
        last = asProviderError(error, step);
      }
      const again = last.kind !== 'auth' && last.kind !== 'refused' && tries + 1 < limits.attempts;
      const pause = pauseBefore(tries, last, this.#runner.random());
      if (!again || !this.#hasTime(step, pause)) break;
      this.#runner.report({ type: 'waiting', step, seconds: Math.ceil(pause), because: last.message });
      await this.#runner.sleep(pause * SECOND);
    }
    const unknown = incident.steps.get(step.id)?.status === 'unknown';
    return { status: 'failed', failure: { kind: last?.kind ?? 'unavailable', message: last?.message ?? 'It was not tried.', todo: last?.todo ?? 'Run zephyr incident resume.', unknown } };
  }

  /** One request, with a record before and one after it. */
  async #ask(current: StepState): Promise<{ result: true; outcome: Outcome } | { error: ProviderError }> {
    const { step } = current;
    const attempt = current.attempts + 1;
    const detail = step.kind === 'channel' ? (step.request.names[Math.min(current.taken, step.request.names.length - 1)] ?? null) : null;
    if (this.#journalFailure) return { result: true, outcome: { status: 'failed', failure: this.#journalFailure } };
    await this.#runner.journal.append([{ type: 'intent', step: step.id, attempt, detail }]);
    this.#runner.report({ type: 'started', step, attempt });
    let error: ProviderError;
    try {
      const result = await this.#inTime(perform(step, { detail, first: attempt === 1 }, this.#runner), step);
      return { result: true, outcome: await this.#write({ type: 'done', step: step.id, result, found: false }, { type: 'done', step, result, found: false }) };
    } catch (thrown) {
      if (thrown instanceof JournalError) throw thrown;
      error = asProviderError(thrown, step);
    }
    if (error.reason === 'name-taken') {
      // Perhaps by ourselves: an attempt whose answer was lost, or a request that the network delivered twice.
      const found = await this.#settled({ ...current, status: 'unknown', detail, lastAt: this.#runner.now(), ended: true });
      if (found) return { result: true, outcome: await this.#write({ type: 'done', step: step.id, result: found, found: true }, { type: 'done', step, result: found, found: true }) };
      await this.#fail(step, attempt, error);
      // The next attempt takes another name.
      return { error: new ProviderError({ provider: error.provider, action: error.action, kind: 'unavailable', message: error.message, todo: error.todo, retryAfter: 0 }) };
    }
    await this.#fail(step, attempt, error);
    return { error };
  }

  async #fail(step: Step, attempt: number, { kind, reason, message, todo }: ProviderError): Promise<void> {
    await this.#runner.journal.append([{ type: 'failed', step: step.id, attempt, kind, reason, message, todo }]);
  }

  /** The effect of an earlier attempt, looked for until it would be there; `null`: it never came. */
  async #settled(current: StepState): Promise<StepResult | null> {
    const { step, detail, firstAt, lastAt, ended } = current;
    const look = (): Promise<StepResult | null> => this.#inTime(lookUp(step, detail, firstAt ?? lastAt, this.#runner), step);
    const found = await look();
    if (found) return found;
    return (await this.#settle(step, lastAt, ended)) ? look() : null;
  }

  /**
   * Waits for what may still arrive from before and would undo this step: its own earlier attempt where it sets a value, an
   * earlier value of its lane, or the page that it closes.
   */
  async #calm(current: StepState, repeat: Repeat): Promise<void> {
    const { step } = current;
    const { state } = this.#runner;
    const before = step.kind === 'page-resolve'
      ? [state.steps.get(step.request.page)]
      : overwrites(step.kind) ? [...state.steps.values()].filter((other) => other.step.lane === step.lane) : repeat === 'settled' ? [current] : [];
    for (const other of before) {
      if (!other) continue;
      if (other.unknownAt > 0) await this.#settle(step, other.unknownAt, true);
      if (!other.ended) await this.#settle(step, other.lastAt, false);
    }
  }

  /** Waits until what was asked at an instant would have had its effect. False where that is over already. */
  async #settle(step: Step, lastAt: number, ended: boolean): Promise<boolean> {
    const { limits, now, sleep, report } = this.#runner;
    const longest = (limits.settle + (ended ? 0 : limits.timeout)) * SECOND;
    // Where the clock went back, the whole wait is due.
    const wait = Math.min(longest, lastAt + longest - now());
    if (wait <= 0) return false;
    report({ type: 'waiting', step, seconds: Math.ceil(wait / SECOND), because: 'an earlier request may still take effect' });
    await sleep(wait);
    return true;
  }

  /** Writes the record that ends a step. */
  async #write(entry: Entry, event?: RunEvent): Promise<Outcome> {
    await this.#runner.journal.append([entry]);
    if (event) this.#runner.report(event);
    return { status: 'done' };
  }

  async #abandon(step: Step, because: string): Promise<Outcome> {
    try {
      return await this.#write({ type: 'abandoned', step: step.id, because }, { type: 'skipped', step, because });
    } catch (error) {
      if (error instanceof JournalError) return this.#stopped(error);
      throw error;
    }
  }

  #stopped(error: JournalError): Outcome {
    this.#journalFailure = { kind: 'journal', message: error.message, todo: error.todo, unknown: true };
    return { status: 'failed', failure: this.#journalFailure };
  }

  #isSuperseded(step: Step): boolean {
    const lane = [...this.#runner.state.steps.values()].filter((other) => other.step.lane === step.lane && other.status !== 'abandoned');
    return lane.findIndex((other) => other.step.id === step.id) < lane.length - 1;
  }

  #hasTime(step: Step, pause: number): boolean {
    const { limits, now } = this.#runner;
    const patience = limits.patience * (step.kind === 'page' ? 3 : 1);
    return now() + pause * SECOND - this.#started < patience * SECOND;
  }

  /** An adapter that never answers is as good as a connection that was cut. */
  async #inTime<Result>(request: Promise<Result>, step: Step): Promise<Result> {
    const { limits, sleep } = this.#runner;
    const answered = new AbortController();
    const late = sleep(limits.timeout * SECOND, answered.signal).then(() => {
      throw new ProviderError({ provider: step.port, action: step.kind, kind: 'unknown-outcome', message: `no answer within ${limits.timeout} seconds`, todo: 'Run zephyr incident resume.' });
    });
    late.catch(() => undefined);
    return Promise.race([request, late]).finally(() => answered.abort());
  }
}

/** Seconds before the next attempt: what the service asks for, else a growing pause with some chance in it. */
function pauseBefore(tries: number, error: ProviderError, random: number): number {
  if (error.retryAfter !== null) return error.retryAfter;
  return Math.min(20, 0.5 * 2 ** tries) * (0.75 + random / 2);
}

function asProviderError(error: unknown, step: Step): ProviderError {
  if (error instanceof ProviderError) return error;
  const name = error instanceof Error ? error.name : 'an error';
  return new ProviderError({ provider: step.port, action: step.kind, kind: 'unknown-outcome', message: `the adapter failed with ${name}`, todo: 'Run zephyr incident resume; please report it.' });
}
