import { APART, large } from '../large.ts';
import { memo } from '../memo.ts';
import { dueCellElsewhere, dueElsewhere } from './due-elsewhere.ts';

const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember)${APART}`;
const DAY = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const YEAR = '(?:20\\d{2})';
const UNIT = '(?:days?|weeks?|months?|quarters?|sprints?|hours?|business days?|working days?)';
const COUNT = '(?:\\d{1,3}|one|two|three|four|six|a|an|a few|couple of)';
const CALENDAR = [
  `${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `${YEAR}年\\d{1,2}月(?:\\d{1,2}日)?`,
  '\\d{1,2}月(?:\\d{1,2}日|末|中)',
  `\\d{1,2}[./]\\d{1,2}[./]${YEAR}`,
  '\\d{1,2}/\\d{1,2}/\\d{2}',
  `${MONTH}\\.? \\d{1,2}(?:st|nd|rd|th)?(?:,? ?${YEAR})?`,
  `\\d{1,2}(?:st|nd|rd|th|\\.)?[ -](?:of )?${MONTH}\\.?(?:,?[ -]${YEAR})?`,
  `${MONTH}\\.?,? ${YEAR}`,
  `q[1-4](?: ?(?:of |/|')? ?(?:${YEAR}|fy ?\\d{2,4}|\\d{2}\\b))?(?: ?[-–] ?q[1-4](?: ${YEAR})?)?`,
  `${YEAR}[ -/]?q[1-4]`,
  `h[12] ${YEAR}`,
  `${YEAR}-\\d{2}`,
];
const RELATIVE = [
  `(?:the )?(?:end|middle|beginning|start) of (?:the |this |next )?(?:day|week|month|quarter|year|sprint|${MONTH}(?: ${YEAR})?|q[1-4](?: ${YEAR})?|${YEAR}|h[12](?: ${YEAR})?)`,
  `(?:end|mid|early|late)[ -](?:${MONTH}(?: ${YEAR})?|q[1-4](?: ${YEAR})?|${YEAR}|year|month|quarter)`,
  'eo[dwmqy]\\b',
  `(?:within|in) (?:the )?(?:next )?${COUNT} ${UNIT}`,
  `next ${COUNT} ${UNIT}`,
  '(?:next|this|current) (?:week|month|quarter|sprint|release|year)',
  `(?:next )?${DAY}`,
  'tomorrow|today|asap',
  'sprint \\d{1,4}',
];
const DATE = `(?:${CALENDAR.join('|')})`;
const WHEN = `(?:${[...CALENDAR, ...RELATIVE].join('|')})`;

const LABELLED = large(/(?:\b(?:due(?:[ -]?date)?(?: by| on)?|deadline|target(?:[ -]?date| completion)?|eta|complete by|completion date|finish by|timeline|timeframe|by when|when|fällig(?: am| bis)?|frist|termin|échéance|fecha(?: límite)?|prazo)|期限日?|締切|納期|予定日|期日)\*{0,2}\s{0,3}[:：=]\s{0,3}\*{0,2}\s{0,2}([^,;|)\]\n·（(）」】、。]{2,60}(?:, ?20\d{2})?)/i);
const MARKED = large(new RegExp(`\\b(?:due(?: date)?(?: by| on| in| is)?|by|before|until|till|no later than|deadline(?: of| is)?|eta|target(?:ing|ed)?(?: for| date)?|scheduled for|planned for|expected(?: by| in)?|bis(?: zum)?|avant(?: le)?|d'ici(?: le)?|antes del?|até|entro(?: il)?|vóór|in|during|for|end)${APART}\\s{1,2}(?:the )?${APART}(${WHEN})${APART}(?![\\w-])`, 'i'));
const WITHIN = large(new RegExp(`\\b(within (?:the )?(?:next )?${COUNT} ${UNIT}|next ${COUNT} ${UNIT})\\b`, 'i'));
const BRACKET = new RegExp(`[([（]([^()\\[\\]（）]{0,80})[)\\]）]`, 'g');
const ONLY_DATE = large(new RegExp(`(?:^|[,;/|]\\s{0,2}|\\s[-–—]\\s)(?:week (?:of|commencing|beginning) )?${APART}(${DATE}(?:\\s?[-–]\\s?\\d{1,2})?)(?=\\s{0,2}(?:[,;/|]|$))`, 'i'));
const TRAILING = large(new RegExp(`(?:[-–—,|:;]|\\bdue|→)\\s{0,3}${APART}(${DATE})${APART}\\s{0,2}[.)\\]。]?\\s{0,2}$`, 'i'));
const NOT_DUE_BEFORE = large(/(?:\b(?:completed?|done|closed|since|on|from|after|created|opened|merged|fixed|deployed|shipped|released|resolved|finished|incident|outage|of|as of|landed|updated)|完了日?|作成日?)\s{0,3}[:：]?\s{0,3}$/i);

