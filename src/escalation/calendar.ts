/** Shifts as an iCalendar file (RFC 5545): times in UTC, lines folded at 75 bytes. */
import type { Person, Rotation } from '../policy/oncall-schema.ts';
import { DAY, intervalOf, type Instant, type Interval } from './instant.ts';
import { shifts, type Shift } from './shifts.ts';
import { startOf } from './turn.ts';

export interface CalendarShift {
  rotation: Rotation;
  shift: Shift;
}

/** Longer than most turns: a shift that touches the period keeps its own beginning and end. */
const AROUND = 400 * DAY;

/** The shifts around a period. One that lasts longer, such as that of somebody alone in a rotation, still has its own beginning, by which a calendar knows it. */
function shiftsAround(rotation: Rotation, { from, to }: Interval): readonly Shift[] {
  const near = shifts(rotation, from - AROUND, to + AROUND);
  const isCut = near[0] !== undefined && near[0].to > from;
  return isCut ? shifts(rotation, beginningOf(rotation), to + AROUND) : near;
}

/** When anything of a rotation is written down first: before that it is not there, and nobody is missing. */
function beginningOf({ layers, overrides, gaps }: Rotation): Instant {
  return Math.min(...layers.map(startOf), ...[...overrides, ...gaps].map((entry) => intervalOf(entry).from));
}

/** Every shift that touches the period, whole, in order of time; with `person` only theirs. Times nobody covers are shifts of nobody. */
export function shiftsIn(rotations: readonly Rotation[], { from, to }: Interval, person: string | null): readonly CalendarShift[] {
  return rotations
    .flatMap((rotation) => shiftsAround(rotation, { from, to }).map((shift) => ({ rotation, shift })))
    .filter(({ shift }) => shift.to > from && shift.from < to && (person === null || shift.person === person))
    .sort((a, b) => a.shift.from - b.shift.from || (a.rotation.id < b.rotation.id ? -1 : 1));
}

/**
 * The file. `made` is the time it is made at. An event keeps its `UID` from one file to the next, so that a calendar that
 * has it already replaces it.
 */
export function calendarText(events: readonly CalendarShift[], people: readonly Person[], made: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Zephyr//On-call//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:On-call',
    ...events.flatMap(({ rotation, shift }) => [
      'BEGIN:VEVENT',
      `UID:${rotation.id}-${stamp(shift.from)}@zephyr`,
      `DTSTAMP:${stamp(made)}`,
      `DTSTART:${stamp(shift.from)}`,
      `DTEND:${stamp(shift.to)}`,
      `SUMMARY:${text(`${rotation.name}: ${whose(shift, people)}`)}`,
      ...(shift.by === 'override' ? ['DESCRIPTION:In place of whoever would have had it.'] : []),
      'CATEGORIES:ON-CALL',
      // On call is not busy: people go on making appointments.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function whose({ person, gap }: Shift, people: readonly Person[]): string {
  if (person === null) return gap === null ? 'NOBODY' : `nobody (planned: ${gap})`;
  return people.find(({ id }) => id === person)?.name ?? person;
}

/** `20261128T030000Z`. */
function stamp(instant: Instant): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');
}

/** A value of type TEXT: backslash, semicolon and comma escaped, line ends written as `\n`, other control characters left out. */
function text(value: string): string {
  return value.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

const LONGEST = 75;

/** At most 75 bytes a line, the further ones with a space in front; no character is cut. */
function folded(line: string): string {
  let result = '';
  let bytes = 0;
  for (const character of line) {
    const size = bytesOf(character);
    if (bytes + size > LONGEST) {
      result += '\r\n ';
      bytes = 1;
    }
    result += character;
    bytes += size;
  }
  return result;
}

/** Bytes of a character in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}
