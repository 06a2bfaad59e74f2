/**
 * The state machine of an incident's chains. Its clock only moves forward, from one interesting instant to the
 * next; within an instant come acknowledgements, then resolution, then escalation (and, in `simulate.ts`, updates).
 */
import { chainsOf, chainsRepeat, type Chain } from '../policy/chains.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { peopleOf } from './chain.ts';
import { DAY, SECOND, type Instant } from './instant.ts';
import { nextWaking } from './awake.ts';
import type { Rota } from './rota.ts';
import { DEFAULT_RESOLVE, type Answer, type ChainOutcome, type Ending, type Scenario } from './simulation.ts';

/** No simulation goes on for longer. */
export const HORIZON = 366 * DAY;

/** Why somebody is paged, or a step finds nobody. */
export type Why = 'trigger' | 'step' | 'restart' | 'empty' | 'asleep' | 'answer';

/** A chain's part in a happening. */
export interface Cause {
  chain: string;
  /** Index of the step in `escalation.steps`. */
  index: number;
  /** Pass of the chain, from 0. */
  pass: number;
  why: Why;
}

export interface Happening {
  at: Instant;
  kind: 'page' | 'ack' | 'skip' | 'resolve';
  person: string | null;
  causes: Cause[];
}

export interface Escalation {
  happenings: Happening[];
  chains: ChainOutcome[];
  resolvedAt: Instant | null;
  end: Instant;
  /** Answers that ended no chain. */
  unheard: Answer[];
}

interface Running {
  readonly chain: Chain;
  /** When the next level is reached; `null` while nothing is due. */
  next: Instant | null;
  level: number;
  pass: number;
  why: Why;
  /** Paged in this pass. */
  paged: Set<string>;
  /** Paged since the chain (re)started, with the step that did it last. */
  asked: Map<string, Cause>;
  ending: Ending | null;
  endedAt: Instant;
  by: string | null;
}

interface Play {
  policy: Policy;
  oncall: OnCall;
  rota: Rota;
  scenario: Scenario;
  /** Whoever is awake answers at once, whatever the scenario says (for the time to a human). */
  awakeAnswer?: boolean;
}

/** Plays a scenario through. */
export function escalate(play: Play): Escalation {
  return new Incident(play).run();
}

class Incident {
  readonly #play: Play;
  readonly #chains: Running[];
  readonly #happenings: Happening[] = [];
  /** Which chains an answer has already ended: it counts once for each, so after a time-out she must answer again. */
  readonly #spent = new Map<Answer, Set<Running>>();
  readonly #waking: boolean;
  #resolvedAt: Instant | null = null;

