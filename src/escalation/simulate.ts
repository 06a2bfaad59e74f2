/** Plays an incident through: who is paged when and why, who answers, and what falls due. */
import { formatDuration } from '../policy/duration.ts';
import type { OnCall } from '../policy/oncall-schema.ts';
import type { Policy } from '../policy/schema.ts';
import { escalate } from './escalate.ts';
import { MINUTE, SECOND, formatInstant, type Instant } from './instant.ts';
import { notesOf, reasonOf, ruleOf } from './reasons.ts';
import { rotaOf, type Rota } from './rota.ts';
import { DEFAULT_RESOLVE, type EventKind, type Scenario, type Simulation, type SimulationEvent } from './simulation.ts';

/** More updates than this are not listed. */
const MOST_UPDATES = 1000;

interface Entry {
  at: Instant;
  event: SimulationEvent;
  reason: string;
}

/**
 * The events of a scenario in order of time; within one instant acknowledgements, then resolution, escalation, and
 * what falls due. Updates fall due n × `updates.every` after the trigger, until the resolution or the end of the last
 * chain (exclusive). Never throws for a policy and on-call file that were parsed; a severity or service that they do
 * not know pages nobody.
 */
export function simulate(policy: Policy, oncall: OnCall, scenario: Scenario, rota: Rota = rotaOf(oncall)): Simulation {
  const play = escalate({ policy, oncall, rota, scenario });
  const escalated = play.happenings.map((happening): Entry => {
    const { at, kind, person, causes } = happening;
    if (kind === 'resolve') return entry(scenario, at, 'resolve', 'scenario.resolve', `resolved ${formatDuration(scenario.resolve ?? DEFAULT_RESOLVE)} after the first answer`);
    const event: SimulationEvent = {
      at: formatInstant(at),
      minute: minuteOf(at, scenario),
      kind,
      chain: joined(causes.map(({ chain }) => chain)),
      step: (causes[0]?.index ?? 0) + 1,
      person,
      rule: joined(causes.map((cause) => ruleOf(cause, scenario))),
    };
    return { at, event, reason: reasonOf(happening, policy, oncall, scenario) };
  });
  const updates = updatesUntil(play.end, policy, scenario);
  const entries = [...escalated, ...updates.entries, ...deadlines(play.resolvedAt, policy, scenario)].sort((a, b) => a.at - b.at);
  return {
    events: entries.map(({ event }) => event),
    timeToHuman: escalated.find(({ event }) => event.kind === 'ack')?.event.minute ?? null,
    detail: {
      reasons: entries.map(({ reason }) => reason),
      chains: play.chains,
      resolvedAt: play.resolvedAt,
      end: play.end,
      notes: [...notesOf(play, policy, oncall, scenario), ...updates.notes],
    },
  };
}

function updatesUntil(end: Instant, policy: Policy, scenario: Scenario): { entries: Entry[]; notes: string[] } {
  const { every, to, withoutNews } = policy.updates;
  const onStatusPage = policy.severities.find(({ id }) => id === scenario.severity)?.statusPage ?? false;
  const places = to.filter((place) => place === 'channel' || onStatusPage).map((place) => (place === 'channel' ? 'the channel' : 'the status page'));
  const due = Math.max(0, Math.ceil((end - scenario.at) / (every * SECOND)) - 1);
  const reason = `an update${places.length > 0 ? ` to ${places.join(' and ')}` : ''} at least every ${formatDuration(every)}${withoutNews ? ', even without news' : ', where there is news'}`;
  const entries = Array.from({ length: Math.min(due, MOST_UPDATES) }, (_, n) => entry(scenario, scenario.at + (n + 1) * every * SECOND, 'update', 'updates.every', reason));
  return { entries, notes: due > MOST_UPDATES ? [`Only the first ${MOST_UPDATES} of ${due} updates are listed.`] : [] };
}

function deadlines(resolvedAt: Instant | null, policy: Policy, scenario: Scenario): Entry[] {
  const severity = policy.severities.find(({ id }) => id === scenario.severity);
  const due = [
    { kind: 'email', wanted: severity?.customerEmail, what: 'the customer e-mail', rule: 'customerEmail', ...policy.customerEmail },
    { kind: 'postmortem', wanted: severity?.postMortem, what: 'the post-mortem', rule: 'postMortem', ...policy.postMortem },
  ] as const;
  return due.flatMap(({ kind, wanted, what, rule, due: after, from }) => {
    const start = from === 'resolution' ? resolvedAt : scenario.at;
    return wanted && start !== null ? [entry(scenario, start + after * SECOND, kind, `${rule}.due`, `${what} is due ${formatDuration(after)} after ${from}`)] : [];
  });
}

function entry(scenario: Scenario, at: Instant, kind: EventKind, rule: string, reason: string): Entry {
  return { at, reason, event: { at: formatInstant(at), minute: minuteOf(at, scenario), kind, chain: null, step: null, person: null, rule } };
}

const minuteOf = (at: Instant, scenario: Scenario): number => (at - scenario.at) / MINUTE;
const joined = (words: readonly string[]): string => [...new Set(words)].join(' + ');
