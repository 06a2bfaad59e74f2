/**
 * What the journal of an incident holds. A record is a fact: something a person decided (with the steps that follow from
 * it, so that both are written or neither), or what became of a step.
 */
import type { ProviderErrorKind, PublicStatus, RefusalReason } from './ports.ts';
import type { Step, StepResult } from './step.ts';

/** Version of the records that this program writes and understands. */
export const RECORD_VERSION = 1;

export type ServiceFrom = 'given' | 'summary' | 'default';

/** Which provider each kind went to; they stay the same for the life of the incident. */
export interface Providers {
  chat: string;
  statusPage: string;
  ticket: string;
  pager: string;
}

interface Facts {
  opened: {
    incident: string;
    summary: string;
    severity: string;
    service: string;
    serviceFrom: ServiceFrom;
    drill: boolean;
    /** Roster id or name of who declared; `null` where nobody said. */
    by: string | null;
    /** ISO 8601 with zone; `null`: noticed when declared. */
    detected: string | null;
    providers: Providers;
    /** Whether the pager escalates by itself. */
    runsChain: boolean;
    steps: readonly Step[];
  };
  update: { text: string; status: PublicStatus; by: string | null; steps: readonly Step[] };
  severity: { from: string; to: string; because: string | null; by: string | null; steps: readonly Step[] };
  role: { role: string; people: readonly string[]; by: string | null; steps: readonly Step[] };
  /** `abandons` names steps that make no sense any more, such as pages that never went out. */
  resolved: { text: string; by: string | null; abandons: readonly string[]; steps: readonly Step[] };
  /** `since`: when the answer was given, ISO 8601, where that is not the time of the record (a reaction in the channel). */
  ack: { person: string; source: 'command' | 'channel' | 'pager'; since: string | null; steps: readonly Step[] };
  /** Pages of the chain that Zephyr runs itself, and nudges. */
  'pages-due': { steps: readonly Step[] };
  nudge: { what: string; steps: readonly Step[] };
  'email-sent': { sent: string; steps: readonly Step[] };
  'post-mortem-published': { file: string; steps: readonly Step[] };
  /** Rebuilt from the services on another machine; `results` are of steps that had been done there. `mark` tells this machine's own steps from theirs. */
  joined: { channel: string; mark: string; results: Readonly<Record<string, StepResult>> };
  /** A person says that lines changed by hand are right. */
  accepted: { lines: readonly { line: number; sum: string }[] };
  /** A person gives up a step. */
  abandoned: { step: string; because: string };

  /** About to ask. `detail` says what was chosen for this attempt (the name of a channel). */
  intent: { step: string; attempt: number; detail: string | null };
  /** `found`: a look-up found the effect of an earlier attempt. */
  done: { step: string; result: StepResult; found: boolean };
  failed: { step: string; attempt: number; kind: ProviderErrorKind; reason: RefusalReason | null; message: string; todo: string };
}

export type RecordType = keyof Facts;
/** What is to be written; the journal adds version, number, time and checksum. */
export type Entry<Type extends RecordType = RecordType> = { [T in Type]: { type: T } & Facts[T] }[Type];
/** What was read. `at` is ISO 8601 in UTC with milliseconds and never goes back from one record to the next. */
export type JournalRecord<Type extends RecordType = RecordType> = Entry<Type> & { v: number; seq: number; at: string };

const TYPES: Readonly<Record<RecordType, true>> = {
  opened: true, update: true, severity: true, role: true, resolved: true, ack: true, 'pages-due': true, nudge: true, 'email-sent': true,
  'post-mortem-published': true, joined: true, accepted: true, abandoned: true, intent: true, done: true, failed: true,
};

export function isRecordType(type: string): type is RecordType {
  return Object.hasOwn(TYPES, type);
}

/** The steps that a record brings. */
export function stepsOf(record: Entry): readonly Step[] {
  return 'steps' in record ? record.steps : [];
}
