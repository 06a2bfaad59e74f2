/**
 * Timeline rows from what people paste: a copied Slack thread, log lines, or notes typed by hand.
 *
 * Understood are `[3:02 AM] Lena: …`, a name and a time on one line with the message below (as Slack copies),
 * `03:02 UTC …`, `2026-03-14 03:02 …`, ISO instants, and lists and table rows of these.
 */
import { formatTimelineTime, parseInstant } from './deadline.ts';
import type { TimelineRow } from './data.ts';
import { cleanLine } from './safe-markdown.ts';

export interface PasteContext {
  /** The day of the first line that has none, `YYYY-MM-DD`. */
  date: string;
  /** Minutes east of UTC that a local time (`2026-03-14T03:02`) has where the text was copied. */
  offsetAt(local: string): number;
}

export interface PastedTimeline {
  /** In the order of the text. */
  rows: readonly TimelineRow[];
  /** Lines that could not be used, each with the reason; 1-based. */
  problems: readonly { line: number; message: string }[];
}

const MOST_LINES = 5000;
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const LEAD = /^\s*(?:[-*+•]\s+|\d{1,3}[.)]\s+|\|\s*|>\s*)*/;
const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\b\.?)?`;
/** Abbreviations that people write behind a time; `ALERT` and `GET` are none. */
const SHORT = '(?:[CEMPW][DE]?S?|A[CEKW][SD]|NZ[SD]|[BHIJK]S|SAS|SG|HK|PK|BR|IC)T';
const ZONE = String.raw`(?:\s*\(?(Z\b|UTC|GMT|[+-]\d{2}:?\d{2}\b|${SHORT}\b))?`;
const TIMED = new RegExp(String.raw`^[[(*]*(?:(\d{4}-\d{2}-\d{2})(?:T|\s+))?${CLOCK}${ZONE}[\])*]*\s*(?:[|:–—-]+\s*)?(.*)$`);
/** `Lena Fischer  3:02 AM` alone on a line. */
const SPEAKER = new RegExp(String.raw`^(\S[^\d:|]{0,60}?)\s+[[(]?${CLOCK}${ZONE}[\])]?$`);
/** A time alone on its line, as Slack copies it below the name of who wrote. */
const ALONE = new RegExp(String.raw`^\s*[[(]?${CLOCK}${ZONE}[\])]?\s*$`);
/** `03:02-03:10` runs from a time to a time; only behind a date that is an offset. */
const UNTIL = /^(\W*\d+:[\d:]+)-(?=\d+:)/;
/** `2026-03-14 03:02:11+01`: an offset in hours, as databases write it. */
const HOURS = /^(\W*[\d-]{10}[T ][\d:.,]+[+-]\d\d)(?![\d:])/;
const DAY = /^[-–—\s]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:(\d{4}-\d{2}-\d{2})|([a-z]+)\s+(\d{1,2})(?:st|nd|rd|th)?|(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+))(?:,?\s+(\d{4}))?[-–—\s]*$/i;

/** Reads a pasted text. Never throws; lines without a time go on with the row before them. */
export function parseTimeline(text: string, context: PasteContext): PastedTimeline {
  const rows: { at: string; what: string[] }[] = [];
  const problems: { line: number; message: string }[] = [];
  const lines = text.split(/\r\n?|\n/);
  let date = context.date;
  let last: number | null = null;
  let speaking = '';

  const add = (number: number, time: Time, what: string): void => {
    const known = time.date ?? date;
    const read = instantOf(known, time, context);
    if (typeof read === 'string') {
      problems.push({ line: number, message: read });
      return;
    }
    // Past midnight the clock starts again, and nobody writes the new day. It may have another offset.
    const night = time.date === null && last !== null && read < last - 43_200;
    date = night ? nextDay(known) : known;
    const tomorrow = night ? instantOf(date, time, context) : read;
    const at = typeof tomorrow === 'number' ? tomorrow : read;
    last = at;
    rows.push({ at: formatTimelineTime(at), what: [speaking, what].filter((part) => part !== '') });
    speaking = '';
  };

  for (const [index, raw] of lines.slice(0, MOST_LINES).entries()) {
    const line = cleanLine(raw.slice(0, 2000).replace(LEAD, '').replace(/\s*\|\s*$/, '')).replace(UNTIL, '$1 – ').replace(HOURS, '$1:00');
    if (line === '' || /^[-:| ]+$/.test(line)) continue;
    const day = dayOf(line, date);
    const timed = TIMED.exec(line);
    const speaker = timed ? null : SPEAKER.exec(line);
    if (day !== null) date = day;
    else if (timed) add(index + 1, timeOf(timed[1] ?? null, timed.slice(2)), timed[7] ?? '');
    else if (speaker) add(index + 1, timeOf(null, speaker.slice(2)), `${speaker[1] ?? ''}:`);
    else if (ALONE.test(lines[index + 1] ?? '')) speaking = `${line}:`;
    else if (rows.length > 0) rows.at(-1)?.what.push(line);
    else problems.push({ line: index + 1, message: 'There is no time in this line, and no line with a time before it.' });
  }
  if (lines.length > MOST_LINES) problems.push({ line: MOST_LINES + 1, message: `Only the first ${MOST_LINES} lines were read.` });
  return { rows: rows.map(({ at, what }) => ({ at, what: what.join(' ') })), problems };
}

interface Time {
  date: string | null;
  hour: string;
  minute: string;
  second: string | undefined;
  half: string | undefined;
  zone: string | undefined;
}

/** The time that CLOCK and ZONE found. */
function timeOf(date: string | null, [hour = '', minute = '', second, half, zone]: readonly (string | undefined)[]): Time {
  return { date, hour, minute, second, half, zone };
}

/** Seconds since 1970, or why there is no such moment. */
function instantOf(date: string, { hour: written, minute, second, half, zone }: Time, context: PasteContext): number | string {
  const hour = hourOf(Number(written), half);
  if (hour === null) return `There is no ${written}:${minute}${half ? ` ${half.toUpperCase()}M` : ''}.`;
  const local = `${date}T${String(hour).padStart(2, '0')}:${minute}${second ? `:${second}` : ''}`;
  if (zone !== undefined && /T$/.test(zone) && zone !== 'GMT') return `${zone} can mean several zones. Write the time as UTC or with its offset, such as ${local.slice(11)}+01:00.`;
  const utc = parseInstant(`${local}Z`);
  if (utc === null) return `There is no ${local.replace('T', ' ')}.`;
  if (zone === undefined) return utc - context.offsetAt(local) * 60;
  return parseInstant(`${local}${/^(UTC|GMT)$/.test(zone) ? 'Z' : zone}`) ?? `No zone is ${zone} from UTC.`;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour < 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/p/i.test(half) ? 12 : 0);
}

/** The date of a line that is nothing but one (`Saturday, March 14th`), `null` for any other line. */
function dayOf(line: string, current: string): string | null {
  const match = DAY.exec(line);
  if (!match) return null;
  if (match[1]) return match[1];
  const name = (match[2] ?? match[5] ?? '').toLowerCase();
  const month = name.length < 3 ? -1 : MONTHS.findIndex((known) => known.startsWith(name));
  if (month < 0) return null;
  return `${match[6] ?? current.slice(0, 4)}-${String(month + 1).padStart(2, '0')}-${(match[3] ?? match[4] ?? '').padStart(2, '0')}`;
}

function nextDay(date: string): string {
  const start = parseInstant(`${date}T00:00Z`);
  return start === null ? date : formatTimelineTime(start + 86_400).slice(0, 10);
}