const PLACEHOLDER = large(/^(?:tbd|tba|tbc|todo|\?+|[-–—]+|n\/?a|none|unknown|not set|unset|no date|yyyy.*|未定|要設定|要確認|要検討|なし|xx.*|date|ongoing|continuous|complete|completed|done|open|short[- ]term|mid[- ]term|medium[- ]term|long[- ]term|near[- ]term|immediate(?:ly)?|immédiat(?:ement)?|sofort|umgehend|inmediat[oa]|немедленно|now|later|high|medium|low|p\d)$/i);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const two = (value: number): string => String(value).padStart(2, '0');
function iso(year: string, month: number, day: string): string | null {
  const at = Number(day);
  return month >= 1 && month <= 12 && at >= 1 && at <= 31 ? `${year}-${two(month)}-${two(at)}` : null;
}

/** A full date as an ISO date; anything else as it was written. */
export function normaliseDue(written: string): string {
  const text = written.trim().replace(/^[*_~\s]+|[*_~.\s。]+$/g, '');
  const numeric = /^(20\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (numeric !== null) return iso(numeric[1] ?? '', Number(numeric[2]), numeric[3] ?? '') ?? text;
  const lower = text.toLowerCase();
  const monthFirst = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(20\d{2})$/.exec(lower);
  if (monthFirst !== null) return iso(monthFirst[3] ?? '', MONTHS.indexOf(monthFirst[1] ?? '') + 1, monthFirst[2] ?? '') ?? text;
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)?[ -](?:of )?([a-z]{3})[a-z]*\.?,?[ -](20\d{2})$/.exec(lower);
  if (dayFirst !== null) return iso(dayFirst[3] ?? '', MONTHS.indexOf(dayFirst[2] ?? '') + 1, dayFirst[1] ?? '') ?? text;
  const slashed = /^(\d{1,2})([./])(\d{1,2})[./](20\d{2})$/.exec(lower);
  if (slashed !== null) {
    const [, first, mark, second, year] = slashed;
    // 03/04/2026 is March or April: only what can be read one way becomes a date (a dot is day first)
    if (mark === '.' || Number(first) > 12) return iso(year ?? '', Number(second), first ?? '') ?? text;
    if (Number(second) > 12) return iso(year ?? '', Number(first), second ?? '') ?? text;
  }
  return text;
}

const SAYS_WHEN = new RegExp(WHEN, 'i');
/** Whether a field such as "Target:" states an aim and no date. */
export const isSentence = (value: string): boolean => value.trim().split(/\s+/).length >= 4 && (value.length > 60 || !SAYS_WHEN.test(value));

/** What a due cell or field says; `null` where it says nothing. */
export const dueOfCell = (cell: string): string | null => dateOf(cell.slice(0, 120));

const dateOf = memo((cell: string): string | null => {
  const text = cell.replace(/\s+/g, ' ').trim().replace(/^[*_~\s]+|[*_~.\s]+$/g, '');
  const elsewhere = dueCellElsewhere(text);
  if (elsewhere !== null) return elsewhere === 'none' ? null : elsewhere;
  if (text === '' || PLACEHOLDER.test(text) || !/[\p{L}\p{N}]/u.test(text)) return null;
  return normaliseDue(text);
});

