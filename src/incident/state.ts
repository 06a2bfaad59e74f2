/** An incident as its journal tells it: a fold over the records. */
import type { JournalRecord, Providers, ServiceFrom } from './records.ts';
import { stepsOf } from './records.ts';
import type { ProviderErrorKind, PublicStatus, RefusalReason } from './ports.ts';
import type { Step, StepResult } from './step.ts';

/**
 * - `open`: nothing was asked yet, or what was asked surely had no effect.
 * - `unknown`: it was asked, and whether it had its effect is not known.
 */
export type StepStatus = 'open' | 'unknown' | 'done' | 'abandoned';

export interface StepState {
  step: Step;
  status: StepStatus;
  attempts: number;
  /** Milliseconds since 1970 of the last attempt's beginning, or of its end where that is known; 0 before the first. */
  lastAt: number;
  /** Whether the last attempt's end was written; without it the request may still be on its way. */
  ended: boolean;
  /** When an attempt last ended without anybody knowing how, as far as it was written; 0 for never. Its effect may come a while after. */
  unknownAt: number;
  /** When it was asked first, for look-ups in a history. */
  firstAt: number | null;
  /** What was chosen for the last attempt. */
  detail: string | null;
  /** Names that turned out to be somebody else's. */
  taken: number;
  result: StepResult;
  error: { kind: ProviderErrorKind; reason: RefusalReason | null; message: string; todo: string } | null;
  /** Number of the record that brought it. */
  from: number;
  doneAt: number | null;
}

export interface Ack {
  person: string;
  /** Milliseconds since 1970. */
  at: number;
  source: 'command' | 'channel' | 'pager';
}

export interface IncidentState {
  id: string;
  summary: string;
  severity: string;
  service: string;
  serviceFrom: ServiceFrom;
  drill: boolean;
  declaredBy: string | null;
  /** Milliseconds since 1970, like every time here. */
  declaredAt: number;
  detectedAt: number;
  providers: Providers;
  runsChain: boolean;
  /** In the order of the journal. */
  steps: ReadonlyMap<string, StepState>;
  updates: readonly { at: number; text: string; status: PublicStatus; by: string | null }[];
  /** Every severity it had, the first one included. */
  severities: readonly { at: number; severity: string; because: string | null; by: string | null }[];
  roles: ReadonlyMap<string, readonly string[]>;
  roleChanges: readonly { at: number; role: string; people: readonly string[] }[];
  acks: readonly Ack[];
  publicStatus: PublicStatus;
  resolved: { at: number; text: string; by: string | null } | null;
  emailSentAt: number | null;
  postMortem: { at: number; file: string } | null;
  nudged: readonly string[];
  /** What tells the steps of a machine that joined from those of others; `null` where it was declared. */
  mark: string | null;
  /** Time of the last record. */
  lastAt: number;
  /** Lines that say nothing this program understands. */
  ignored: readonly number[];
}

/** As the fold builds it, in place: a long incident is not copied for each record of it. */
type Draft = { -readonly [Key in keyof IncidentState]: IncidentState[Key] extends readonly (infer Item)[] ? Item[] : IncidentState[Key] } & {
  steps: Map<string, StepState>;
  roles: Map<string, readonly string[]>;
};

/** The state that these records describe; `null` where the incident was never opened. */
export function stateOf(records: readonly JournalRecord[]): IncidentState | null {
  let state: Draft | null = null;
  for (const record of records) {
    if (state === null) {
      if (record.type === 'opened') state = opened(record);
      continue;
    }
    follow(state, record);
  }
  return state;
}

/** Takes one more record into a state, in place: whoever runs an incident keeps up with what it writes. */
export function follow(state: IncidentState, record: JournalRecord): void {
  const draft = state as Draft;
  try {
    apply(draft, record);
  } catch {
    // A record changed by hand and accepted may lack what its type needs.
    draft.ignored.push(record.seq);
  }
}

