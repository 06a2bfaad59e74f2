import type { ActionItem } from '../../../actions/model.ts';
import { cut, quoted } from '../../../policy/wording.ts';
import { placeIn } from '../../item-place.ts';
import { optionsOf } from '../../options.ts';
import { NO_PHRASE_OPTIONS, phraseOptions, phrasesWith } from '../../phrase-options.ts';
import type { PhraseOptions } from '../../phrase-options.ts';
import { findPhrases, placesOf, together } from '../../phrases.ts';
import type { PhraseMatch } from '../../phrases.ts';
import type { Rule } from '../../rule.ts';
import { RESULTS, UNDECIDABLE, VAGUE_BEGINNINGS, VAGUE_ENDINGS } from '../../words/undecidable.ts';

const TABLE = '## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n';
/** A number, or words that somebody will find again. */
const CONCRETE = /\d|"[^"]{2,}"|“[^”]{2,}”/;
/** A vague beginning with this much behind it usually says what exactly. */
const LONG_ENOUGH = 14;

export const rule: Rule = {
  id: 'pm/decidable',
  title: 'A reviewer can say whether an action item is done',
  why: [
    '"Be more careful" is never done and never not done. An item that can be ticked off says what will exist afterwards that does',
    'not exist now: an alert, a test, a limit, a page, a decision. Then somebody who was not there can look.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['post-mortem'],
  options: phraseOptions,
  examples: [
    { name: 'something that exists afterwards', file: 'post-mortem.md', text: `${TABLE}| Alert on an empty cache for 5 minutes | Ada Novak | SHOP-12 |\n`, findings: [] },
    {
      name: 'an attitude',
      file: 'post-mortem.md',
      text: `${TABLE}| Be more careful with migrations | Ada Novak | SHOP-12 |\n`,
      findings: ['5:3 Nobody can say when "Be more careful" is done: care is no change: the next person is as tired as the last one.'],
    },
    {
      name: 'an activity without an end, and one with its result',
      file: 'post-mortem.md',
      text: `${TABLE}| Investigate slow queries | Ada Novak | SHOP-12 |\n| Investigate slow queries and write up the five worst | Ben Carter | SHOP-13 |\n`,
      findings: ['5:3 Nobody can say when "Investigate slow queries" is done: an activity has no end of its own.'],
    },
    {
      name: 'a wish, and the same with an amount',
      file: 'post-mortem.md',
      text: `${TABLE}| Improve monitoring | Ada Novak | SHOP-12 |\n| Improve the cache hit rate to 95 % | Ben Carter | SHOP-13 |\n`,
      findings: ['5:3 Nobody can say when "Improve monitoring" is done: nobody can say how much is enough.'],
    },
    { name: 'what is done is decided', file: 'post-mortem.md', text: `## Action items\n\n- [x] Improve monitoring\n`, findings: [] },
  ],
  check(document, context) {
    const options = optionsOf(rule, NO_PHRASE_OPTIONS, context);
    return context.actionsOf(document).items.flatMap((item) => {
      const found = item.status === 'declined' || item.status === 'done' ? null : vague(item, options);
      if (!found) return [];
      const said = found.whole ? cut(item.text) : found.match.text;
      return [{
        range: placeIn(document, item, found.match.text),
        message: `Nobody can say when "${said}" is done: ${found.match.phrase.reason}.`,
        help: found.match.phrase.instead ?? `Say what will exist when ${quoted(item.text)} is done.`,
      }];
    });
  },
};

function vague({ text: written, tickets }: ActionItem, options: PhraseOptions): { match: PhraseMatch; whole: boolean } | null {
  // The number of its ticket says nothing about when it is done.
  const text = tickets.reduce((rest, ticket) => rest.replaceAll(ticket, ''), written);
  const [attitudes, beginnings] = [phrasesWith(UNDECIDABLE, options), phrasesWith(VAGUE_BEGINNINGS, options, 'listed')];
  const places = placesOf(text, together(attitudes, beginnings, VAGUE_ENDINGS.phrases, RESULTS.phrases));
  const [attitude] = findPhrases(text, attitudes, places);
  const [beginning] = findPhrases(text, beginnings, places);
  const ending = findPhrases(text, VAGUE_ENDINGS.phrases, places).at(-1);
  if (!attitude && !beginning && !ending) return null;
  const settled = CONCRETE.test(text) || findPhrases(text, RESULTS.phrases, places).length > 0;
  if (attitude) return settled && attitude.index > 0 ? null : { match: attitude, whole: false };
  if (settled || text.split(/\s+/).length > LONG_ENOUGH) return null;
  if (beginning && /^(?:(?:we|to|please|also)\s+|(?:need to|should|will)\s+)*$/i.test(text.slice(0, beginning.index))) return { match: beginning, whole: true };
  return ending && /^[\s.!。！]*$/.test(text.slice(ending.index + ending.text.length)) ? { match: ending, whole: true } : null;
}