/** "Next sprint: try it with real users". */
const LEADING_SPAN = /^[\s*_[(]{0,4}((?:this|next) (?:week|month|quarter|sprint))[*_\])]{0,3}\s?[:：]/i;

/**
 * The due date that the words of an item carry; a date of its completion or of the incident is none.
 * @param explicit only a date behind "due", "by" and the like counts, as in an item that is done
 */
export function dueOfText(text: string, explicit = false): string | null {
  const parts = text.length > 1200 ? [text.slice(0, 600), text.slice(-600)] : [text];
  for (const part of parts) {
    const elsewhere = dueElsewhere(part);
    if (elsewhere !== null) return elsewhere;
    const labelled = LABELLED.exec(part);
    if (labelled?.[1] !== undefined) {
      const value = isSentence(labelled[1]) ? null : dueOfCell(labelled[1].split(/\s[-–—]\s|\. |。|、|\bowner\b|\bstatus\b|\*\*/i)[0] ?? '');
      if (value !== null && /\d|q[1-4]|end|next|eo[dwmqy]|week|month|sprint|asap|year|before|after|day/i.test(value)) return value;
    }
    const marked = MARKED.exec(part);
    if (marked?.[1] !== undefined && isDeadline(part, marked.index, marked[0], marked[1])) return normaliseDue(marked[1]);
    for (const bracket of explicit ? [] : part.matchAll(BRACKET)) {
      const found = ONLY_DATE.exec((bracket[1] ?? '').trim());
      if (found?.[1] !== undefined && !/\b(?:incident|outage|completed?|done|closed|since|post-?mortem|see)\b/i.test(bracket[1] ?? '')) return normaliseDue(found[1]);
    }
  }
  const leading = LEADING_SPAN.exec(text);
  if (leading?.[1] !== undefined) return leading[1];
  const within = WITHIN.exec(parts[0] ?? '');
  if (within?.[1] !== undefined && /^within/i.test(within[1])) return within[1];
  if (explicit) return null;
  const last = parts.at(-1) ?? '';
  const trailing = TRAILING.exec(last);
  if (trailing?.[1] !== undefined && !NOT_DUE_BEFORE.test(last.slice(0, trailing.index + 1))) return normaliseDue(trailing[1]);
  return null;
}

/** "by", "due", "before" make any date a deadline; "in", "for", "during" only a coming quarter or span. */
function isDeadline(text: string, at: number, matched: string, when: string): boolean {
  const word = matched.slice(0, matched.length - when.length).trim().split(' ')[0]?.toLowerCase() ?? '';
  if (/\b(?:was|were|had|did|used|occurred|happened|happens)\b[^.]{0,40}$/i.test(text.slice(Math.max(0, at - 60), at))) return false;
  if (/^(?:in|during|for|end)$/.test(word)) return /^(?:q[1-4]|h[12]|next|this|the end|20\d{2}.?q)/i.test(when) && !/^(?:this|next) (?:release|year)/i.test(when);
  if (/^(?:by|before|until|till)$/.test(word) && /^(?:today|mon|tue|wed|thu|fri|sat|sun|in )/i.test(when)) return /^by/.test(word);
  return true;
}