function opened(record: JournalRecord<'opened'>): Draft {
  const at = Date.parse(record.at);
  const { incident, summary, severity, service, serviceFrom, drill, by, detected, providers, runsChain } = record;
  const state: Draft = {
    id: incident, summary, severity, service, serviceFrom, drill, declaredBy: by, declaredAt: at, detectedAt: detected === null ? at : Date.parse(detected), providers, runsChain,
    steps: new Map(), updates: [], severities: [{ at, severity, because: null, by }], roles: new Map(), roleChanges: [], acks: [], publicStatus: 'investigating',
    resolved: null, emailSentAt: null, postMortem: null, nudged: [], mark: null, lastAt: at, ignored: [],
  };
  addSteps(state, record);
  return state;
}

function addSteps(state: Draft, record: JournalRecord): void {
  for (const step of stepsOf(record)) {
    if (state.steps.has(step.id)) continue;
    state.steps.set(step.id, { step, status: 'open', attempts: 0, lastAt: 0, ended: true, unknownAt: 0, firstAt: null, detail: null, taken: 0, result: {}, error: null, from: record.seq, doneAt: null });
  }
}

function apply(state: Draft, record: JournalRecord): void {
  const at = Date.parse(record.at);
  state.lastAt = at;
  switch (record.type) {
    case 'update':
      state.updates.push({ at, text: record.text, status: record.status, by: record.by });
      state.publicStatus = record.status;
      break;
    case 'severity':
      state.severities.push({ at, severity: record.to, because: record.because, by: record.by });
      state.severity = record.to;
      break;
    case 'role':
      state.roles.set(record.role, record.people);
      state.roleChanges.push({ at, role: record.role, people: record.people });
      break;
    case 'resolved':
      state.resolved ??= { at, text: record.text, by: record.by };
      state.publicStatus = 'resolved';
      for (const id of record.abandons) abandon(state, id);
      break;
    case 'ack':
      state.acks.push({ person: record.person, source: record.source, at: record.since === null ? at : Date.parse(record.since) });
      break;
    case 'nudge': state.nudged.push(record.what); break;
    case 'email-sent': state.emailSentAt = Date.parse(record.sent); break;
    case 'post-mortem-published': state.postMortem = { at, file: record.file }; break;
    case 'abandoned': abandon(state, record.step); break;
    case 'joined':
      state.mark = record.mark;
      for (const [id, result] of Object.entries(record.results)) {
        const found = state.steps.get(id);
        if (found) Object.assign(found, { status: 'done', result, doneAt: at });
      }
      break;
    case 'intent': case 'done': case 'failed': applyToStep(state, record, at); break;
    case 'opened': case 'accepted': case 'pages-due': break;
  }
  addSteps(state, record);
}

function applyToStep(state: Draft, record: JournalRecord<'intent' | 'done' | 'failed'>, at: number): void {
  const found = state.steps.get(record.step);
  if (!found || found.status === 'done') return;
  switch (record.type) {
    case 'intent':
      // The attempt before was cut off in the middle.
      if (!found.ended) found.unknownAt = Math.max(found.unknownAt, at);
      Object.assign(found, { status: found.status === 'abandoned' ? 'abandoned' : 'unknown', attempts: record.attempt, lastAt: at, firstAt: found.firstAt ?? at, ended: false, detail: record.detail });
      break;
    case 'done':
      Object.assign(found, { status: 'done', result: record.result, error: null, doneAt: at, lastAt: at, ended: true });
      break;
    case 'failed': {
      const { kind, reason, message, todo } = record;
      if (kind === 'unknown-outcome') found.unknownAt = at;
      Object.assign(found, {
        status: found.status === 'abandoned' ? 'abandoned' : kind === 'unknown-outcome' ? 'unknown' : 'open',
        error: { kind, reason, message, todo }, lastAt: at, ended: true, taken: found.taken + (reason === 'name-taken' ? 1 : 0),
      });
    }
  }
}

function abandon(state: Draft, id: string): void {
  const found = state.steps.get(id);
  if (found && found.status !== 'done') found.status = 'abandoned';
}

/** Steps that still have to be done, in the order of the journal. */
export function unfinished(state: IncidentState): readonly StepState[] {
  return [...state.steps.values()].filter(({ status }) => status === 'open' || status === 'unknown');
}

/** Whether the incident is over: resolved. Steps may still be unfinished, and deadlines open. */
export function isOver(state: IncidentState): boolean {
  return state.resolved !== null;
}