  constructor(play: Play) {
    const { policy, scenario } = play;
    this.#play = play;
    this.#waking = policy.severities.find(({ id }) => id === scenario.severity)?.pageWhen === 'waking-hours';
    this.#chains = chainsOf(policy, scenario.severity).map((chain) => ({
      chain, next: scenario.at, level: 0, pass: 0, why: 'trigger', paged: new Set(), asked: new Map(), ending: null, endedAt: scenario.at, by: null,
    }));
  }

  run(): Escalation {
    const { at, answers } = this.#play.scenario;
    for (let now: Instant | null = at; now !== null && now - at <= HORIZON; now = this.#nextInstant(now)) {
      this.#answered(answers.filter((answer) => at + answer.after * SECOND === now), now);
      if (this.#resolved(now)) break;
      this.#escalated(now);
      if (this.#resolved(now)) break;
    }
    for (const running of this.#chains) if (running.ending === null || running.next !== null) end(running, 'horizon', at + HORIZON);
    return {
      happenings: this.#happenings,
      chains: this.#chains.map(({ chain, ending, endedAt, by }) => ({ id: chain.id, ending: ending ?? 'horizon', at: endedAt, by })),
      resolvedAt: this.#resolvedAt,
      end: this.#resolvedAt ?? Math.max(at, ...this.#chains.map(({ endedAt }) => endedAt)),
      unheard: answers.filter((answer) => !this.#spent.has(answer)),
    };
  }

  /** The next instant at which something may happen. */
  #nextInstant(now: Instant): Instant | null {
    const { at, answers } = this.#play.scenario;
    const times = [...this.#chains.map(({ next }) => next), ...answers.map(({ after }) => at + after * SECOND), this.#resolvedAt];
    const later = times.filter((time): time is Instant => time !== null && time > now);
    return later.length > 0 ? Math.min(...later) : null;
  }

  /** Answers of people who were paged before. */
  #answered(answers: readonly Answer[], now: Instant): void {
    for (const answer of answers) {
      this.#acknowledge(answer.person, this.#chains.filter((running) => running.ending !== 'acknowledged' && running.asked.has(answer.person) && this.#counts(answer, running)), now);
    }
  }

  /** Takes note that an answer ends a chain; false where it already has. */
  #counts(answer: Answer, running: Running): boolean {
    const ended = this.#spent.get(answer) ?? new Set();
    if (ended.has(running)) return false;
    this.#spent.set(answer, ended.add(running));
    return true;
  }

  #acknowledge(person: string, ended: readonly Running[], now: Instant): void {
    if (ended.length === 0) return;
    const { policy: { escalation }, scenario } = this.#play;
    const causes = ended.map((running): Cause => ({ ...(running.asked.get(person) as Cause), why: 'answer' }));
    this.#happenings.push({ at: now, kind: 'ack', person, causes });
    for (const running of ended) {
      end(running, 'acknowledged', now, person);
      if (escalation.acknowledgementTimeout !== 'none') running.next = now + escalation.acknowledgementTimeout * SECOND;
    }
    if (escalation.acknowledgement === 'incident') {
      for (const running of this.#chains) if (running.ending === null) end(running, 'acknowledged', now, person);
    }
    this.#resolvedAt ??= now + (scenario.resolve ?? DEFAULT_RESOLVE) * SECOND;
  }

  #resolved(now: Instant): boolean {
    if (now !== this.#resolvedAt) return false;
    this.#happenings.push({ at: now, kind: 'resolve', person: null, causes: [] });
    for (const running of this.#chains) {
      running.next = null;
      if (running.ending === null) end(running, 'resolved', now);
    }
    return true;
  }

  #escalated(now: Instant): void {
    const pages = new Map<string, { causes: Cause[]; chains: Running[] }>();
    for (const running of this.#chains) {
      if (running.next !== now) continue;
      if (running.ending === 'acknowledged') restart(running);
      const { people, cause } = this.#advance(running, now);
      for (const person of people) {
        const page = pages.get(person) ?? { causes: [], chains: [] };
        pages.set(person, { causes: [...page.causes, cause], chains: [...page.chains, running] });
      }
    }
    for (const [person, { causes }] of pages) this.#happenings.push({ at: now, kind: 'page', person, causes });
    for (const [person, { chains }] of pages) this.#acknowledge(person, chains.filter((running) => running.ending === null && this.#answersAtOnce(person, running, now)), now);
  }

  /** Whether a person has an answer ready that was given before this page arrived. */
  #answersAtOnce(person: string, running: Running, now: Instant): boolean {
    const { scenario, awakeAnswer } = this.#play;
    if (awakeAnswer) return this.#isAwake(person, now);
    return scenario.answers.some((answer) => answer.person === person && scenario.at + answer.after * SECOND <= now && this.#counts(answer, running));
  }

  /** Moves a chain on to the next level that has somebody, or to its end. */
  #advance(running: Running, now: Instant): { people: string[]; cause: Cause } {
    const { policy: { escalation } } = this.#play;
    for (;;) {
      const level = running.chain.levels[running.level];
      const cause: Cause = { chain: running.chain.id, index: level?.index ?? 0, pass: running.pass, why: running.why };
      if (!level) {
        if (!this.#nextPass(running, now)) return { people: [], cause };
        continue;
      }
      const people = peopleOf(running.chain, level, running.paged, running.level === 0, { ...this.#play, service: this.#play.scenario.service, at: now });
      const awake = this.#waking ? people.filter((person) => this.#isAwake(person, now)) : people;
      if (people.length > 0 && awake.length === 0) {
        this.#hold(running, people, cause, now);
        return { people: [], cause };
      }
      running.why = 'step';
      running.level++;
      running.next = now + level.step.wait * SECOND;
      if (awake.length > 0) {
        for (const person of awake) {
          running.paged.add(person);
          running.asked.set(person, cause);
        }
        return { people: awake, cause };
      }
      this.#happenings.push({ at: now, kind: 'skip', person: null, causes: [{ ...cause, why: 'empty' }] });
      if (escalation.emptyStep === 'wait') return { people: [], cause };
    }
  }

  /** Starts the next pass; false where the chain ends instead. */
  #nextPass(running: Running, now: Instant): boolean {
    const { policy } = this.#play;
    const ending: Ending | null =
      running.paged.size === 0 ? 'nobody-to-page'
      : !chainsRepeat(policy) ? 'exhausted'
      : running.pass + 1 >= policy.escalation.simulate.passes ? 'passes'
      : null;
    if (ending) {
      end(running, ending, now);
      return false;
    }
    running.pass++;
    running.level = 0;
    running.paged = new Set();
    return true;
  }

  #isAwake(id: string, now: Instant): boolean {
    const person = this.#play.rota.person(id);
    return person === null || this.#play.rota.awake(person, now);
  }

  /** Everybody of this level is asleep, and the severity does not wake people: the level is reached again when the first of them wakes. */
  #hold(running: Running, people: readonly string[], cause: Cause, now: Instant): void {
    const wakes = people.map((id) => this.#play.rota.person(id)).map((person) => (person ? nextWaking(person, now) : now));
    running.next = Math.min(...wakes);
    for (const person of people) this.#happenings.push({ at: now, kind: 'skip', person, causes: [{ ...cause, why: 'asleep' }] });
  }
}

function end(running: Running, ending: Ending, at: Instant, by: string | null = null): void {
  Object.assign(running, { ending, endedAt: at, next: null, by: by ?? running.by });
}

/** After an acknowledgement time-out a chain starts again from its first level. */
function restart(running: Running): void {
  Object.assign(running, { ending: null, level: 0, pass: 0, why: 'restart' satisfies Why, paged: new Set(), asked: new Map() });
}