const DATE_OR_SPAN = large(new RegExp(`(${DATE}(?: ?[-–—] ?${APART}${DATE})?)`, 'i'));
/** "All filed, statuses as of 29 May:" dates what it says and "Incident 2024-10-01" what happened, no deadline. */
const AS_OF = large(/\b(?:as (?:of|at)|(?:last )?updated|since|(?:added|created|written|revised|amended|recorded|published|posted|filed|opened)(?: on)? (?=\d|[a-z]{3,9}\.? \d))\b|^\W{0,4}(?:incident|outage|post-?mortem)\b/i);
/** "This week", "Short term (P1) – next month", "Short term (0–48 hours)". */
const SAYS_SPAN = /week|month|quarter|sprint|days?\b|hours?\b|pr[oó]xim[oa]|prochaine?s?\b|nächste/i;
const SPAN = large(new RegExp(`(?:^\\W{0,4}|[-–—:(] ?)((?:this|next) (?:week|month|quarter|sprint)|(?:\\d{1,2} ?[-–] ?)?\\d{1,3} ${UNIT}|pr[oó]xim[oa]s? (?:\\d{1,2} )?(?:horas?|d[ií]as?|semanas?|m[eê]s(?:es)?)|(?:\\d{1,2} )?prochaine?s? (?:\\d{1,2} )?(?:heures?|jours?|semaines?|mois)|nächste[nrs]? (?:woche|monat|quartal|sprint))\\W{0,3}$`, 'i'));
/** "短期（1週間以内）", "（3日内）", "(1주 이내)". */
const SPAN_IN_SIGNS = /(\d{1,3}\s?(?:時間|日間?|週間?|[ヶかカケヵ]月|个月|個月|周|天|시간|일|주일?|개월)\s?(?:以内|以內|内|內|이내|まで)?)\s{0,2}[)）】\]]?\W{0,3}$/u;
/** "(cette semaine)", "(este mes)", "(diese Woche)". */
const SPAN_ELSEWHERE = large(/(?:^|[(（–—:-]\s{0,2})((?:cette|ce|esta|este|diese[rn]?|questa|questo|deze) (?:semaine|semana|woche|settimana|week|sprint)|(?:ce|este|diesen|questo|deze) (?:mois|mes|mês|monat|mese|maand)|(?:mois|mes|mês|mese) (?:prochain|que viene|que vem|prossimo)|semaine prochaine)\W{0,3}$/iu);
const GROUP_DEADLINE = large(new RegExp(`\\b(?:by|until|before) ${APART}(${WHEN})`, 'i'));

/** "Immediate (deadline: 17:00 KST today)". */
const TODAY = /\b(?:deadline|due|target|eta)(?: date)?[:：] ?((?:\d{1,2}:\d{2}(?: [a-z]{2,4})? )?(?:today|tonight|tomorrow|eod)\b[^()[\]]{0,20})/i;
/** "Immediate (before the next deployment)". */
const BEFORE_NEXT = large(/[(（–—:-] ?(before (?:the |our )?next [\p{L}-]{3,30}(?: [\p{L}-]{3,30}){0,2})[)）:]?\W{0,3}$/iu);

const LABELLED_IN_TITLE = large(/\b(?:target|due|by|deadline|eta|期限)\b\s{0,2}(?:date)?\s{0,2}[:：]?\s{0,2}([^)\]]{2,40})/i);

/** The due date a group heading gives to everything below it; a bare horizon ("Short term") is none. */
export const dueOfGroup = memo((title: string): string | null => {
  const text = title.slice(0, 200);
  if (AS_OF.test(text)) return null;
  const before = /\bbefore ([^()[\]:]{6,80})/i.exec(text);
  if (before !== null && /\b(?:to (?:be )?(?:complete|done|do|finish)|must|due)/i.test(text)) return `before ${(before[1] ?? '').trim()}`;
  const next = BEFORE_NEXT.exec(text);
  if (next?.[1] !== undefined) return next[1];
  const labelled = LABELLED_IN_TITLE.exec(text);
  const dated = DATE_OR_SPAN.exec(labelled?.[1] ?? text);
  if (dated?.[1] !== undefined) return normaliseDue(labelled?.[1] !== undefined ? (labelled[1].trim().replace(/[:*]+$/, '')) : dated[1]);
  const today = TODAY.exec(text);
  if (today?.[1] !== undefined) return today[1];
  const within = WITHIN.exec(text);
  if (within?.[1] !== undefined) return within[1];
  const relative = GROUP_DEADLINE.exec(text);
  if (relative?.[1] !== undefined) return normaliseDue(relative[1]);
  const elsewhere = SPAN_IN_SIGNS.exec(text) ?? SPAN_ELSEWHERE.exec(text);
  if (elsewhere?.[1] !== undefined) return elsewhere[1];
  return SAYS_SPAN.test(text) ? (SPAN.exec(text)?.[1] ?? null) : null;
});
