/** Durations in running text: finding them, and writing another one in the same style. */
import { formatDuration } from './duration.ts';
import type { Seconds } from './duration.ts';
import { DURATION, numberWord, readDuration, unitOf, UNITS } from './phrases.ts';
import type { UnitWriting } from './phrases.ts';

/** No letter, digit or sign that would make it part of something longer (`1.5 hours`, `10-15 minutes`, `SEV-1`). */
const NOT_INSIDE = '(?<![\\w.,:/\\-\\u2010-\\u2015])';
const AT_END = new RegExp(`${NOT_INSIDE}${DURATION}$`, 'i');
/** What may join the parts of `1 hour and 30 minutes`. */
const JOIN = /(?:,? and |, | )$/;

export interface FoundDuration {
  start: number;
  end: number;
  seconds: Seconds;
}

/** The duration with which the text ends, with all its parts (`1 hour 30 minutes`), or `null`. */
export function durationAtEnd(text: string): FoundDuration | null {
  const tail = text.slice(-120);
  const offset = text.length - tail.length;
  const last = AT_END.exec(tail);
  const seconds = last && secondsOf(last);
  if (!last || seconds === null) return null;
  let found = { start: offset + last.index, end: text.length, seconds };
  let unit = unitSeconds(last);
  while (unit !== null) {
    const before = text.slice(0, found.start);
    const join = JOIN.exec(before);
    const part = join && AT_END.exec(before.slice(Math.max(0, join.index - 120), join.index));
    const partUnit = part && unitSeconds(part);
    const more = part && secondsOf(part);
    if (!join || !part || partUnit === null || partUnit <= unit || more === null) break;
    found = { start: Math.max(0, join.index - 120) + part.index, end: found.end, seconds: found.seconds + more };
    unit = partUnit;
  }
  return found;
}

function secondsOf(match: RegExpExecArray): Seconds | null {
  const [whole, number, , unit] = match;
  // `one s` and `two d` are no durations; `5 m` and `72 h` are.
  if (unit !== undefined && unit.length < 3 && !/^\d/.test(number ?? '')) return null;
  if (unit === undefined && !/^P/.test(whole)) return null;
  return readDuration(whole);
}

function unitSeconds(match: RegExpExecArray): number | null {
  return match[3] === undefined ? null : (unitOf(match[3])?.seconds ?? null);
}

const COMPOUND = new RegExp(`^${DURATION}`, 'i');
/** Above these counts people change the unit. */
const MOST: ReadonlyMap<number, number> = new Map([[1, 120], [60, 120], [3600, 168], [86_400, 999], [604_800, 99]]);

/** A duration in the style of another: unit, long or short, hyphen or space, digits or words, ISO 8601. */
export function writeDuration(seconds: Seconds, asWritten: string): string {
  const match = COMPOUND.exec(asWritten);
  if (!match) return formatDuration(seconds);
  const [, number = '', separator = ' ', unit = '', iso] = match;
  if (iso !== undefined) return isoDuration(seconds);
  const writing = unitFor(seconds, unitOf(unit));
  if (!writing) return formatDuration(seconds);
  const count = seconds / writing.seconds;
  const words = /^\d/.test(number) ? null : numberWord(count);
  const capital = /^\p{Lu}/u.test(number);
  const said = words === null ? String(count) : capital ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return `${said}${separator}${count === 1 || separator === '-' ? writing.one : writing.many}`;
}

/** The unit in which the value is written: the writer's where it fits, else the usual one, by its letter where a letter stood. */
function unitFor(seconds: Seconds, wanted: UnitWriting | null): UnitWriting | null {
  if (!wanted) return null;
  const count = seconds / wanted.seconds;
  if (Number.isInteger(count) && count <= (MOST.get(wanted.seconds) ?? 0)) return wanted;
  const usual = unitOf(formatDuration(seconds).split(' ')[1] ?? '');
  const style = lengthOf(wanted);
  const same = UNITS.filter((writing) => writing.seconds === usual?.seconds);
  return same.find((writing) => lengthOf(writing) === style) ?? usual;
}

function lengthOf({ one }: UnitWriting): 'letter' | 'short' | 'word' {
  if (one.length === 1) return 'letter';
  return one === 'sec' || one === 'min' || one === 'hr' || one === 'wk' ? 'short' : 'word';
}

function isoDuration(seconds: Seconds): string {
  const days = Math.floor(seconds / 86_400);
  const parts: [number, string][] = [[Math.floor(seconds / 3600) % 24, 'H'], [Math.floor(seconds / 60) % 60, 'M'], [seconds % 60, 'S']];
  const time = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}${unit}`).join('');
  if (days === 0 || seconds <= 259_200 && seconds % 3600 === 0) return seconds % 3600 === 0 ? `PT${seconds / 3600}H` : `PT${time}`;
  return `P${days}D${time === '' ? '' : `T${time}`}`;
}
