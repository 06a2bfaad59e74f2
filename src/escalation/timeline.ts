/** A simulation laid out in minutes since the trigger: what a drawing or a list shows, without pixels. */
import type { OnCall, Person } from '../policy/oncall-schema.ts';
import { awakeAt, awakeSpans } from './awake.ts';
import { MINUTE, type Instant } from './instant.ts';
import type { Scenario, Simulation, SimulationEvent } from './simulation.ts';
import { dateAndTime, dayAndTime, elapsedWords } from './words.ts';

/** Minutes since the trigger, half-open. */
export interface Span {
  from: number;
  to: number;
}

/** One person's line. */
export interface TimelineRow {
  person: Person;
  asleep: Span[];
  /** From a page until an answer, the next step or the end. */
  ringing: Span[];
  /** From an answer to the resolution, or until the chain starts again. */
  working: Span[];
  pages: number[];
  answers: number[];
}

export interface Timeline {
  /** Length of the drawing in minutes; at least 5. */
  end: number;
  /** Everybody paged, in the order of their first page. */
  rows: TimelineRow[];
  /** Minutes at which a step found nobody. */
  empty: number[];
  updates: number[];
  resolved: number | null;
  /** What falls due long after the drawing ends. */
  deadlines: { kind: 'email' | 'postmortem'; minute: number }[];
}

/** Lays a simulation out. */
export function timeline(oncall: OnCall, { at }: Scenario, { events, detail }: Simulation): Timeline {
  const minute = (instant: Instant): number => (instant - at) / MINUTE;
  const incident = events.filter(({ kind }) => kind !== 'email' && kind !== 'postmortem');
  const end = Math.max(5, minute(detail.end), ...incident.slice(-1).map((event) => event.minute));
  const over = new Map(detail.chains.map((chain) => [chain.id, minute(chain.at)]));
  const rows = new Map<string, TimelineRow>();
  for (const [k, event] of incident.entries()) {
    const person = oncall.people.find(({ id }) => id === event.person);
    if (!person || event.chain === null) continue;
    const row = rows.get(person.id) ?? { person, asleep: asleepSpans(person, at, end), ringing: [], working: [], pages: [], answers: [] };
    rows.set(person.id, row);
    if (event.kind === 'page') {
      row.pages.push(event.minute);
      const ended = Math.max(...event.chain.split(' + ').map((chain) => over.get(chain) ?? end));
      row.ringing.push({ from: event.minute, to: Math.min(ended, untilNext(incident, k, ['page', 'skip', 'ack', 'resolve'], end)) });
    } else if (event.kind === 'ack') {
      row.answers.push(event.minute);
      row.working.push({ from: event.minute, to: untilNext(incident, k, ['page', 'resolve'], end) });
    }
  }
  const minutesOf = (kind: SimulationEvent['kind']): number[] => incident.filter((event) => event.kind === kind).map((event) => event.minute);
  return {
    end,
    rows: [...rows.values()],
    empty: [...new Set(incident.filter(({ kind, person }) => kind === 'skip' && person === null).map((event) => event.minute))],
    updates: minutesOf('update'),
    resolved: minutesOf('resolve')[0] ?? null,
    deadlines: events.flatMap((event) => (event.kind === 'email' || event.kind === 'postmortem' ? [{ kind: event.kind, minute: event.minute }] : [])),
  };
}

/** The minute of the next of some kinds of events in one of the same chains, else the end; the resolution is for all. */
function untilNext(events: readonly SimulationEvent[], k: number, kinds: readonly SimulationEvent['kind'][], end: number): number {
  const { chain: own, minute } = events[k] as SimulationEvent;
  const chains = own?.split(' + ') ?? [];
  // A page of the same minute belongs to the same step, which pages everybody on call.
  const follows = (event: SimulationEvent): boolean => kinds.includes(event.kind) && (event.kind !== 'page' || event.minute > minute);
  const next = events.find((event, index) => index > k && follows(event) && (event.chain === null || event.chain.split(' + ').some((chain) => chains.includes(chain))));
  return next?.minute ?? end;
}

function asleepSpans(person: Person, at: Instant, end: number): Span[] {
  return awakeSpans(person, at, at + end * MINUTE).filter(({ awake }) => !awake).map(({ from, to }) => ({ from: (from - at) / MINUTE, to: (to - at) / MINUTE }));
}

/** An event as a sentence, with local times; `zone` is for the times that belong to nobody. */
export function eventSentence(event: SimulationEvent, reason: string, oncall: OnCall, zone: string): string {
  const instant = Date.parse(event.at);
  const person = oncall.people.find(({ id }) => id === event.person);
  const who = person ? `${person.name} (${dayAndTime(instant, person.zone)} there${awakeAt(person, instant) ? '' : ', asleep'})` : 'Nobody';
  switch (event.kind) {
    case 'page': return `${who} is paged: ${reason}.`;
    case 'ack': return `${who} answers: ${reason}.`;
    case 'skip': return person ? `${who} is not paged yet: ${reason}.` : `Nobody is paged: ${reason}.`;
    case 'update': return `Due: ${reason}.`;
    case 'resolve': return `Resolved: ${reason.replace(/^resolved /, '')}.`;
    case 'email': case 'postmortem': return `By ${dateAndTime(instant, zone)}: ${reason}.`;
  }
}

/** How things stand at a minute, events of that minute included. */
export function momentSentence({ events }: Simulation, oncall: OnCall, minute: number): string {
  const name = (id: string | null): string => oncall.people.find((person) => person.id === id)?.name ?? id ?? '';
  const past = events.filter((event) => event.minute <= minute);
  const answered = [...new Set(past.filter(({ kind }) => kind === 'ack').map(({ person }) => name(person)))];
  const silent = [...new Set(past.filter(({ kind }) => kind === 'page').map(({ person }) => name(person)))].filter((person) => !answered.includes(person));
  const next = events.find((event) => event.minute > minute && (event.kind === 'page' || event.kind === 'ack' || event.kind === 'resolve'));
  const upcoming = next && `${next.kind === 'page' ? `${name(next.person)} is paged` : next.kind === 'ack' ? `${name(next.person)} answers` : 'resolved'} at ${elapsedWords(next.minute)}`;
  return [
    past.some(({ kind }) => kind === 'resolve') ? 'Resolved.' : '',
    answered.length > 0 ? `Answered: ${answered.join(', ')}.` : 'Nobody has answered.',
    silent.length > 0 ? `Paged and silent: ${silent.join(', ')}.` : '',
    upcoming ? `Next: ${upcoming}.` : '',
  ].filter(Boolean).join(' ');
}

/** The answer to "how long until a human?" as one sentence. */
export function humanSentence({ events, timeToHuman }: Simulation, oncall: OnCall): string {
  const first = events.find(({ kind }) => kind === 'ack');
  if (timeToHuman === null || !first) return 'No human: nobody answers.';
  const name = oncall.people.find(({ id }) => id === first.person)?.name ?? first.person ?? '';
  return timeToHuman === 0 ? `A human at once: ${name}.` : `A human after ${elapsedWords(timeToHuman)}: ${name}.`;
}
