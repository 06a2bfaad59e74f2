/** Times of an incident, and the durations and deadlines that follow from them. */
import type { Seconds } from '../policy/duration.ts';
import { severityOf } from '../policy/severity.ts';
import type { Policy } from '../policy/schema.ts';
import { textOf, type PostMortemData } from './data.ts';

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/** Seconds since 1970 (UTC) of an ISO 8601 instant with its zone, such as `2026-03-14T03:02Z`; `null` where it is none. */
export function parseInstant(text: string): Seconds | null {
  const match = INSTANT.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const zone = match[7] ?? 'Z';
  const utc = Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  if (year < 1970 || minute > 59 || second > 59 || day !== daysBack(utc) || month < 1 || month > 12) return null;
  const offset = zone.toUpperCase() === 'Z' ? 0 : offsetOf(zone);
  return offset === null ? null : utc - offset;
}

/** An instant as the frontmatter holds it: UTC, to the minute where the seconds are zero (`2026-03-14T03:02Z`). */
export function formatInstant(seconds: Seconds): string {
  const [date, time] = partsOf(seconds);
  return `${date}T${time}Z`;
}

/** An instant as the timeline holds it (`2026-03-14 03:02`); its column says UTC. */
export function formatTimelineTime(seconds: Seconds): string {
  return partsOf(seconds).join(' ');
}

/** From one moment to another, in words for a reader; `seconds` is `null` until both are known, negative where they are in the wrong order. */
export interface Span {
  label: string;
  seconds: Seconds | null;
}

/** How long the incident took, from its times. */
export function spans(data: PostMortemData): readonly Span[] {
  return [
    { label: 'Until somebody noticed', seconds: between(data, 'started', 'detected') },
    { label: 'From noticing to declaring', seconds: between(data, 'detected', 'declared') },
    { label: 'From noticing to resolved', seconds: between(data, 'detected', 'resolved') },
    { label: 'Customers affected', seconds: between(data, 'started', 'resolved') },
  ];
}

/** Field that holds the moment from which a deadline counts. */
const COUNTED_FROM = { resolution: 'resolved', declaration: 'declared', detection: 'detected' } as const;

/** Until when the post-mortem is due; `null` until the moment it counts from is known, or where the severity asks for none. */
export function postMortemDue(policy: Policy, data: PostMortemData): Seconds | null {
  const severity = severityOf(policy, textOf(data, 'severity'));
  return severity?.postMortem === false ? null : dueAfter(data, policy.postMortem);
}

/** Until when the customer e-mail is due; `null` where the severity is unknown or asks for none. */
export function customerEmailDue(policy: Policy, data: PostMortemData): Seconds | null {
  const severity = severityOf(policy, textOf(data, 'severity'));
  return severity?.customerEmail === true ? dueAfter(data, policy.customerEmail) : null;
}

function dueAfter(data: PostMortemData, { due, from }: { due: Seconds; from: keyof typeof COUNTED_FROM }): Seconds | null {
  const start = parseInstant(textOf(data, COUNTED_FROM[from]));
  return start === null ? null : start + due;
}

function between(data: PostMortemData, from: string, to: string): Seconds | null {
  const start = parseInstant(textOf(data, from));
  const end = parseInstant(textOf(data, to));
  return start === null || end === null ? null : end - start;
}

function partsOf(seconds: Seconds): [string, string] {
  const iso = new Date(seconds * 1000).toISOString();
  return [iso.slice(0, 10), seconds % 60 === 0 ? iso.slice(11, 16) : iso.slice(11, 19)];
}

/** Day of the month of an instant, to notice the 31st of February, and the hour 24. */
function daysBack(seconds: Seconds): number {
  return new Date(seconds * 1000).getUTCDate();
}

function offsetOf(zone: string): Seconds | null {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}
