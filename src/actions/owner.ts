import { knownTo } from './known.ts';
import { large } from './large.ts';
import { memo } from './memo.ts';
import type { OwnerKind, RecogniserContext } from './model.ts';
import { withoutDueElsewhere } from './words/due-elsewhere.ts';
import { isTeamElsewhere, ownerElsewhere } from './words/other-languages.ts';
import { kindOfAssignee, looksLikePerson, saysTeam } from './words/people.ts';

export interface Owner {
  owner: string | null;
  ownerKind: OwnerKind | null;
}

const NOBODY: Owner = { owner: null, ownerKind: null };
/** Owners stand at the edges of an item; the middle of a long one is not searched. */
const EDGE = 400;

const VALUE = '([^,;|\\n()\\[\\]。、*_]{1,60}(?:(?:, | and | & )@[\\w.-]{2,40})*)';
const LABELLED = large(new RegExp(`(?:\\b(?:owner(?:s|ship)?(?:\\(s\\))?|owned by|assign(?:ee|ed)(?: to)?(?:s|\\(s\\))?|responsible(?: person| party| team)?|dri|driver|lead|accountable|who|person|poc|point of contact|contact|champion|verantwortlich(?:e|er)?|zuständig|responsable|responsável|eigenaar|assigned)|担当者?|責任者|オーナー|负责人|담당자?)[*_]{0,2}\\s{0,3}[:：=]\\s{0,3}[*_]{0,2}\\s{0,2}${VALUE}`, 'i'));
/** Behind every label stands one of these. */
const LABEL_ENDS = /[:：=]/;
const SPOKEN = large(/\b(?:owned by|assigned to|owner is|driven by|led by|responsible is)\s{1,2}((?:the )?@?[\p{L}][\p{L}\p{N}._/@-]{1,40}(?: (?:\p{Lu}[\p{L}'’.-]{0,20}|team|squad))?)/iu);
const HANDLE = '@[A-Za-z0-9][\\w.-]{0,38}(?:\\/[\\w.-]{1,40})?';
const HANDLES = `${HANDLE}(?:\\s{0,2}(?:,|&|\\/|\\+|and|or)?\\s{1,2}${HANDLE}){0,3}`;
const PREFIX_HANDLE = large(new RegExp(`^[\\s*_[(]{0,4}(${HANDLES})[\\])*_]{0,4}(?:\\s{0,2}[:：–—-]|\\s{0,2}(?:to|will|should|is going to)\\b|\\s)`, 'i'));
const SUFFIX_HANDLE = large(new RegExp(`(?:^|[\\s([\\-–—:,|])(${HANDLES})[\\])*_.\\s–—-]{0,6}$`, 'i'));
const BRACKET = /[([（【]([^()[\]（）【】]{1,80})[)\]）】]/g;
const PREFIX_BRACKET = /^\s{0,4}[*_]{0,2}[[(【（]([^()[\]（）【】\n]{1,40})[\])】）]/;
const PREFIX_NAME = large(/^\s{0,4}[*_]{0,2}([\p{L}][\p{L}'’.&/ -]{0,40}?)[*_]{0,2}\s{0,2}(:|：| [-–—] |\s{1,2}to (?=[a-z]))/u);
const SUFFIX_NAME = large(/(\s[-–—]{1,2}\s{0,2}|\s[-–—]{1,2}>?\s{0,2}|→\s{0,2}|[,;]\s{1,2})([\p{L}@][\p{L}\p{N}'’.@&/ -]{0,40}?)(?:[.,;\s]{0,3}|\s[-–—]{1,2}\s{0,2})$/u);
const ONLY_HANDLE = large(new RegExp(`^${HANDLE}$`));
const PERSONAL_LIST = /\s{0,2}(?:,|&|\/|\+|;|\band\b|、|・)\s{0,2}/;

const withoutMarks = memo((value: string): string => value.replace(/\s+/g, ' ').replace(/^[*_~`\s]+|[*_~`\s]+$/g, '').replace(/(\p{L}{2})[.;,:]$/u, '$1').trim());

/** Reads the assignee that stands in a column or behind "Owner:". */
export function ownerOfCell(value: string, context: RecogniserContext): Owner {
  const owner = withoutMarks(value.slice(0, 200));
  const kind = kindOfAssignee(owner, knownTo(context));
  return kind === null ? NOBODY : { owner, ownerKind: kind };
}

/** A name that needs no label around it to be one: on the roster, a handle, initials with a name's shape, a team by its words. */
function namedOwner(value: string, context: RecogniserContext): Owner | null {
  const name = value.trim().replace(/^[*_\s]+|[*_\s.:]+$/g, '').replace(/^owner[:\s]{1,2}(?=\S)/i, '');
  if (name === '' || name.length > 60) return null;
  const { people, teams } = knownTo(context);
  if (people.size + teams.size > 0) {
    const lower = name.toLowerCase().replace(/^@/, '');
    if (people.has(lower)) return { owner: name, ownerKind: 'person' };
    if (teams.has(lower)) return { owner: name, ownerKind: 'team' };
  }
  return namedByWords(name);
}

/** The same where nothing is known of the project. */
const namedByWords = memo((name: string): Owner | null => {
  const parts = name.split(PERSONAL_LIST);
  if (/^(?:tbd|tba|unassigned|owner|no owner|owner needed|needs owner|\?+)$/i.test(name)) return { owner: name, ownerKind: 'placeholder' };
  if (parts.every((part) => looksLikePerson(part))) return { owner: name, ownerKind: 'person' };
  if (parts.length <= 3 && name.split(/\s+/).length <= 5 && isTeamName(name)) return { owner: name, ownerKind: 'team' };
  return null;
});

const FUNCTIONS = large(/^(?:sres?|qa|devops|dev ?ops|ops|it|it ops|noc|soc|secops|devs|developers|engineering|eng|infra|platform|infrastructure|security|backend|frontend|back-end|front-end|support|product|management|data|dba|dbas|legal|comms|marketing|customer support|customer success|operations|release engineering|platform engineering|leadership|everyone|all|team)$/i);

function isTeamName(name: string): boolean {
  if (isTeamElsewhere(name)) return true;
  if (!/^(?:the |@)?[\p{L}\d]/u.test(name)) return false;
  if (/^(?:we|they|our)\b|\b(?:as a|the whole|for the|with|of the|from|to|in|inform|ask|tell|when|if|per|by)\b/i.test(name)) return false;
  return saysTeam(name) && /(?:team|teams|squad|guild|sres?|devops|ops|qa|engineers|developers|maintainers|group|crew|noc|infra|devs|チーム|担当)$/i.test(name);
}

/** A bare function ("Platform", "QA") where brackets around it say that it is an assignment. */
function functionOwner(value: string): Owner | null {
  const name = value.trim();
  return FUNCTIONS.test(name) || name.split(/\s{0,2}[/&,+]\s{0,2}/).every((part) => FUNCTIONS.test(part)) ? { owner: name, ownerKind: 'team' } : null;
}

/** The assignee that the words of an item name, by label, prefix, suffix, bracket or handle; never the sentence's subject. */
export function ownerOfText(words: string, context: RecogniserContext): Owner {
  const text = words.trim();
  const head = text.slice(0, EDGE);
  const tail = text.slice(-EDGE);
  for (const part of text.length > EDGE ? [head, tail] : [text]) {
    const elsewhere = ownerElsewhere(part);
    if (elsewhere !== null) return ownerOfCell(elsewhere, context);
    const labelled = LABEL_ENDS.test(part) ? LABELLED.exec(part) : null;
    if (labelled?.[1] !== undefined) {
      const value = (labelled[1].split(/\s[-–—]\s|\. |。|\s{2,}|\b(?:due|deadline|eta|status|ticket|by|priority|target|jira|期限)\b/i)[0] ?? '').trim().replace(/\.$/, '');
      if (value !== '' && value.split(' ').length <= 7) return ownerOfCell(value, context);
    }
    const spoken = SPOKEN.exec(part);
    if (spoken?.[1] !== undefined) return ownerOfCell(spoken[1].replace(/^the /, ''), context);
  }
  const ending = withoutDueElsewhere(withoutTickets(tail));
  const handle = text.includes('@') ? (PREFIX_HANDLE.exec(head) ?? SUFFIX_HANDLE.exec(ending)) : null;
  if (handle?.[1] !== undefined) return ownerOfCell(handle[1], context);

  const bracketed = PREFIX_BRACKET.exec(head);
  if (bracketed?.[1] !== undefined) {
    const owner = namedOwner(bracketed[1], context) ?? functionOwner(bracketed[1]);
    if (owner !== null) return owner;
  }
  const prefix = PREFIX_NAME.exec(head.slice(0, 80));
  if (prefix?.[1] !== undefined) {
    const owner = namedOwner(prefix[1], context);
    const speaks = (prefix[2] ?? '').includes('to');
    if (owner !== null && (!speaks || owner.ownerKind === 'person') && !/^(?:all|everyone|it|ops|team)$/i.test(prefix[1])) return owner;
  }
  const brackets = [...(text.length > EDGE ? tail : text).matchAll(BRACKET)].slice(-4).reverse();
  for (const bracket of brackets) {
    for (const part of (bracket[1] ?? '').split(/[,;|/]| [-–—] | due | by /)) {
      const owner = ONLY_HANDLE.test(part.trim()) ? ownerOfCell(part, context) : namedOwner(part, context);
      if (owner !== null && atEdge(tail, bracket[0])) return owner;
    }
  }
  const suffix = SUFFIX_NAME.exec(ending);
  if (suffix?.[1] !== undefined && suffix[2] !== undefined) {
    const owner = namedOwner(suffix[2], context);
    // Teams behind a comma are mostly the last of those that something is about.
    if (owner !== null && (owner.ownerKind !== 'team' || !/^[,;]/.test(suffix[1]))) return owner;
  }
  return NOBODY;
}

const LAST_TICKET = /[\s([]{0,3}(?:https?:\/\/[^\s)\]]{1,300}|[\w./-]{0,60}#\d{1,7}|\b[A-Z][A-Z0-9]{1,9}-\d{1,6})[\s)\].]{0,3}$/;
/** Of the last four characters: what every ticket that is no address ends in. */
const MAY_END_IN_TICKET = /\d[\s)\].]{0,3}$/;
const LAST_BRACKET = /\s{0,3}[([][^()[\]@]{0,60}[)\]][.\s]{0,2}$/;
const MAY_END_IN_BRACKET = /[)\]][.\s]{0,2}$/;
/** More characters than `LAST_DATE` takes. */
const LONGEST_DATE = 60;
const LAST_DATE = /[,;.]?\s{0,2}\(?\b(?:due|by|before|until|eta|deadline)\b[^()]{2,40}\)?$/i;

/** The text without the ticket, bracket and date that end it, in whatever order: what stands before them may be the owner. */
function withoutTickets(text: string): string {
  let rest = text;
  for (let round = 0; round < 3; round += 1) {
    const before = rest;
    if (MAY_END_IN_TICKET.test(rest.slice(-4)) || rest.includes('://')) rest = rest.replace(LAST_TICKET, '');
    if (MAY_END_IN_BRACKET.test(rest.slice(-3))) rest = rest.replace(LAST_BRACKET, '');
    const date = LAST_DATE.exec(rest.slice(-LONGEST_DATE));
    rest = (date === null ? rest : rest.slice(0, -date[0].length)).trimEnd();
    if (rest === before) break;
  }
  return rest;
}

/** A bracket assigns only near the end of the item, before nothing but other brackets, tickets and dates. */
function atEdge(tail: string, bracket: string): boolean {
  const after = tail.slice(tail.lastIndexOf(bracket) + bracket.length).replace(/[([（][^()[\]（）]{0,80}[)\]）]/g, '');
  return after.trim().length <= 30 || !/\p{L}{3,} \p{L}{2,} \p{L}{2,}/u.test(after);
}

/**
 * Asks whether a group heading that could be a team ("QA", "Infra") is one topic among others ("Testing", "QA", "Fixes").
 * A team that the project knows never is. What the others are is found out once, when somebody asks.
 */
export function topicsAmong(titles: readonly string[], context: RecogniserContext): (title: string) => boolean {
  let topics: readonly string[] | undefined;
  return (title) => {
    const name = title.trim();
    if (!FUNCTIONS.test(name) || context.teams.some((team) => team.toLowerCase() === name.toLowerCase())) return false;
    topics ??= twoTopics(titles, context);
    return topics.some((other) => other !== name);
  };
}

/** The first two names that own nothing: of two, one is another than any name. */
function twoTopics(titles: readonly string[], context: RecogniserContext): string[] {
  const found: string[] = [];
  for (const title of titles) {
    const name = title.trim();
    if (name === found[0] || ownerOfGroup(title, context).owner !== null) continue;
    if (found.push(name) === 2) break;
  }
  return found;
}

const HANDLED = /[([]@[^()[\]]{1,40}[)\]]\W{0,3}$/;

/** The owner that a group heading gives to everything below it: a handle, a name, a team; a component or a topic is none. */
export function ownerOfGroup(title: string, context: RecogniserContext): Owner {
  const name = title.slice(0, 100).replace(/^[^\p{L}@]+|[^\p{L}\p{N}).]+$/gu, '').replace(/\s{0,2}[([][^()[\]]{0,60}[)\]]$/, '');
  const labelled = LABEL_ENDS.test(name) ? LABELLED.exec(name) : null;
  if (labelled?.[1] !== undefined) return ownerOfCell(labelled[1], context);
  const owner = namedOwner(name.replace(/^for (?:the )?/i, '').replace(/['’]s? (?:actions?|items?|tasks?|todos?)(?: items?)?$/i, '').replace(/ (?:actions?|action items|items|tasks|todos?|follow[- ]?ups?)$/i, ''), context);
  if (owner !== null && owner.ownerKind !== 'placeholder') return owner;
  if (/^(?:sres?|qa|devops|ops|developers|engineers)$/i.test(name)) return { owner: name, ownerKind: 'team' };
  // "Engineering (@CTO)": somebody answers for the function
  return title.includes('@') && HANDLED.test(title) ? (functionOwner(name) ?? NOBODY) : NOBODY;
}
