import { latest } from '../../documents/latest.ts';
import { large } from '../large.ts';
import { BASE_VERBS, GERUNDS, PAST_FORMS } from './verbs.ts';
import { buildsElsewhere, ordersElsewhere, toldElsewhere } from './verbs-elsewhere.ts';

/** Longest piece of a text that is judged; everything that matters stands at its beginning. */
const MAX_JUDGED = 600;

/** Words that may stand before the verb of a to-do without changing what it is. */
const LEAD_IN = new Set(
  'also then please todo task action item and to further additionally actively again better properly fully finally first second next later eventually possibly maybe potentially optionally immediately quickly proactively automatically manually regularly periodically continuously gradually more clearly explicitly formally re let us lets'.split(' '),
);

/** Verbs of advice and standing rules: as the first word of a lesson they say how to behave, not what to do once. */
const STANDING = new Set(
  'always never avoid be ensure make keep use consider remember treat trust think prefer follow watch know don do communicate understand understanding have practice practise test verify check monitor learn take look stay expect assume see ask give respond read plan invest maintain escalate prioritize prioritise rely point let call favor favour start stop'.split(' '),
);

const FINITE_NEAR_START = /^\S+(?: \S+){0,3} (?:was|were|is|are|has|had|did|does|failed|took|caused|became|went|seemed|led)\b/;
/** "Support was …" tells of support; "document who has access" and "check that it is …" do not. */
function tellsEarly(lower: string): boolean {
  const found = FINITE_NEAR_START.exec(lower);
  return found !== null && !/\b(?:who|what|which|that|how|why|if|whether|when|where|until|as|so|everything|everyone|all|it|there|we|they|anything)\b/.test(found[0]);
}
const RETROSPECT = large(/\b(?:should|could|would|might|must) (?:not )?have\b(?! (?:a|an|the|more|better|to|some|clear|proper|all|our|at)\b)|\b(?:would|could) (?:also )?(?:be|become|mean|cause|lead|result)\b/);
/** "The provider has assured us that they will …": others' promises are no work of ours. */
const REPORTED = large(/^(?!we\b|i\b)(?:[\w.&'’-]+ ){1,5}(?:(?:has|have|had) )?(?:also )?(?:assured|told|informed|promised|said|stated|indicated|advised|explained|claimed|announced)\b/);
const CONSEQUENCE = large(/^(?:this|that|these|those|it|which|doing so|such|the above|as a result|together|every action|each action|all (?:action|of)|action items?|they)\b/);
const PLAN =
  large(/\b(?:will|'ll|’ll|shall|needs? to|needs|going to|gonna|plan(?:s|ning|ned)? (?:to|on|for)|intend(?:s|ing)? to|aim(?:s|ing)? to|want(?:s)? to|would like to|have to|has to|ha(?:ve|s) plans? to|must|should|ought to|(?<!(?:seem|appear)(?:s|ed) |likely |known |found |used |supposed |meant |continue[sd] |turned out |believed |thought )to be \w+ed\b|(?:is|are|'re|’re|'m|’m) (?:currently |now |also |already |actively |being |still )?(?:planned|planning|investigating|working|looking|exploring|considering|evaluating|reviewing|implementing|adding|improving|building|updating|moving|developing|creating|writing|scheduled|underway|under way|in progress|committed|discussing|putting|preparing|making|changing|setting|migrating)|we need|we(?: are|'re|’re) (?:now |also |currently )*(?:running an?|rolling out|replacing|introducing|automating|upgrading|hardening|tightening|extending|expanding|adopting|removing|splitting|rewriting|refactoring|auditing|training|hiring)|work is (?:underway|ongoing)|has begun|have begun|have started|let's|lets)\b/);
/** "… and will prevent such incidents in the future": no piece of work. */
const EMPTY_PROMISE = large(/^[^.;:]{0,120}\b(?:will|shall) (?:do (?:everything|our best|all)|strive|endeavou?r|prevent (?:such|similar|this|these|future))\b[^.;:]{0,80}\.?$/);
const JAPANESE_WORK = large(/(?:する|します|行う|行います|予定|検討|追加|実施|強化|改善|見直し|見直す|作成|導入|整備|対応|徹底|変更|更新|修正|設定|自動化|共有|確認|移行|監視|策定|明記|統一|廃止|削除|記載|使用|利用|実行|適用|確保|検証|調査|拡充|拡張|分離|周知|教育|訓練|点検|固定|制限|禁止|統合|分割|保存|取得|通知|[^\s]化)(?:こと|する予定|中)?[。.）):：]?$/);
const GERMAN_WORK = large(/\b(?:wir (?:werden|wollen|müssen|planen|sollten)|wird|werden|soll(?:en|te|ten)?|müssen|muss)\b|\b[a-zäöüß]{3,}(?:ieren|ern|eln|en)[.!]?$/);

const WORD = /[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu;
/** The words of a text in lower case, up to a number of them. */
function wordsOf(text: string, most: number): string[] {
  const lower = text.toLowerCase();
  const words: string[] = [];
  WORD.lastIndex = 0;
  while (words.length < most) {
    const word = WORD.exec(lower);
    if (word === null) break;
    words.push(word[0]);
  }
  return words;
}

const TOPIC = /^[^:：.!?\n]{1,80}(?:[:：]| [–—-]) ?(?=\S)/;

/** Most words that lead in. */
const MAX_LEAD_IN = 4;

function withoutLeadIn(words: readonly string[]): readonly string[] {
  let at = 0;
  while (at < words.length && at < MAX_LEAD_IN && LEAD_IN.has(words[at] ?? '')) at += 1;
  return words.slice(at);
}

function startsWith(text: string, verbs: ReadonlySet<string>): string | null {
  const words = withoutLeadIn(wordsOf(text.slice(0, 200), MAX_LEAD_IN + 1));
  const first = words[0] ?? '';
  if (verbs.has(first)) return first;
  // "Re-evaluate", "double-check", "auto-detect": the part behind the hyphen is the verb; in "post-deploy checks" it is none
  const dash = first.lastIndexOf('-');
  if (dash > 0 && verbs.has(first.slice(dash + 1)) && !SAYS_WHEN.test(first)) return first;
  return null;
}

const SAYS_WHEN = /^(?:post|pre|non|mid|in|on|off|per|inter)-/;

/** Sends the reader to another place of the document. */
const ELSEWHERE = /^see (?:the |also )?.{0,60}\b(?:section|appendix|chapter|below|above)\b.{0,12}$/i;

/** Whether a text begins like an order ("Add an alert …"), after an optional topic and colon. */
export const isImperative = latest((text: string): boolean => {
  const judged = text.slice(0, MAX_JUDGED).trim();
  for (const part of [judged, judged.replace(TOPIC, '')]) {
    if (startsWith(part, BASE_VERBS) === null || ELSEWHERE.test(part)) continue;
    if (!tellsEarly(part.toLowerCase())) return true;
  }
  return false;
});

/** Whether a text begins with "Adding …", as a commitment or a title. */
export const isGerund = latest((text: string): boolean => {
  const whole = text.slice(0, MAX_JUDGED).trim();
  const judged = /^as well as /i.test(whole) ? whole.slice(11) : whole;
  return startsWith(judged, GERUNDS) !== null && !tellsEarly(judged.toLowerCase());
});

/** Whether a sentence says work that is still to be done: an order, a plan or a need. */
export const saysWork = latest((text: string): boolean => {
  const judged = text.slice(0, MAX_JUDGED).trim();
  const lower = judged.toLowerCase();
  if (isImperative(judged)) return true;
  if (JAPANESE_WORK.test(judged.replace(/[（(][^（()）]{0,80}[)）][。.]?$/, ''))) return true;
  if (/[äöüß]|\b(?:und|wir|der|die|das)\b/.test(lower) && GERMAN_WORK.test(lower)) return true;
  if (ordersElsewhere(judged)) return true;
  if (CONSEQUENCE.test(lower) || RETROSPECT.test(lower) || REPORTED.test(lower)) return false;
  return PLAN.test(lower) && !EMPTY_PROMISE.test(lower);
});

/** "Block upstream, not downstream. A limit further down …": contrasted and explained, an order is advice. */
const REASONED = /^[^.!?]{8,80}, (?:not|never) [^.!?]{3,60}[.!]|^[^.!?]{8,140}, even (?:if|when)\b/;

/** A rule for a case ("… whenever a node fails", "… when requested"), not one piece of work. */
const FOR_A_CASE = /\b(?:whenever|every time|each time|if|when (?:requested|asked|needed|required|in doubt|possible|something|things|an?|the)|as needed)\b/i;

/** Whether a lesson's whole text is a to-do: a single order for a piece of work, no finding, wish, rule or idea. */
export function isWholeTodo(text: string): boolean {
  const judged = text.trim();
  if (judged.length > 220 || judged.endsWith('?') || REASONED.test(judged) || FOR_A_CASE.test(judged)) return false;
  const verb = startsWith(judged, BASE_VERBS);
  if (verb === null) return buildsElsewhere(judged);
  if (STANDING.has(verb)) return false;
  if (wordsOf(judged, 3).length < 3) return false;
  return !tellsEarly(judged.toLowerCase()) && !/\b(?:was|were|had|always|never|should|could|would)\b/.test(judged.toLowerCase());
}

const PAST_SUBJECT = /^(?:we|i|they|the team|team)(?: have|'ve| has)?(?: (?:already|also|now|since|recently|then|\w+ly))* ([\w-]+)/;
const PAST_PASSIVE = /\b(?:has|have|was|were) (?:already |now |since )*been (?!planned|scheduled|requested|proposed|prioriti|assigned|discussed)\w+/;
/** "Additional monitoring was introduced": a short subject, the verb of work at once. */
const WAS_DONE = /^(?:[\w'’/-]+ ){1,6}(?:was|were) (?:already |now |then |\w+ly )?([a-z-]{4,})\b(?! (?:to|yet)\b)/;
const SUBORDINATE = /\b(?:if|when|that|which|once|until|after|where|because|who|not|never|no|what|how|why)\b/;

/** "SOC-Prozesse überarbeitet; …": a German clause that ends in a participle and has no verb before it. */
function isPastInGerman(lower: string): boolean {
  const clause = lower.split(/[.;,–—(（]/, 1)[0]?.trim() ?? '';
  return clause.endsWith('t') && GERMAN_PARTICIPLE.test(clause) && !/\b(?:wird|werden|sollen?|sollte|muss|müssen|ist|sind|war|waren|wurden?|noch|nicht|kann|können|the|and|to|a)\b/.test(clause);
}
/** "…を導入した。"; not "…することにした。". */
const PAST_IN_JAPANESE = /^(?!.*ことにした).*[しれ](?:た|ました)[。.]?$/;
const GERMAN_PARTICIPLE = large(/^[\p{L}\d"„ /-]{3,80} (?:(?:ab|an|auf|aus|ein|nach|um|vor|zu|zurück|zusammen|durch|her|hin)?ge[a-zäöüß]{2,}t|(?:ver|über|unter|er|ent|be|zer)[a-zäöüß]{3,}t|[a-zäöüß]{3,}iert)$/u);

/** Filing or starting work is not finishing it. */
const BEGUN = large(/^(?:we|i|they|it|work)?(?: have|'ve| has)? ?(?:begun|started|planned|decided|agreed|continued|proposed|considered|scheduled|been)\b|\b(?:added|created|filed|opened|raised|logged|placed|made) (?:a |an |the |some )?(?:\w+ ){0,3}(?:tasks?|tickets?|issues?|items?|story|stories|bugs?|epic)\b|\b(?:will|plan to|going to|need to|to be done)\b/);
/** Forms that are past and present alike. */
const EITHER_TENSE = /^(?:set|put|cut|run|read|shut|split|reset|spread|let|beat|cast|need|feed|speed|embed|seed|proceed|exceed|succeed|hundred)$/;
const isPastForm = (word: string): boolean => {
  const verb = word.slice(word.lastIndexOf('-') + 1);
  return !EITHER_TENSE.test(verb) && (PAST_FORMS.has(verb) || /^[a-z]{3,}ed$/.test(verb));
};

/** "Health check defaults aligned:", "Queries corrected": a thing and what was done to it. */
export const endsInDeed = (text: string): boolean => /^(?:[\p{L}\d/'’`-]+ ){2,8}[a-z-]+\W{0,3}$/u.test(text) && isPastForm(/([a-z-]+)\W{0,3}$/.exec(text)?.[1] ?? '') && !/\b(?:to be|not|never)\b/.test(text);

/** "Queue alert updated to fire earlier": a thing, what was done to it, and how. */
const DEED_INSIDE = large(/^(?:[\w'/-]+ ){1,5}(?:added|updated|created|fixed|removed|enabled|introduced|increased|reduced|replaced|installed|deployed|implemented|documented) (?:to|for|with|in|on|at|by|from|so|across)\b/);
const UNFINISHED = large(/\b(?:must|should|shall|will|would|can|could|may|might|needs?|need|to be|be|been|is|are|was|were|has|have|had|gets?|not|never|no|if|when|who|until|once|after|before)\b/);

/** Whether an entry is told as something already done: "Added …", "We have moved …", "X has been raised". */
export const isPast = latest((text: string): boolean => {
  const lower = text.slice(0, MAX_JUDGED).trim().toLowerCase().replace(/’/g, "'");
  if (isImperative(text)) return false;
  for (const part of [lower, lower.replace(TOPIC, '')]) {
    if (BEGUN.test(part.slice(0, 160))) continue;
    const subject = PAST_SUBJECT.exec(part)?.[1] ?? '';
    if (isPastForm(subject)) return true;
    const [first = '', second = ''] = wordsOf(part.slice(0, 80), 2);
    // "Added an alert …" tells; "Improved runbooks" and "Increased limits" are titles
    if (PAST_FORMS.has(first.slice(first.lastIndexOf('-') + 1)) && !EITHER_TENSE.test(first) && (TELLING.test(second) || PAST_ALONE.test(first))) return true;
  }
  const clause = lower.split(/[.;,]/, 1)[0] ?? '';
  const done = !/ (?:was|were) /.test(clause) || SUBORDINATE.test(clause) ? '' : (WAS_DONE.exec(clause)?.[1] ?? '');
  if (PAST_FORMS.has(done) && !EITHER_TENSE.test(done)) return !BEGUN.test(clause);
  if (DEED_INSIDE.test(lower) && !UNFINISHED.test(clause.split(/ (?:than|that|which|because|where) /, 1)[0] ?? '')) return true;
  if (isPastInGerman(lower) || PAST_IN_JAPANESE.test(lower.slice(-12)) || toldElsewhere(lower)) return true;
  return PAST_PASSIVE.test(clause) && !BEGUN.test(clause) && !PLAN.test(clause) && !/\b(?:if|when|that|which|once|until|after|where|because)\b/.test(clause);
});

/** No title begins with these before a noun. */
const PAST_ALONE = large(/^(?:added|fixed|implemented|refactored|removed|replaced|introduced|migrated|created|wrote|rewrote|configured|reverted|renamed|bumped|deployed|moved)$/);
const TELLING = large(/^(?:a|an|the|our|all|more|new|some|to|for|up|out|in|that|this|these|those|from|with|on|by|it|back|down|off|additional|communications?|credits|temporary|temporarily|and|both|two|three|several|its|their|any|every)$/);
