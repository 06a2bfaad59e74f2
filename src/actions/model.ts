import type { Range } from '../documents/model.ts';
import type { TrackedReference } from './tracker.ts';

export type OwnerKind = 'person' | 'team' | 'placeholder';
export type ActionStatus = 'open' | 'done' | 'declined';

/** One piece of follow-up work found in a post-mortem. */
export interface ActionItem {
  /** Relative to the working directory, forward slashes. */
  file: string;
  /** 1-based line of the list marker, table row or sentence. */
  line: number;
  range: Range;
  text: string;
  owner: string | null;
  ownerKind: OwnerKind | null;
  tickets: readonly string[];
  labels: readonly string[];
  /** As written, ISO date where it is one. */
  due: string | null;
  status: ActionStatus | null;
  /** What the tracker says of its tickets, where it was asked. */
  tracked?: readonly TrackedReference[];
}

/** What a post-mortem says about its follow-up work. */
export interface ActionRecord {
  items: readonly ActionItem[];
  /** The sections that were read, and what each one is. */
  sections: readonly {
    title: string;
    line: number;
    form: 'items' | 'prose' | 'delegated' | 'none-declared' | 'template' | 'empty';
    range: Range;
  }[];
}

/** What the recogniser knows of the world; everything is data. */
export interface RecogniserContext {
  /** Names and handles of the roster, each with the person's id; empty outside a project. */
  people: readonly { id: string; name: string; handles: readonly string[] }[];
  /** Names that are teams or rotations. */
  teams: readonly string[];
  /** Ticket key prefixes of the tracker, such as `OPS`; others that look like keys are recognised too unless they name a standard. */
  prefixes: readonly string[];
  /** Hosts of the tracker, such as `linear.app`. */
  hosts: readonly string[];
}
