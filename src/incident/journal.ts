/**
 * The text of a journal: one JSON object a line, each with a checksum over itself and the checksum before it, so that a
 * line that was changed, lost or moved is noticed. What each damage means is decided here and nowhere else:
 *
 * - The last line has no line end and is not whole: the machine stopped while writing it. It counts as never written.
 * - A line does not fit its checksum: it was changed by hand or by the disk. It is shown; nothing with a side effect runs
 *   until a person accepts it (`accepted`).
 * - Numbers are missing or lines are out of order: the same.
 * - A record of a newer version or an unknown type: it is shown as it is; an older program changes nothing.
 */
import { crc32 } from './checksum.ts';
import { isRecordType, RECORD_VERSION, type Entry, type JournalRecord } from './records.ts';

export interface JournalProblem {
  kind: 'torn' | 'changed' | 'missing' | 'newer';
  /** From 1. */
  line: number;
  message: string;
}

/** A journal as read. */
export interface JournalContent {
  records: readonly JournalRecord[];
  /** Where each record stands, for `show --journal`. */
  lines: readonly { line: number; text: string; ok: boolean }[];
  problems: readonly JournalProblem[];
  /** The text that stays when the torn end is cut off; always ends with a line end, or is empty. */
  kept: string;
  /** What the next record continues. */
  end: JournalEnd;
}

/** Number, time and checksum that the next record follows. */
export interface JournalEnd {
  seq: number;
  at: string;
  sum: string;
}

export const EMPTY_END: JournalEnd = { seq: -1, at: '1970-01-01T00:00:00.000Z', sum: '00000000' };

/**
 * The line for an entry, with its line end, and what follows it. `now` is the clock in ISO 8601 UTC with milliseconds; a
 * clock that went back does not take the journal with it.
 */
export function encodeEntry(entry: Entry, now: string, end: JournalEnd): { line: string; record: JournalRecord; end: JournalEnd } {
  const at = now > end.at ? now : end.at;
  const record: JournalRecord = { v: RECORD_VERSION, seq: end.seq + 1, at, ...entry };
  const body = JSON.stringify(record).slice(0, -1);
  const sum = crc32(end.sum, body);
  return { line: `${body},"sum":"${sum}"}\n`, record, end: { seq: record.seq, at, sum } };
}

/** What every line ends with, and where the sum stands in it. */
const BEFORE_SUM = ',"sum":"';
const AFTER_SUM = '"}';
const SUM = /^[0-9a-f]{8}$/;

interface ReadLine {
  text: string;
  record: JournalRecord | null;
  sum: string | null;
  /** The checksum it should have, behind the checksum before it. */
  expected: string | null;
  newer: boolean;
}

/** Reads the text of a journal; total for any text. */
export function decodeJournal(text: string): JournalContent {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const tail = text.slice(whole.length);
  const texts = whole === '' ? [] : whole.slice(0, -1).split('\n');
  const problems: JournalProblem[] = [];
  let kept = whole;

  const read: ReadLine[] = [];
  let sum = EMPTY_END.sum;
  for (const line of texts) {
    const one = readLine(line, sum);
    read.push(one);
    sum = one.sum ?? sum;
  }
  if (tail !== '') {
    const one = readLine(tail, sum);
    if (one.record && one.sum === one.expected) {
      // Whole but for its line end.
      read.push(one);
      kept = `${text}\n`;
    } else {
      problems.push({ kind: 'torn', line: texts.length + 1, message: 'The last line is not whole: zephyr or the machine stopped while it was written. It counts as never written.' });
    }
  }

  const accepted = acceptedLines(read);
  const records: JournalRecord[] = [];
  let end = EMPTY_END;
  read.forEach(({ record, sum: written, expected, newer, text: raw }, index) => {
    const line = index + 1;
    const fits = record !== null && written === expected;
    if (!fits && accepted.get(line) !== crc32(raw)) problems.push({ kind: 'changed', line, message: `Line ${line} is not as zephyr wrote it${record ? '' : ', and cannot be read'}.` });
    if (newer) problems.push({ kind: 'newer', line, message: `Line ${line} was written by a newer zephyr, which this one does not understand.` });
    if (record && fits && record.seq !== end.seq + 1 && !accepted.has(line)) problems.push({ kind: 'missing', line, message: `Before line ${line} something is missing: the records go from number ${end.seq} to ${record.seq}.` });
    if (record && !newer) records.push(record);
    // A time that nobody vouches for must not push all later ones forward.
    end = { seq: Math.max(end.seq, record?.seq ?? -1), at: record && fits && record.at > end.at ? record.at : end.at, sum: written ?? end.sum };
  });
  return {
    records,
    lines: read.map(({ text: raw, record, sum: written, expected }, index) => ({ line: index + 1, text: raw, ok: record !== null && written === expected })),
    problems,
    kept,
    end,
  };
}

/** Whether records may be added: nothing is wrong with the journal, or only its torn end. */
export function isWritable({ problems }: JournalContent): boolean {
  return problems.every(({ kind }) => kind === 'torn');
}

/** The record by which a person accepts the lines that were changed; `null` where there are none, or a newer zephyr wrote some. */
export function acceptChanges(content: JournalContent): Entry<'accepted'> | null {
  if (content.problems.some(({ kind }) => kind === 'newer')) return null;
  const lines = content.problems.flatMap(({ line }) => {
    const found = content.lines[line - 1];
    // A torn end is no line.
    return found ? [{ line, sum: crc32(found.text) }] : [];
  });
  return lines.length === 0 ? null : { type: 'accepted', lines };
}

function readLine(text: string, before: string): ReadLine {
  const body = text.length - BEFORE_SUM.length - 8 - AFTER_SUM.length;
  const sum = text.slice(-8 - AFTER_SUM.length, -AFTER_SUM.length);
  const isLine = text.startsWith(BEFORE_SUM, body) && text.endsWith(AFTER_SUM) && SUM.test(sum);
  const nothing = { text, record: null, sum: isLine ? sum : null, expected: null, newer: false };
  if (!isLine) return nothing;
  const expected = crc32(before, text.slice(0, body));
  let value: Record<string, unknown>;
  try {
    // What ends like this is an object, if it is JSON at all.
    value = JSON.parse(text) as Record<string, unknown>;
  } catch {
    return nothing;
  }
  const { v, seq, at, type } = value;
  if (typeof v !== 'number' || typeof seq !== 'number' || typeof at !== 'string' || typeof type !== 'string' || !Number.isSafeInteger(seq) || seq < 0 || !INSTANT.test(at)) return nothing;
  return { text, record: value as unknown as JournalRecord, sum, expected, newer: v > RECORD_VERSION || !isRecordType(type) };
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function acceptedLines(read: readonly ReadLine[]): Map<number, string> {
  const accepted = new Map<number, string>();
  for (const { record, sum, expected } of read) {
    if (record?.type !== 'accepted' || sum !== expected) continue;
    for (const { line, sum: of } of record.lines) accepted.set(line, of);
  }
  return accepted;
}
