/** How guesses are written. A guess that turns out wrong costs more trust than "we do not know yet". */
import type { PhraseList } from '../phrases.ts';
import { GERMAN_SPECULATION } from './german.ts';
import { JAPANESE_SPECULATION } from './japanese.ts';

const GUESS = 'it is a guess, and will be quoted as a fact';
const PROMISE = 'nobody can keep it';

export const SPECULATION: PhraseList = {
  sources: [
    'Atlassian, Incident communication best practices: say what you know, do not speculate',
    'Google, Site Reliability Workbook (2018), chapter 9, Incident Response: communicate known facts',
    'PagerDuty, Incident Response: External Communication Guidelines: do not speculate, give no time of resolution',
  ],
  phrases: [
    { words: 'probably', reason: GUESS },
    { words: 'presumably', reason: GUESS },
    { words: 'possibly', reason: GUESS },
    { words: 'most likely', reason: GUESS },
    { words: 'very likely', reason: GUESS },
    { words: 'likely due', reason: GUESS },
    { words: 'likely caused', reason: GUESS },
    { words: 'likely cause', reason: GUESS },
    { words: 'likely related', reason: GUESS },
    { words: 'we suspect', reason: GUESS },
    { words: 'we think', reason: GUESS },
    { words: 'we believe', reason: GUESS },
    { words: 'we assume', reason: GUESS },
    { words: 'we guess', reason: GUESS },
    { words: 'seems to be caused', reason: GUESS },
    { words: 'appears to be caused', reason: GUESS },
    { words: 'seems to be related', reason: GUESS },
    { words: 'appears to be related', reason: GUESS },
    { words: 'seems to be due', reason: GUESS },
    { words: 'appears to be due', reason: GUESS },
    { words: 'may be caused by', reason: GUESS },
    { words: 'might be caused by', reason: GUESS },
    { words: 'could be caused by', reason: GUESS },
    { words: 'may have been caused', reason: GUESS },
    { words: 'might have been caused', reason: GUESS },
    { words: 'might be related', reason: GUESS },
    { words: 'could be related', reason: GUESS },
    { words: 'hopefully', reason: PROMISE },
    { words: 'should be fixed soon', reason: PROMISE },
    { words: 'should be resolved soon', reason: PROMISE },
    { words: 'will be fixed soon', reason: PROMISE },
    { words: 'fingers crossed', reason: PROMISE },
    ...GERMAN_SPECULATION,
    ...JAPANESE_SPECULATION,
  ],
};
