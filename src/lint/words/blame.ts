/**
 * How blame is written. Some words blame wherever they stand; most do so only with one person in front of them, so that
 * "the deploy failed to start" and "nobody forgot" stay what they are.
 */
import type { PhraseList } from '../phrases.ts';
import { GERMAN_BLAME_ACTS, GERMAN_BLAME_LABELS, GERMAN_PEOPLE } from './german.ts';
import { JAPANESE_BLAME_LABELS } from './japanese.ts';

const SOURCES = [
  'Sidney Dekker: The Field Guide to Understanding ‘Human Error’ (3rd edition, 2014): human error is where an inquiry starts, not where it ends',
  'John Allspaw: Blameless PostMortems and a Just Culture (Etsy, 2012)',
  'Google, Site Reliability Engineering (2016), chapter 15, Postmortem Culture',
  'Lindsay Holmwood: Counterfactuals: “should have” describes a world that did not exist (from J. Paul Reed and Dekker)',
];

const LABEL = 'it names a culprit and ends the inquiry where it should begin';
const JUDGES = 'it judges a person instead of asking what made it easy';
const COUNTERFACTUAL = 'it describes what did not happen, with what only we know now';
const FAULT = 'it says who, where a reader needs to know how';

/** Blame wherever they stand. */
export const BLAME_LABELS: PhraseList = {
  sources: SOURCES,
  phrases: [
    { words: 'human error', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'operator error', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'operator mistake', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'human mistake', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    // "A user error" is also what software shows.
    { words: 'due to user error', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'caused by user error', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'user error was made', reason: LABEL, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'fat finger', reason: LABEL, instead: 'Say what was typed, and what accepted it.' },
    { words: 'fat-finger', reason: LABEL, instead: 'Say what was typed, and what accepted it.' },
    { words: 'fat-fingered', reason: LABEL, instead: 'Say what was typed, and what accepted it.' },
    { words: 'fat fingered', reason: LABEL, instead: 'Say what was typed, and what accepted it.' },
    { words: 'careless mistake', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'carelessness', reason: JUDGES, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'negligence', reason: JUDGES, instead: 'Say what was not done, and what would have reminded anybody of it.' },
    { words: 'stupid mistake', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'rookie mistake', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'incompetence', reason: JUDGES, instead: 'Say what was missing: knowledge, a page, a check.' },
  ],
};

/** Blame where a person stands directly in front. */
export const BLAME_ACTS: PhraseList = {
  sources: SOURCES,
  phrases: [
    { words: 'forgot', reason: JUDGES, instead: 'Say what would have reminded anybody.' },
    { words: 'forgotten', reason: JUDGES, instead: 'Say what would have reminded anybody.' },
    { words: 'failed to', reason: JUDGES, instead: 'Say what was not done, and what made that easy.' },
    { words: 'neglected to', reason: JUDGES, instead: 'Say what was not done, and what made that easy.' },
    { words: 'should have', reason: COUNTERFACTUAL, instead: 'Say what was done and known then.' },
    { words: "should've", reason: COUNTERFACTUAL, instead: 'Say what was done and known then.' },
    { words: "shouldn't have", reason: COUNTERFACTUAL, instead: 'Say what was done and known then.' },
    { words: 'should not have', reason: COUNTERFACTUAL, instead: 'Say what was done and known then.' },
    { words: "didn't bother", reason: JUDGES, instead: 'Say what was not done, and what made that easy.' },
    { words: 'did not bother', reason: JUDGES, instead: 'Say what was not done, and what made that easy.' },
    { words: 'made a mistake', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'made an error', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'made the mistake', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'screwed up', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'messed up', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'was careless', reason: JUDGES, instead: 'Say what was done, and what made it look right.' },
    { words: 'was negligent', reason: JUDGES, instead: 'Say what was done, and what made it look right.' },
    { words: 'was to blame', reason: FAULT, instead: 'Say what happened, and what made it possible.' },
    { words: 'is to blame', reason: FAULT, instead: 'Say what happened, and what made it possible.' },
    { words: 'was at fault', reason: FAULT, instead: 'Say what happened, and what made it possible.' },
    { words: 'is at fault', reason: FAULT, instead: 'Say what happened, and what made it possible.' },
    { words: 'is responsible for the outage', reason: FAULT, instead: 'Say what happened, and what made it possible.' },
    { words: 'was responsible for the outage', reason: FAULT, instead: 'Say what happened, and what made it possible.' },
    { words: 'caused the outage', reason: FAULT, instead: 'Say which change or load caused it.' },
    { words: 'caused the incident', reason: FAULT, instead: 'Say which change or load caused it.' },
    { words: 'broke production', reason: FAULT, instead: 'Say which change broke it.' },
    { words: 'mistakenly', reason: JUDGES, instead: 'Say what was done, and what made it look right at that moment.' },
    { words: 'accidentally', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'accidently', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'inadvertently', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'erroneously', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'carelessly', reason: JUDGES, instead: 'Say what was done, and what accepted it.' },
    { words: 'ignored', reason: JUDGES, instead: 'Say what was seen, and what it looked like among the rest.' },
    { words: 'overlooked', reason: JUDGES, instead: 'Say where it stood, and what would have made it stand out.' },
  ],
};

/** Nouns for one person of ours, without naming them. Customers and attackers are none. */
export const PEOPLE: PhraseList = {
  sources: SOURCES,
  phrases: ['he', 'she', 'engineer', 'developer', 'operator', 'administrator', 'sysadmin', 'dba', 'intern', 'contractor', 'colleague', 'somebody', 'someone', 'author', 'reviewer', 'responder', 'on-call', 'on-call engineer', 'on-call person', 'deployer', 'team member', 'teammate', 'manager', 'employee', 'technician', 'maintainer', 'commander'].map((words) => ({ words, reason: 'it is one person' })),
};

/** The same three lists. */
interface Blame {
  labels: PhraseList;
  acts: PhraseList;
  people: PhraseList;
}

const ENGLISH: Blame = { labels: BLAME_LABELS, acts: BLAME_ACTS, people: PEOPLE };
const ALL: Blame = {
  labels: { sources: SOURCES, phrases: [...BLAME_LABELS.phrases, ...GERMAN_BLAME_LABELS, ...JAPANESE_BLAME_LABELS] },
  acts: { sources: SOURCES, phrases: [...BLAME_ACTS.phrases, ...GERMAN_BLAME_ACTS] },
  people: { sources: SOURCES, phrases: [...PEOPLE.phrases, ...GERMAN_PEOPLE] },
};

/** The lists for a text: most are English, and need not be searched for words of other languages. */
export function blameIn(text: string): Blame {
  return /[äöüßÄÖÜ\u3040-\u30ff\u4e00-\u9fff]/.test(text) ? ALL : ENGLISH;
}
