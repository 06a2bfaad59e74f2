import { large } from '../large.ts';

const BLANKS = /\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|\$\{[^{}]{0,80}\}|<[^<>]{1,80}>|\[[^[\]]{0,80}\]|_{3,}|\.{3,}|…/g;
const FIELD_LABELS = /\b(?:owner|assignee|assigned to|due(?: date)?|deadline|by|ticket|issue|status|priority|type|labels?|jira|date|link|action(?: item)?s?|item|task|description|title|name|person|team|todo|eta|bug|the|to|a|of|or|responsible|url|number|yyyy|mm|dd|tbd|tba|xxx?|n\/a|none|open|done|high|medium|low|p\d|in progress|not started)\b/gi;
const SAMPLE = large(/^(?:(?:action|task|item|step|follow[- ]?up|todo|to-do|action item|recommendation|improvement|measure)s?(?: (?:item|name|title|description|text))? ?(?:#? ?\d{1,2}|[a-cnxyz])?|sample(?: \w+)?|example(?: \w+)*|lorem ipsum\b.*|foo|bar|tbd|tba|todo|xxx?|\?+|placeholder|(?:your|first|second|third|another|next) (?:action|task|item|follow[- ]?up)(?: item)?(?: here)?|description(?: of .{0,60})?|(?:what|who|when|why|how)(?: (?:needs|has|will|is|should|must|to|it|be|do|done|happen|happens|does|going|by))+|アクション\d?|例)[.:]?$/i);
const HINT = large(/^(?:e\.?g\.?[,:]? |for example\b|example:|examples:|ex:|例[:：]|z\. ?b\.|i\.e\.|(?:please )?(?:list|describe|enumerate|insert|fill in|fill out|enter|write down|specify|document|provide|include|add|use|copy|paste|delete|remove|replace)\b[^.:]{0,60}\b(?:here|below|this (?:section|table|template|row|text))\b|(?:please )?(?:list|enumerate|describe) (?:(?:the|all|any|each|your|out) )*(?:concrete |specific )?(?:action|follow|next step|measure|task|preventive|corrective)|copy these\b|each (?:action|item|follow)|every (?:action|item|follow)|action items? (?:should|must|need to|are tasks)|(?:list of |these are (?:only |just )?(?:the |sample |example ))(?:action|sample|example|things|sub)|what (?:actions?|steps|will|are|can|should|do|could|follow|measures|would|tasks|improvements)\b[^.]{0,200}\?|how (?:can|could|do|will|should|did)\b[^.]{0,200}\?|these are (?:only |just )?(?:sample|example))/i);

/** What a template lets its author tick off about the report itself: no work on the system. */
const ABOUT_THE_REPORT =
  large(/^(?:the |an? |this )?(?:incident|sections?|(?:incident )?(?:(?:report|document|title)(?! (?:the|an?|all|our|any|each|every|how|what|which|who|why)\b)|post-?mortem|time ?line|summary|severity|impact|root causes?|action items?)|all (?:action(?:able)?|follow[- ]?up)? ?items?)\b(?:(?! that| when| to ).){0,60}\b(?:dealt with|is over|filled (?:out|in)|cleaned up|complete|(?:is|are|has been|have been|was|were) (?:\w+ly )?(?:documented|identified|reviewed|approved|published|shared|assigned|tracked|scheduled|written|clear)|(?:have|has)(?: an?| been)? (?:linked|github issues?|tickets?|issues?|owners?|due dates?|published|shared))\b.{0,40}$/i);

/** An order that stayed inside the braces of the template, and says more than a template's hint would. */
const KEPT_BRACES = large(/^\{\{\s{0,2}(?!.*\b(?:actions?|items?|owners?|steps?|tickets?|links?|here|incident|section|what|who|your|e\.?g|name|date|describe|list|summary|details?|description|title|placeholder)\b)[A-Z][a-z]+ (?:[^\s{}]+ ){2,}[^\s{}]+\s{0,2}\}\}$/i);

/** Whether a text is what a template asks to fill in or to tick off about the report, not what somebody wrote. */
export function isTemplateText(text: string): boolean {
  const trimmed = text.slice(0, 600).trim();
  if (trimmed === '') return true;
  const opened = trimmed.replace(/^[^\p{L}\p{N}[{<(]+/u, '');
  const bare = (opened.endsWith(')') ? opened.replace(/\s{0,2}\((?:owner|assignee|name|due|date|who|link|ticket|@\w+)[^()]{0,40}\)$/i, '') : opened).trim();
  if (SAMPLE.test(bare) || HINT.test(bare) || ABOUT_THE_REPORT.test(bare)) return true;
  if (!/[[{<_…$]|\.\.\./.test(trimmed)) return !/[\p{L}\p{N}]/u.test(trimmed);
  if (KEPT_BRACES.test(trimmed)) return false;
  const left = trimmed.replace(BLANKS, ' ').replace(FIELD_LABELS, ' ');
  return !/[\p{L}\p{N}]/u.test(left);
}

const NONE = large(/^(?:\(?(?:none|nothing|nil|n\/?a|not applicable|no (?:further |new |additional |specific |more |outstanding |open )*(?:action|actions|action items?|follow[- ]?ups?|items?|next steps?|tasks?|changes|work|measures|tickets?|todos?)(?: (?:is|are|were|was|items?|required|needed|necessary|at this time|for now|identified|planned|to take|to report))*|keine|なし|特になし|無し|ninguna|aucune?)\b|(?:keine|なし|特になし|該当なし))/i);

/** "Permanent fix: not needed." */
const NEEDLESS = large(/^[^:：.。]{1,24}[:：]\s{0,2}(?:not (?:needed|required|applicable|necessary)|none(?: needed| required)?|n\/a|unnecessary|nicht (?:nötig|erforderlich)|entfällt|不要|なし|該当なし)(?:[.。].{0,60})?$/i);

/** Whether a section says that there is nothing to do ("None, because …"). */
export function declaresNone(text: string): boolean {
  const trimmed = text.slice(0, 400).trim().replace(/^[\p{P}\p{S}\s]+/u, '');
  if (/[:：]/.test(trimmed.slice(0, 30)) && NEEDLESS.test(trimmed)) return true;
  return NONE.test(trimmed) && !/^none of\b/i.test(trimmed) && !/^nothing (?:was|has been|had been|happens)\b/i.test(trimmed);
}

const DELEGATED = large(/\b(?:see|track(?:ed|ing)|follow(?:ed)?(?: along)?|captured|listed|documented|recorded|found|available|managed|maintained|refer to|moved|live|filed|collected|logged|linked)\b[^.]{0,60}(?:\b(?:in|at|on|under|here|via|by|with)\b|:|\bissue|\bticket|\bepic|\bboard|\bproject|#\d|https?:)/i);

/** Whether a sentence sends the reader to a tracker for the items ("tracked in …"). */
export function delegates(text: string): boolean {
  return DELEGATED.test(text.slice(0, 400));
}
