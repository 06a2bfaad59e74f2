import type { OnCall } from '../../../policy/oncall-schema.ts';
import { cut } from '../../../policy/wording.ts';
import { isDenied, isDeniedBehind } from '../../denial.ts';
import { optionsOf } from '../../options.ts';
import { NO_PHRASE_OPTIONS, phraseOptions, phrasesWith } from '../../phrase-options.ts';
import { findPhrases, placesOf, together } from '../../phrases.ts';
import type { Phrase, PhraseList, PhraseMatch } from '../../phrases.ts';
import { placeInProse } from '../../prose-range.ts';
import { proseAt, runningTextOf } from '../../prose.ts';
import type { Rule } from '../../rule.ts';
import { blameIn } from '../../words/blame.ts';

/** Words that may stand between a person and the act. */
const BETWEEN = /^[\s,]*(?:(?:had|has|have|who|that|then|also|just|simply|probably|apparently|unfortunately|clearly|later|again|on duty|on call)[\s,]+|\([^()]{0,40}\)\s*)*$/i;
/** Japanese denies behind the word: ではなく. */
const DENIED = /^[」』）)\s]{0,3}(?:が原因)?(?:では(?:な|あり)|じゃな|でなく|とせず|にせず|に(?:帰|せい)|として片付け|を責め)/;
/** How far in front of an act its person may stand, in characters. */
const REACH = 60;

export const rule: Rule = {
  id: 'pm/blameless',
  title: 'Nobody is blamed',
  why: [
    'Who is blamed once says less the next time, and then we learn less. What somebody did made sense to them with what they',
    'knew; a post-mortem asks what made it easy. Names may stand in it, as the subject of what was seen, decided and done.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['post-mortem'],
  options: phraseOptions,
  examples: [
    { name: 'names, and what they did', file: 'post-mortem.md', text: 'Ada Novak ran the migration at 02:40. The page to Ben was unanswered; the deploy failed to start.\n', findings: [] },
    {
      name: 'a person who forgot',
      file: 'post-mortem.md',
      text: 'Ada forgot to run the migration.\n',
      findings: ['1:1 "Ada forgot" blames a person: it judges a person instead of asking what made it easy.'],
    },
    {
      name: 'nobody by name, and blame all the same',
      file: 'post-mortem.md',
      text: 'An engineer had mistakenly deleted the table. The root cause was human error.\n',
      findings: [
        '1:4 "engineer had mistakenly" blames a person: it judges a person instead of asking what made it easy.',
        '1:66 "human error" blames a person: it names a culprit and ends the inquiry where it should begin.',
      ],
    },
    {
      name: 'a word that the project adds',
      file: 'post-mortem.md',
      text: 'It was pilot error.\n',
      options: { add: [{ words: 'pilot error', reason: 'it names a culprit', instead: 'Say what the pilot saw.' }] },
      findings: ['1:8 "pilot error" blames a person: it names a culprit.'],
    },
    {
      name: 'denied, however long the sentence is',
      file: 'post-mortem.md',
      text: 'Nobody who took part in the review of that long night thinks that this was human error. The outage was not due to carelessness. "Human error" is never the cause.\n',
      findings: [],
    },
    {
      name: 'a sentence that denies something else',
      file: 'post-mortem.md',
      text: 'No alert fired because the engineer forgot to enable it. It was not the deploy but human error.\n',
      findings: [
        '1:28 "engineer forgot" blames a person: it judges a person instead of asking what made it easy.',
        '1:84 "human error" blames a person: it names a culprit and ends the inquiry where it should begin.',
      ],
    },
    {
      name: 'the person behind the keyboard',
      file: 'post-mortem.md',
      text: 'User error was made here by assuming the hash. A user error page was shown. 10 % user errors (4xx).\n',
      findings: ['1:1 "User error was made" blames a person: it names a culprit and ends the inquiry where it should begin.'],
    },
    { name: 'not every use of the word', file: 'post-mortem.md', text: 'This is blameless: nobody is to blame. The check that should have caught it was off. We forgot to write that down.\n', findings: [] },
  ],
  check(document, context) {
    const options = optionsOf(rule, NO_PHRASE_OPTIONS, context);
    // What a project adds blames wherever it stands; what it allows holds for both lists.
    const blame = blameIn(document.text);
    const labelled = phrasesWith(blame.labels, options);
    const acting = phrasesWith(blame.acts, options, 'listed');
    const people = peopleOf(context.oncall, blame.people);
    const running = runningTextOf(document);
    return proseAt(running, placesOf(running.text, together(labelled, acting))).flatMap(({ prose, places }) => {
      const labels = findPhrases(prose.text, labelled, places).filter(({ index, text }) => {
        const behind = prose.text.slice(index + text.length, index + text.length + 120);
        return !DENIED.test(behind) && !isDeniedBehind(behind) && !isDenied(prose.text, index);
      });
      const acts = findPhrases(prose.text, acting, places).flatMap((act): PhraseMatch[] => {
        const from = Math.max(0, act.index - REACH);
        const before = prose.text.slice(from, act.index);
        const person = findPhrases(before, people).at(-1);
        if (!person || !BETWEEN.test(before.slice(person.index + person.text.length))) return [];
        const index = from + person.index;
        if (isDenied(prose.text, index)) return [];
        return [{ index, text: prose.text.slice(index, act.index + act.text.length), phrase: act.phrase }];
      });
      return [...labels, ...acts].map(({ index, text, phrase }) => ({
        range: placeInProse(document, prose, index, text.length),
        message: `"${cut(text, 80)}" blames a person: ${phrase.reason}.`,
        ...(phrase.instead === undefined ? {} : { help: phrase.instead }),
      }));
    });
  },
};

const known = new WeakMap<OnCall, Map<PhraseList, readonly Phrase[]>>();

/** Words that stand for one person: names and first names of the roster, and nouns such as "engineer". */
function peopleOf(oncall: OnCall | null, nouns: PhraseList): readonly Phrase[] {
  if (oncall === null) return nouns.phrases;
  const lists = known.get(oncall) ?? new Map<PhraseList, readonly Phrase[]>();
  known.set(oncall, lists);
  const before = lists.get(nouns);
  if (before) return before;
  const names = oncall.people.flatMap(({ name }) => [name, ...name.split(' ').filter((part) => part.length > 2)]);
  const phrases = [...nouns.phrases, ...[...new Set(names.map((name) => name.toLowerCase()))].map((words) => ({ words, reason: 'it is one person' }))];
  lists.set(nouns, phrases);
  return phrases;
}
