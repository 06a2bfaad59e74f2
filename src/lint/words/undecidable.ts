/**
 * Beginnings and phrases of action items of which nobody can ever say that they are done: they name an attitude, an
 * activity without an end, or a wish.
 */
import type { PhraseList } from '../phrases.ts';
import { GERMAN_UNDECIDABLE, GERMAN_VAGUE_ENDINGS } from './german.ts';
import { JAPANESE_UNDECIDABLE, JAPANESE_VAGUE_ENDINGS } from './japanese.ts';

const ATTITUDE = 'care is no change: the next person is as tired as the last one';
const ACTIVITY = 'an activity has no end of its own';
const WISH = 'nobody can say how much is enough';
const AGAIN = 'that is the aim, not a step towards it';

const ASK = 'Say what is different in the system, the tool or the page, so that care is not needed.';
const RESULT = 'Say what will exist when it is done: a decision written down, a list, a test, a change.';
const AMOUNT = 'Say what is added or changed, and how much: which alert, which test, which limit.';

/** Wherever they stand in an item. */
export const UNDECIDABLE: PhraseList = {
  sources: [
    'John Lunney, Sue Lueder, Gary O’Connor: Postmortem Action Items: Plan the Work and Work the Plan (;login: 2017, 42:1): actionable, specific, bounded',
    'Google, Site Reliability Workbook (2018), chapter 10, Postmortem Culture: action items',
    'PagerDuty, Postmortem Documentation, How to Write an Effective Postmortem: action items',
  ],
  phrases: [
    { words: 'be more careful', reason: ATTITUDE, instead: ASK },
    { words: 'be careful', reason: ATTITUDE, instead: ASK },
    { words: 'be extra careful', reason: ATTITUDE, instead: ASK },
    { words: 'take more care', reason: ATTITUDE, instead: ASK },
    { words: 'take care when', reason: ATTITUDE, instead: ASK },
    { words: 'be more vigilant', reason: ATTITUDE, instead: ASK },
    { words: 'be vigilant', reason: ATTITUDE, instead: ASK },
    { words: 'be more aware', reason: ATTITUDE, instead: ASK },
    { words: 'be aware', reason: ATTITUDE, instead: ASK },
    { words: 'be mindful', reason: ATTITUDE, instead: ASK },
    { words: 'pay attention', reason: ATTITUDE, instead: ASK },
    { words: 'pay more attention', reason: ATTITUDE, instead: ASK },
    { words: 'pay closer attention', reason: ATTITUDE, instead: ASK },
    { words: 'double check', reason: ATTITUDE, instead: 'Let a machine check it: say which check, and where it runs.' },
    { words: 'double-check', reason: ATTITUDE, instead: 'Let a machine check it: say which check, and where it runs.' },
    { words: 'keep in mind', reason: ATTITUDE, instead: ASK },
    { words: 'remember to', reason: ATTITUDE, instead: ASK },
    { words: "don't forget", reason: ATTITUDE, instead: ASK },
    { words: 'do not forget', reason: ATTITUDE, instead: ASK },
    { words: 'keep an eye on', reason: ACTIVITY, instead: 'Say which alert watches it instead.' },
    { words: 'prevent this from happening again', reason: AGAIN, instead: ASK },
    { words: 'does not happen again', reason: AGAIN, instead: ASK },
    { words: "doesn't happen again", reason: AGAIN, instead: ASK },
    { words: 'never happens again', reason: AGAIN, instead: ASK },
    { words: 'raise awareness', reason: ATTITUDE, instead: 'Say what is written, where, and who has read it when it is done.' },
    { words: 'emphasize the importance', reason: ATTITUDE, instead: ASK },
    { words: 'emphasise the importance', reason: ATTITUDE, instead: ASK },
    { words: 'remind everyone', reason: ATTITUDE, instead: ASK },
    { words: 'remind everybody', reason: ATTITUDE, instead: ASK },
    { words: 'remind people', reason: ATTITUDE, instead: ASK },
    { words: 'remind the team', reason: ATTITUDE, instead: ASK },
    { words: 'communicate better', reason: WISH, instead: 'Say which message goes where, when.' },
    ...GERMAN_UNDECIDABLE,
    ...JAPANESE_UNDECIDABLE,
  ],
};

/** Only as the first words of an item; what follows may make it decidable, see `RESULTS`. */
export const VAGUE_BEGINNINGS: PhraseList = {
  sources: UNDECIDABLE.sources,
  phrases: [
    { words: 'investigate', reason: ACTIVITY, instead: RESULT },
    { words: 'look into', reason: ACTIVITY, instead: RESULT },
    { words: 'look at', reason: ACTIVITY, instead: RESULT },
    { words: 'explore', reason: ACTIVITY, instead: RESULT },
    { words: 'think about', reason: ACTIVITY, instead: RESULT },
    { words: 'think of', reason: ACTIVITY, instead: RESULT },
    { words: 'find a way', reason: ACTIVITY, instead: RESULT },
    { words: 'find ways', reason: ACTIVITY, instead: RESULT },
    { words: 'figure out', reason: ACTIVITY, instead: RESULT },
    { words: 'reflect on', reason: ACTIVITY, instead: RESULT },
    { words: 'consider', reason: ACTIVITY, instead: RESULT },
    { words: 'discuss', reason: ACTIVITY, instead: RESULT },
    { words: 'try to', reason: 'trying is done at once, succeeding perhaps never', instead: RESULT },
    { words: 'aim to', reason: 'trying is done at once, succeeding perhaps never', instead: RESULT },
    { words: 'strive', reason: 'trying is done at once, succeeding perhaps never', instead: RESULT },
    { words: 'continue', reason: ACTIVITY, instead: RESULT },
    { words: 'improve', reason: WISH, instead: AMOUNT },
    { words: 'minimize', reason: WISH, instead: AMOUNT },
    { words: 'minimise', reason: WISH, instead: AMOUNT },
    { words: 'better', reason: WISH, instead: AMOUNT },
    { words: 'more', reason: WISH, instead: AMOUNT },
    { words: 'increase awareness', reason: ATTITUDE, instead: ASK },
    { words: 'encourage', reason: WISH, instead: AMOUNT },
    { words: 'avoid', reason: ATTITUDE, instead: ASK },
    { words: 'learn', reason: ACTIVITY, instead: RESULT },
  ],
};

/** Only as the last words of an item, in languages whose verb stands there. */
export const VAGUE_ENDINGS: PhraseList = { sources: UNDECIDABLE.sources, phrases: [...GERMAN_VAGUE_ENDINGS, ...JAPANESE_VAGUE_ENDINGS] };

/** What makes a vague beginning decidable: a result that somebody can look at, an end, a number. */
export const RESULTS: PhraseList = {
  sources: UNDECIDABLE.sources,
  phrases: ['and document', 'and write', 'write up', 'and decide', 'and report', 'and add', 'and fix', 'and implement', 'and propose', 'and create', 'and record', 'and publish', 'until', 'so that', 'by adding', 'by using', 'by making', 'by setting', 'by moving', 'by removing', 'by checking', 'by running', 'by having', 'at least', 'at most', 'instead of', 'list of', 'proof of concept', 'spike', 'report on', 'decision', 'ことを確認', 'かを確認', 'かどうか確認'].map((words) => ({ words, reason: 'it names a result, an end or an amount' })),
};
