/** How people write numbers and durations in English: `15 minutes`, `15-minute`, `PT15M`, `fifteen min`, `72 h`. */
import type { Seconds } from './duration.ts';

const ONES = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const WORDS: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 100 }, (_, value) => [numberWord(value) as string, value] as const),
);

/** `seventy-two` for 72; `null` above ninety-nine, where people write digits. */
export function numberWord(value: number): string | null {
  if (!Number.isInteger(value) || value < 0 || value > 99) return null;
  const one = ONES[value];
  if (one !== undefined) return one;
  const rest = value % 10;
  return `${TENS[Math.floor(value / 10)]}${rest === 0 ? '' : `-${ONES[rest]}`}`;
}

/** Pattern of a whole number in digits or words up to ninety-nine, without groups. */
export const NUMBER = `(?:\\d{1,6}|(?:${TENS.filter(Boolean).join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${[...ONES].reverse().join('|')})`;

/** The number that digits or words say, or `null`. */
export function readNumber(written: string): number | null {
  if (/^\d{1,6}$/.test(written)) return Number(written);
  return WORDS.get(written.toLowerCase().replace(' ', '-')) ?? null;
}

export interface UnitWriting {
  /** Seconds of one. */
  seconds: number;
  /** Writings for one and for many. */
  one: string;
  many: string;
}

/** Every way a unit is written; the first that fits a text is the one its writer used. */
export const UNITS: readonly UnitWriting[] = [
  ...units(1, ['second', 'seconds'], ['sec', 'sec'], ['sec', 'secs'], ['s', 's']),
  ...units(60, ['minute', 'minutes'], ['min', 'min'], ['min', 'mins'], ['m', 'm']),
  ...units(3600, ['hour', 'hours'], ['hr', 'hr'], ['hr', 'hrs'], ['h', 'h']),
  ...units(86_400, ['day', 'days'], ['d', 'd']),
  ...units(604_800, ['week', 'weeks'], ['wk', 'wk'], ['wk', 'wks'], ['w', 'w']),
];

function units(seconds: number, ...writings: readonly [string, string][]): UnitWriting[] {
  return writings.map(([one, many]) => ({ seconds, one, many }));
}

const UNIT = [...new Set(UNITS.flatMap(({ one, many }) => [many, one]))]
  .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
  .join('|');

/** White space between words of running text, perhaps into the next line of a quotation; `>` is its mark. */
export const SPACE = '\\s{1,20}(?:>\\s{0,9}){0,4}';

/** Pattern of a duration: groups are the number, what separates it, the unit, and the whole ISO 8601 form. */
export const DURATION = `(?:(${NUMBER})(${SPACE}|-|)(${UNIT})|(P(?:\\d+W|(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?)))`;

const WHOLE_DURATION = new RegExp(`^${DURATION}$`, 'i');
const ISO = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/i;

/** Seconds of a duration as people write it, or `null` where it is none. */
export function readDuration(written: string): Seconds | null {
  const match = WHOLE_DURATION.exec(written.trim());
  if (!match) return null;
  const [, number, , unit, iso] = match;
  if (iso !== undefined) return isoSeconds(iso);
  const count = readNumber(number ?? '');
  const writing = unitOf(unit ?? '');
  return count === null || writing === null ? null : count * writing.seconds;
}

/** The way of writing that a unit word belongs to. */
export function unitOf(word: string): UnitWriting | null {
  const lower = word.toLowerCase();
  return UNITS.find(({ one, many }) => one === lower || many === lower) ?? null;
}

function isoSeconds(iso: string): Seconds | null {
  const match = ISO.exec(iso);
  if (!match || !/\d/.test(iso) || /T$/i.test(iso)) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return weeks * 604_800 + days * 86_400 + hours * 3600 + minutes * 60 + seconds;
}
