import { awakeSpans } from '../../escalation/awake.ts';
import { DAY, MINUTE, parseInstant, type Interval } from '../../escalation/instant.ts';
import { dutySpans } from '../../escalation/shifts.ts';
import { everyoneOf } from '../../escalation/duty.ts';
import { join } from '../../escalation/window.ts';
import type { OnCall, Person, Rotation } from '../../policy/oncall-schema.ts';
import { drawStrip, type Mark } from './strip.ts';

/**
 * Who is awake when, over the UTC day of the build (`now`, ISO 8601), and who of them is on call: in the rotation with the most
 * layers, which is the one that goes round the world.
 */
export function awakePicture(oncall: OnCall, now: string): string {
  const from = startOfDay(now);
  const to = from + DAY;
  const rotation = oncall.rotations.reduce((most, each) => (each.layers.length > most.layers.length ? each : most));
  const onCall = dutySpans(rotation, from, to).flatMap((span) => everyoneOf(span.duty).map((person) => ({ person, from: span.from, to: span.to })));
  const rows = oncall.people
    .map((person) => ({ person, awake: wakingHours(person, from, to) }))
    .sort((a, b) => (a.awake.at(-1)?.from ?? 0) - (b.awake.at(-1)?.from ?? 0))
    .map(({ person, awake }) => {
      // Neighbouring spans differ in somebody else: for this person they are one.
      const duty = join(onCall.filter((span) => span.person === person.id));
      const asleep: Interval[] = duty.flatMap((span) => minus(span, awake));
      return {
        label: person.name,
        value: place(person.zone),
        marks: [
          { shape: 'line', from, to } as const,
          ...awake.map((span): Mark => bar(span, 'outlined', from, to)),
          ...duty.map((span): Mark => bar(span, 'filled', from, to)),
          ...asleep.map((span): Mark => bar(span, 'hatched', from, to)),
        ],
      };
    });
  const date = now.slice(0, 10);
  const hatched = rows.some(({ marks }) => marks.some((mark) => mark.shape === 'bar' && mark.style === 'hatched'));
  return drawStrip({
    from,
    to,
    ticks: [0, 6, 12, 18, 24].map((hour) => ({ at: from + hour * 60 * MINUTE, label: hour === 0 ? '00 UTC' : String(hour).padStart(2, '0') })),
    rows,
    says: `${rotation.name} on ${date} in UTC: ${spoken(rotation, oncall.people, from, to)}`,
    caption: `Framed: awake. Filled: on call (${rotation.name}).${hatched ? ' Hatched: on call and asleep.' : ''} The UTC day ${date}; at any minute at least ${fewestAwake(oncall.people, from, to)} of ${oncall.people.length} people are awake.`,
  });
}

/** Waking hours of a person within [from, to). */
const wakingHours = (person: Person, from: number, to: number): Interval[] => awakeSpans(person, from, to).filter(({ awake }) => awake);

/** The smallest number of people awake at one time in [from, to). */
export function fewestAwake(people: readonly Person[], from: number, to: number): number {
  const hours = people.map((person) => wakingHours(person, from, to));
  // The number falls only where somebody goes to bed.
  const edges = [from, ...hours.flat().map((span) => span.to)].filter((at) => at >= from && at < to);
  return Math.min(...edges.map((at) => hours.filter((spans) => spans.some((span) => span.from <= at && at < span.to)).length));
}

/** What of a span lies outside all others. */
function minus(span: Interval, others: readonly Interval[]): Interval[] {
  let rest: Interval[] = [{ from: span.from, to: span.to }];
  for (const other of others) {
    rest = rest.flatMap(({ from, to }) => [{ from, to: Math.min(to, other.from) }, { from: Math.max(from, other.to), to }].filter((part) => part.from < part.to));
  }
  return rest;
}

function spoken(rotation: Rotation, people: readonly Person[], from: number, to: number): string {
  return `${dutySpans(rotation, from, to)
    .map(({ duty, ...span }) => {
      const names = everyoneOf(duty).map((id) => people.find((person) => person.id === id)?.name ?? id);
      return `${clock(span.from)} to ${clock(span.to)} ${names.length === 0 ? 'nobody' : names.join(' and ')}`;
    })
    .join(', ')}.`;
}

const bar = (span: Interval, style: 'filled' | 'hatched' | 'outlined', from: number, to: number): Mark => ({ shape: 'bar', from: Math.max(span.from, from), to: Math.min(span.to, to), style });
const startOfDay = (now: string): number => Math.floor((parseInstant(now) ?? Date.parse(now)) / DAY) * DAY;
const clock = (instant: number): string => new Date(instant).toISOString().slice(11, 16);
/** The city of a time zone, as people say it. */
const place = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
