/** Dates in the languages besides English. */
import { APART, large } from '../large.ts';
import { mayBeForeign } from './foreign.ts';
import { GERMAN } from './german.ts';
import { JAPANESE } from './japanese.ts';

const either = (words: readonly string[]): string => [...new Set(words)].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.]/g, '\\.').replace(/ /g, '\\s{1,3}')).join('|');

const MONTH = `(?:${either(GERMAN.months.flat())})${APART}`;
const UNTIL = `(?:${either(GERMAN.until.before)})${APART}`;
const YEAR = '20\\d{2}';
const GERMAN_DATE = `\\d{1,2}\\.\\s{0,2}${MONTH}\\.?(?:\\s{1,2}${YEAR})?|\\d{1,2}\\.\\d{1,2}\\.(?:${YEAR}|\\d{2}\\b)?|(?:ende|anfang|mitte)${APART}\\s{1,2}(?:${MONTH}(?:\\s{1,2}${YEAR})?|kw\\s?\\d{1,2}|${YEAR})|kw\\s?\\d{1,2}(?:\\s?/?\\s?${YEAR})?|${MONTH}\\s{1,2}${YEAR}|${YEAR}-\\d{2}(?:-\\d{2})?|[1-4]\\.\\s?quartal(?:\\s${YEAR})?|q[1-4](?:\\s?/?\\s?${YEAR})?|\\d{1,2}\\s{1,2}(?:tagen?|wochen?|monaten?)|${either(GERMAN.times)}`;
const JAPANESE_DATE = `(?:(?:${YEAR}|令和\\s?\\d{1,2})年)?\\s?\\d{1,2}月\\s?(?:\\d{1,2}日|末|上旬|中旬|下旬|初め|中)?|${YEAR}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?|${YEAR}年度?(?:末|内)?|(?:${YEAR}年?)?第[1-4一二三四]四半期|\\d{1,2}/\\d{1,2}|\\d{1,3}(?:日|週間|ヶ月|か月|カ月)以内|${either(JAPANESE.times)}`;
const ANY = `${GERMAN_DATE}|${JAPANESE_DATE}`;

const LABELLED = large(new RegExp(`(?<![\\p{L}\\p{N}])(?:${either([...GERMAN.dueLabels, ...JAPANESE.dueLabels])})${APART}[*_]{0,2}\\s{0,3}[:：=]\\s{0,3}[*_]{0,2}\\s{0,2}([^,;|)\\]\\n（）(」】、。\\u3000*]{2,40})`, 'iu'));
const BEFORE = large(new RegExp(`(?<![\\p{L}\\p{N}])${UNTIL}\\s{1,2}${APART}(${GERMAN_DATE})${APART}(?![\\p{L}\\p{N}])`, 'iu'));
const BEHIND = large(new RegExp(`(${JAPANESE_DATE})${APART}\\s?(?:${either(JAPANESE.until.behind)})`, 'u'));
const LAST = new RegExp(`[,;–—-]?\\s{0,2}\\(?${UNTIL}\\s{1,2}${APART}(?:${GERMAN_DATE})${APART}\\)?\\s{0,2}$`, 'iu');
const WHOLE = large(new RegExp(`^(?:${UNTIL}\\s{1,2})?${APART}(${ANY})${APART}(?:\\s?(?:${either(JAPANESE.until.behind)}))?$`, 'iu'));
const GERMAN_FULL = large(new RegExp(`^(\\d{1,2})\\.\\s{0,2}(?:(\\d{1,2})\\.|(${MONTH})\\.?)\\s{0,2}(${YEAR})$`, 'iu'));
const JAPANESE_FULL = /^(?:(20\d{2})|令和\s?(\d{1,2}))(?:年|[-/.])\s?(\d{1,2})(?:月|[-/.])\s?(\d{1,2})日?$/;
const NO_TIME = new Set([...GERMAN.noTime, ...JAPANESE.noTime]);
const CJK = /[\u3040-\u30ff\u4e00-\u9fff]/;

/** What a field for a date says: a date as `dueElsewhere` gives it, `none` for words that are no date, `null` where another language may know. */
export function dueCellElsewhere(cell: string): string | null {
  const text = cell.trim();
  if (NO_TIME.has(text.toLowerCase())) return 'none';
  const date = WHOLE.exec(text)?.[1];
  return date === undefined ? null : isoElsewhere(date);
}

/** The date that the words of an item carry: behind a label, behind `bis`, in front of `まで`. ISO where it is a full date, else as written. */
export function dueElsewhere(text: string): string | null {
  if (!mayBeForeign(text)) return null;
  const labelled = LABELLED.exec(text)?.[1]?.trim();
  if (labelled !== undefined) {
    const due = dueCellElsewhere(labelled.replace(/\.$/, '').split(/\s[-–—]\s|\. /)[0] ?? '');
    return due === 'none' ? null : due;
  }
  const date = BEFORE.exec(text)?.[1] ?? (CJK.test(text) ? BEHIND.exec(text)?.[1] : undefined);
  return date === undefined ? null : isoElsewhere(date);
}

/** The text without the date that ends it: what stands before may be the owner. */
export function withoutDueElsewhere(text: string): string {
  return mayBeForeign(text) ? text.replace(LAST, '').trimEnd() : text;
}

function isoElsewhere(date: string): string {
  const text = date.trim();
  const german = GERMAN_FULL.exec(text);
  const japanese = JAPANESE_FULL.exec(text);
  const month = german?.[3]?.toLowerCase();
  const [year, at, day] = german
    ? [Number(german[4]), month === undefined ? Number(german[2]) : GERMAN.months.findIndex((names) => names.includes(month)) + 1, Number(german[1])]
    : japanese
      ? [japanese[1] === undefined ? REIWA + Number(japanese[2]) : Number(japanese[1]), Number(japanese[3]), Number(japanese[4])]
      : [0, 0, 0];
  return at >= 1 && at <= 12 && day >= 1 && day <= 31 ? `${year}-${String(at).padStart(2, '0')}-${String(day).padStart(2, '0')}` : text;
}

/** The year before the first one of the era. */
const REIWA = 2018;
