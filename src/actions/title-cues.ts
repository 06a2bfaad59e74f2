import { normaliseTitle, type Role } from './headings.ts';
import { large } from './large.ts';
import { memo } from './memo.ts';
import { titleElsewhere } from './words/titles-elsewhere.ts';

/**
 * A title that no pattern knows is judged by what its words are about: work that follows an incident is named by a thing
 * to be done, an aim (that it may not happen again) or a promise, however the title is put. Weak cues make a title
 * tentative: below it only what says work counts.
 */
const MOST_WORDS = 14;

/** What was done or is asked of others, the report itself, the software: no follow-up, whatever else stands there. */
const OTHERWISE =
  large(/\b(?:taken|applied|performed|executed|considered|rejected|attempted|tried|already|during|before the|at the time|users?|customers?|readers?|you|your|release|releases|version|reproduce|reproduction|deploy|deployment|deployed|test|tests|testing|tested|code|files?|commits?|diff|commands?|scripts?|schema|design|architecture|option|options|alternatives?|approach|assumptions?|constraints?|observations?|findings?|results?|symptoms?|example|examples|template|how it works|went|worked|lucky|failed|did|didn|wasn|was|were|had)\b/);

/** "Reducing the risk of recurrence", "Stop this from happening again", "… like this less likely". */
const AIM =
  large(/\b(?:prevent|avoid|reduc|minimi[sz]|lower|stop|eliminat|guard|protect|mitigat)\w*\b.*\b(?:this|it|these|such|similar|recur\w*|again|happen\w*|future|risks?|repeat\w*|re ?occur\w*|incidents?|outages?)\b|\bless (?:likely|impactful|frequent)\b|\b(?:never|not) (?:happen )?again\b|\bmak\w+ (?:this|it|things) right\b/);
/** "Things we will change", "How we're going to …", "What will change". */
const PROMISE =
  large(/^(?!(?:do|does|can|is|are|should|why|when) )(?:.* )?(?:we|team) (?:will|ll|shall|intend to|plan to|need to|want to|are going to|re going to|are (?:doing|changing|improving|making|building|adding|planning|committing)|re (?:doing|changing|improving|making|building|adding|planning|committing))\b|^what (?:will|must|should|needs to|has to) (?:change|improve|happen)\b|\bwhere (?:do|will) we go\b|\bfrom here\b.*\bgo\b/);
/** "Controls to add", "Technical debt to address": things with what is to be done to them. */
const TO_BE_DONE = large(/^(?:\w+ ){1,5}to (?:add|address|build|change|close|complete|create|do|fill|fix|follow(?: up)?|harden|implement|improve|investigate|plug|prevent|remediate|resolve|review|schedule|tackle|track|update|write)$|\b(?:still|left|remaining|outstanding|yet) (?:open|to (?:be )?(?:do|done|fix|fixed|address|addressed)|items?|work)\b|^(?:still open|who does what|assigned (?:work|tasks?)|owners? (?:and|or) (?:due|dead|dates?)\w*(?: \w+)?|follow through)$/);
/** A thing to be done at the end or at the beginning of a short title: "Dashboard improvements", "Ideas for improvement". */
const THING =
  large(/^(?:\w+ ){0,5}(?:improvements?|recommendations?|remediations?|safeguards?|guardrails?|commitments?|initiatives?|roadmap|backlog|tracking|preventions?|enhancements?|countermeasures|suggestions?|proposals?|repair items?)(?: (?:items?|list|plan|added|and \w+(?: \w+)?|for .{1,40}|to .{1,60}|as a result.*|we .*|in progress|planned|proposed))?$|^(?:ideas|suggestions|proposals|proposed|suggested|recommended|planned|agreed)(?: \w+){0,2} (?:for|changes|fix(?:es)?|work|solutions?|next)\b.{0,40}$/);
/** "Closing the gaps", "Improving our resilience". */
const EFFORT = large(/^(?:improving|strengthening|hardening|increasing|closing|addressing|building|raising|tightening|rethinking|investing)\b(?: \w+){1,6}$|^(?:gaps|items?|issues|things|work|tasks?) (?:to|for) \w+$|^(?:next|this|coming) (?:sprint|week|month|quarter|iteration|cycle|release)$/);

/** Whether a title is about what was done, the report itself or the software. */
export const tellsOtherwise = (title: string): boolean => OTHERWISE.test(normaliseTitle(title));

function inEnglish(normal: string): Role | null {
  if (OTHERWISE.test(normal)) return null;
  if (AIM.test(normal) || PROMISE.test(normal) || TO_BE_DONE.test(normal)) return 'follow-up';
  return THING.test(normal) || EFFORT.test(normal) ? 'tentative' : null;
}

/** What the words of a title that no pattern knows hint at; `null` where they hint at nothing. */
export const hintedRole = memo((title: string): Role | null => {
  const normal = normaliseTitle(title);
  if (normal === '' || normal.split(' ').length > MOST_WORDS) return null;
  const english = inEnglish(normal);
  if (english === 'follow-up') return english;
  // "Mesures de prévention" ends like an English title
  const elsewhere = titleElsewhere(normal);
  return elsewhere === 'follow-up' ? elsewhere : (english ?? elsewhere);
});
