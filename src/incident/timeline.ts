/** What happened, for the post-mortem: the journal's facts, and the messages of the channel that somebody marked. */
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import type { HistoryMessage } from './ports.ts';
import type { IncidentState } from './state.ts';
import { oneLine } from './text.ts';
import { nameOf } from './words.ts';

export interface TimelineEntry {
  /** Milliseconds since 1970. */
  at: number;
  what: string;
  from: 'journal' | 'channel';
}

/** Rows in the order of time. `reaction` is the name of the one that makes a message a row; names of people are the roster's. */
export function timelineOf(policy: Policy, oncall: OnCall, state: IncidentState, history: readonly HistoryMessage[], reaction: string): readonly TimelineEntry[] {
  const by = (who: string | null): string => (who === null ? '' : ` by ${nameOf(oncall, who)}`);
  const pages = [...state.steps.values()].flatMap(({ step, doneAt }) => (step.kind === 'page' && doneAt !== null ? [{ at: doneAt, people: step.request.people, target: step.request.target }] : []));
  const journal: Omit<TimelineEntry, 'from'>[] = [
    ...(state.detectedAt < state.declaredAt ? [{ at: state.detectedAt, what: 'Noticed' }] : []),
    { at: state.declaredAt, what: `Declared ${state.severities[0]?.severity ?? state.severity}${by(state.declaredBy)}: ${state.summary}` },
    ...pages.map(({ at, people, target }) => ({ at, what: `Paged ${people.map((who) => nameOf(oncall, who)).join(', ') || (policy.targets[target]?.name ?? target)}` })),
    ...state.acks.map(({ at, person }) => ({ at, what: `${nameOf(oncall, person)} acknowledged` })),
    ...state.roleChanges.map(({ at, role, people }) => ({ at, what: `${policy.roles.find(({ id }) => id === role)?.name ?? role}: ${people.map((who) => nameOf(oncall, who)).join(', ')}` })),
    ...state.severities.slice(1).map(({ at, severity, because, by: who }) => ({ at, what: `Now ${severity}${by(who)}${because === null ? '' : `: ${because}`}` })),
    ...state.updates.map(({ at, text, status }) => ({ at, what: `Update (${status}): ${text}` })),
    ...(state.resolved ? [{ at: state.resolved.at, what: `Resolved${by(state.resolved.by)}: ${state.resolved.text}` }] : []),
  ];
  // What we posted ourselves is in the journal already.
  const marked = history.filter(({ key, reactions }) => key === null && reactions.some(({ name }) => name === reaction)).map(({ at, author, text }) => ({ at, what: `${nameOf(oncall, author)}: ${text}` }));
  return [
    ...journal.map((row): TimelineEntry => ({ ...row, what: oneLine(row.what), from: 'journal' })),
    ...marked.map((row): TimelineEntry => ({ ...row, what: oneLine(row.what), from: 'channel' })),
  ].sort((a, b) => a.at - b.at);
}
