import { Temporal } from 'temporal-polyfill';
import type { OnCall, Person } from '../../policy/oncall-schema.ts';
import { drawStrip, type Mark } from './strip.ts';

const DAY = 1440;

/** Part of a day in UTC, in minutes; `to` may pass midnight. */
interface Span {
  from: number;
  to: number;
}

/** Who is awake when, in UTC, with the clocks of the day of the build (`now`, ISO 8601). */
export function awakePicture(oncall: OnCall, now: string): string {
  const rows = oncall.people
    .map((person) => ({ person, awake: awakeSpan(person, now) }))
    .sort((a, b) => a.awake.from - b.awake.from)
    .map(({ person, awake }) => ({
      label: person.name,
      value: place(person.zone),
      marks: [{ shape: 'line', from: 0, to: DAY } as const, ...wrapped(awake).map(({ from, to }): Mark => ({ shape: 'bar', from, to, style: 'filled' }))],
    }));
  const { count, at } = fewestAwake(oncall, now);
  const date = now.slice(0, 10);
  return drawStrip({
    from: 0,
    to: DAY,
    ticks: [0, 6, 12, 18, 24].map((hour) => ({ at: hour * 60, label: `${String(hour).padStart(2, '0')} UTC`.replace(/^(06|12|18|24) UTC$/, '$1') })),
    rows,
    says: `Waking hours in UTC on ${date}: ${oncall.people.map((person) => `${person.name} ${clock(awakeSpan(person, now).from)} to ${clock(awakeSpan(person, now).to)}`).join(', ')}.`,
    caption: `Waking hours in UTC, with the clocks of ${date}. At any minute at least ${count} of ${oncall.people.length} people are awake; the fewest at ${clock(at)}.`,
  });
}

/** Waking hours of a person in minutes of the UTC day; `from` within the day, `to` after it. */
export function awakeSpan({ zone, awake }: Person, now: string): Span {
  const offset = Temporal.Instant.from(now).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
  const from = modulo(minutes(awake.from) - offset);
  return { from, to: from + (modulo(minutes(awake.to) - minutes(awake.from)) || DAY) };
}

/** The minute of the UTC day at which the fewest people are awake. */
export function fewestAwake(oncall: OnCall, now: string): { count: number; at: number } {
  const spans = oncall.people.map((person) => awakeSpan(person, now));
  const awakeAt = (at: number): number => spans.filter(({ from, to }) => modulo(at - from) < to - from).length;
  // The number changes only where somebody goes to bed or gets up.
  const edges = [0, ...spans.flatMap(({ from, to }) => [from, modulo(to)])].sort((a, b) => a - b);
  return edges.map((at) => ({ at, count: awakeAt(at) })).reduce((fewest, each) => (each.count < fewest.count ? each : fewest));
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const modulo = (value: number): number => ((value % DAY) + DAY) % DAY;
const clock = (at: number): string => `${String(Math.floor(modulo(at) / 60)).padStart(2, '0')}:${String(modulo(at) % 60).padStart(2, '0')}`;
const wrapped = ({ from, to }: Span): Span[] => (to <= DAY ? [{ from, to }] : [{ from, to: DAY }, { from: 0, to: to - DAY }]);
/** The city of a time zone, as people say it. */
const place = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
