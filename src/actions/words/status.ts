import { large } from '../large.ts';
import { memo } from '../memo.ts';
import type { ActionStatus } from '../model.ts';
import { statusElsewhere, statusInWordsElsewhere } from './other-languages.ts';

/** A mark that says done, such as ✅. */
export const DONE_MARK = /[\u2705\u2611\u2714\u{1F389}]|:(?:white_check_mark|heavy_check_mark|ballot_box_with_check|check|done):/u;
const OPEN_MARK = large(/[\u{1F6A7}\u23F3\u{1F504}\u23F0\u{1F51C}\u231B\u{1F534}\u{1F7E1}\u2B1C\u{1F532}\u{1F51B}\u2610]|:(?:construction|hourglass|hourglass_flowing_sand|soon|todo|black_square_button):/u);
const DECLINED_MARK = /[\u{1F6AB}]|:no_entry(?:_sign)?:/u;

const DECLINED = large(/\b(?:wo ?n['’]?t (?:fix|do|implement)|wontfix|declined|rejected|cancell?ed|abandoned|obsolete|dropped|superseded|discarded|not (?:doing|planned|needed|required|pursued|going to)|no longer (?:needed|required|relevant|applicable)|duplicate|invalid)\b|却下|見送り|中止|不要|verworfen|abgelehnt/i);
const OPEN = large(/\b(?:to[- ]?do|open|pending|in[- ]progress|in[- ]review|ongoing|on[- ]going|not (?:yet )?(?:started|done|complete|completed|begun|implemented)|wip|work in progress|started|planned|scheduled|backlog(?:ged)?|blocked|assigned|under (?:review|way|investigation)|underway|in (?:development|flight|backlog|planning|discussion)|new|incomplete|unresolved|waiting|on hold|deferred|postponed|proposed|partial(?:ly)?(?: done| complete| completed)?|draft|ready|next|triaged?|unassigned|accepted|tbd)\b|未着手|未対応|未完了|未実施|進行中|対応中|実施中|検討中|予定|着手|オープン|\boffen\b|geplant|in (?:arbeit|bearbeitung)|laufend|进行中|未开始|待(?:办|处理)|pendiente|pendente/i);
const DONE = large(/\b(?:done|completed?|finished|fixed|closed|resolved|shipped|merged|deployed|delivered|implemented|released|live|rolled out|landed|solved|achieved|adopted|in place)\b|完了|済|対応済|実施済|クローズ|erledigt|abgeschlossen|umgesetzt|\bfertig\b|已完成|完成|완료|terminée?|terminado|completado|concluíd[oa]|hecho|готово|выполнено/i);
const YES = /^(?:y|yes|x|\[x\]|✓|✔️?|100 ?%)$/i;
const NO = /^(?:n|no|\[ ?\]|✗|✘|❌|✖️?|0 ?%)$/i;

/** What a status cell or field says. */
export const statusOfCell = (cell: string): ActionStatus | null => stateOf(cell.slice(0, 200).trim());

const stateOf = memo((text: string): ActionStatus | null => {
  if (text === '' || /^[-–—]+$/.test(text)) return null;
  const elsewhere = statusElsewhere(text);
  if (elsewhere !== null) return elsewhere;
  if (NO.test(text)) return 'open';
  if (YES.test(text) || DONE_MARK.test(text)) return 'done';
  if (DECLINED_MARK.test(text) || DECLINED.test(text)) return 'declined';
  if (OPEN_MARK.test(text) || OPEN.test(text)) return 'open';
  return DONE.test(text) ? 'done' : null;
});

const STATUS_LABEL = /(?:\bstatus|\bstate|ステータス|状態|進捗|\bstand)\s{0,3}[:：=]\s{0,3}([^,;|)\]\n]{1,40})/i;
const LEADING = large(/^\W{0,4}(done|completed?|fixed|closed|resolved|shipped|merged|implemented|deployed|released|open|todo|to do|wip|in[- ]progress|pending|pendi?ente|ongoing|not started|wo ?n['’]t (?:fix|do)|declined|cancell?ed|完了|済|未着手|対応済み?|erledigt|offen)(?:\W{0,4}(?:[:：\])–—]|\s-\s)|(?=\*\*))/i);
const BRACKETED = large(/[([（【]\s{0,2}((?:already |all |now |partially |mostly |not yet |not )?(?:done|completed|complete(?! by\b)|fixed|closed|resolved|shipped|merged|implemented|deployed|released|live|open|todo|to do|wip|in[- ]progress|pending|ongoing|planned|not started|started|wo ?n['’]t (?:fix|do)|declined|cancell?ed|完了|済|未着手|対応済み?|進行中|erledigt|abgeschlossen|umgesetzt|offen)(?:[ ,:;!][^()[\]（）【】]{0,60})?)\s{0,2}[)\]）】]/i);
/** "(4 March, completed)": the date comes first. */
const DATED_BRACKET = large(/[([（【][^()[\]（）【】]{0,20}\d[^()[\]（）【】]{0,20}[,;:、–—]\s{0,2}((?:not yet |not )?(?:done|completed?|fixed|closed|resolved|shipped|merged|implemented|deployed|released|open|todo|in[- ]progress|pending|ongoing|planned|not started|declined|cancell?ed|完了|済|未着手|対応済み?|進行中|erledigt|abgeschlossen|umgesetzt|offen|geplant))\s{0,2}[)\]）】]/i);
/** "(Found three more; fixed in later changes.)": the state comes last. */
const CLOSING_BRACKET = large(/[([（【][^()[\]（）【】]{3,80}[;,] (?:all |now |already )?(done|fixed|resolved|shipped|merged|deployed|implemented|completed)\b[^()[\]（）【】]{0,40}[)\]）】][.\s]{0,2}$/i);
const TRAILING = large(/(?:[-–—:.,|]|=>|->|→|\.)\s{0,3}(done|completed?|fixed|closed|resolved|shipped|merged|implemented|deployed|released|in[- ]progress|pending|ongoing|not started|wip|todo|open|wo ?n['’]t (?:fix|do)|declined|cancell?ed|完了|済|未着手|対応済み?)(?: (?:on|in|at|as of|by|via|with) [^.,;]{1,40}|[:：]? ?\d{4}-\d{2}-\d{2})?\s{0,2}[.!。]?\s{0,2}$/i);
const COMPLETED_ON = large(/(?:\b(?:completed?|done|closed|finished|shipped|resolved|implemented|deployed|merged)(?: on| in|:)?|完了日?[:：]?)\s{0,2}\d{4}[-/]\d{1,2}/i);

/** What the words of an item itself say about its state, apart from ticked boxes and strike-outs. */
export function statusOfText(words: string): ActionStatus | null {
  const head = withoutMarks(words.slice(0, 300));
  const tail = words.length > 300 ? withoutMarks(words.slice(-300)) : head;
  if (DONE_MARK.test(head.slice(0, 12)) || DONE_MARK.test(tail.slice(-12))) return 'done';
  const elsewhere = statusInWordsElsewhere(head) ?? (words.length > 300 ? statusInWordsElsewhere(tail) : null);
  if (elsewhere !== null) return elsewhere;
  const field = STATUS_LABEL.exec(head) ?? (tail === head ? null : STATUS_LABEL.exec(tail));
  if (field?.[1] !== undefined) return statusOfCell(field[1]);
  const said = LEADING.exec(head) ?? inBrackets(head, tail) ?? TRAILING.exec(tail);
  if (said?.[1] !== undefined) return statusOfCell(said[1]);
  if (COMPLETED_ON.test(tail)) return 'done';
  if (OPEN_MARK.test(head.slice(0, 12)) || OPEN_MARK.test(tail.slice(-12))) return 'open';
  return null;
}

function inBrackets(head: string, tail: string): RegExpExecArray | null {
  if (!/[)\]）】]/.test(head) && !/[)\]）】]/.test(tail)) return null;
  return BRACKETED.exec(head) ?? (tail === head ? null : BRACKETED.exec(tail)) ?? DATED_BRACKET.exec(tail) ?? (/[)\]）】][.\s]{0,2}$/.test(tail.slice(-3)) ? CLOSING_BRACKET.exec(tail) : null);
}

/** Wiki bold and left-over asterisks say nothing. */
const withoutMarks = (text: string): string => text.replace(/'{2,5}|\*{2,3}/g, '');
