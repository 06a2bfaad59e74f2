/** What goes into a simulation and what comes out: the shapes that URL, command, island and tests share. */
import type { Seconds } from '../policy/duration.ts';
import type { Instant } from './instant.ts';

/** A person answers this long after the trigger; before their page arrives it takes effect with the page. */
export interface Answer {
  person: string;
  after: Seconds;
}

/** An incident to play through. */
export interface Scenario {
  /** Severity id as in the policy, such as `SEV-2`. */
  severity: string;
  /** Service id as in the on-call file. */
  service: string;
  /** The trigger: detected, declared and paged. */
  at: Instant;
  answers: readonly Answer[];
  /** Resolved this long after the first acknowledgement; 60 minutes where nothing is said. */
  resolve?: Seconds | undefined;
}

/** When a scenario says nothing: resolved an hour after somebody answered. */
export const DEFAULT_RESOLVE: Seconds = 3600;

export type EventKind = 'page' | 'ack' | 'skip' | 'update' | 'email' | 'postmortem' | 'resolve';

export interface SimulationEvent {
  /** ISO 8601, UTC, to the second. */
  at: string;
  /** Minutes since the trigger; a fraction where a scenario has seconds. */
  minute: number;
  kind: EventKind;
  /** Target that the chain started with; two chains that meet are joined by ` + `. */
  chain: string | null;
  /** Number of the step in `escalation.steps`, from 1; of the first chain where two meet. */
  step: number | null;
  /** Id of the person paged or answering; of the sleeper where a page is held until they wake. */
  person: string | null;
  /** Policy key that asks for it; two chains with different keys are joined by ` + `. */
  rule: string;
}

/** How a chain ended. */
export type Ending =
  | 'acknowledged'
  /** A pass in which nobody could be paged. */
  | 'nobody-to-page'
  /** The policy stops after the last step. */
  | 'exhausted'
  /** Still unanswered after the passes that a simulation shows. */
  | 'passes'
  | 'resolved'
  /** A year has gone by. */
  | 'horizon';

export interface ChainOutcome {
  id: string;
  ending: Ending;
  /** When it ended; where it was acknowledged more than once, the last time. */
  at: Instant;
  /** Who acknowledged it, else `null`. */
  by: string | null;
}

export interface Simulation {
  events: SimulationEvent[];
  /** Minutes from the trigger to the first acknowledgement, `null` where nobody answers. */
  timeToHuman: number | null;
  /** For drawings and tables; `events` and `timeToHuman` are the result that is compared. */
  detail: {
    /** A readable reason for each event, in the same order. */
    reasons: string[];
    chains: ChainOutcome[];
    /** When it was resolved, or `null`. */
    resolvedAt: Instant | null;
    /** When the escalation is over: resolved, or the last chain has ended. */
    end: Instant;
    /** What the simulation does not show, and answers that changed nothing; one sentence each. */
    notes: string[];
  };
}
