import { messagesOf } from '../../messages.ts';
import { optionsOf } from '../../options.ts';
import { NO_PHRASE_OPTIONS, phraseOptions, phrasesWith } from '../../phrase-options.ts';
import { findPhrases } from '../../phrases.ts';
import { placeInProse } from '../../prose-range.ts';
import type { Rule } from '../../rule.ts';
import { SPECULATION } from '../../words/speculation.ts';

export const rule: Rule = {
  id: 'comms/speculation',
  title: 'A message to customers holds no guesses',
  why: [
    'A suspected cause is quoted as the cause, and taken back an hour later it costs more trust than the outage did. "We do not know',
    'yet, next update at 03:30 UTC" is a good message.',
  ].join(' '),
  policyKeys: [],
  level: 'warning',
  kinds: ['message', 'template'],
  options: phraseOptions,
  examples: [
    { name: 'what is known, and that something is not', file: 'comms/update.md', text: 'Checkout is slow. We do not know the cause yet. You may notice errors.\n', findings: [] },
    {
      name: 'a guess',
      file: 'comms/update.md',
      text: 'Checkout is slow, probably because of our supplier. We suspect their network.\n',
      findings: ['1:19 "probably" does not belong in a message: it is a guess, and will be quoted as a fact.', '1:53 "We suspect" does not belong in a message: it is a guess, and will be quoted as a fact.'],
    },
    { name: 'a template that asks for one', file: 'comms/update-template.md', text: '---\nkind: template\n---\n\n## Cause\n\n> We suspect {{cause}}.\n', findings: ['7:3 "We suspect" does not belong in a message: it is a guess, and will be quoted as a fact.'] },
    { name: 'inside, doubts are welcome', file: 'comms/announcement.md', text: 'We think that the load test would have found it.\n', findings: [] },
  ],
  check(document, context) {
    const phrases = phrasesWith(SPECULATION, optionsOf(rule, NO_PHRASE_OPTIONS, context));
    return messagesOf(document).filter(({ form }) => form !== 'announcement').flatMap(({ lines }) => lines).flatMap((prose) =>
      findPhrases(prose.text, phrases).map(({ index, text, phrase }) => ({
        range: placeInProse(document, prose, index, text.length),
        message: `"${text.replace(/\s+/g, ' ')}" does not belong in a message: ${phrase.reason}.`,
        help: 'Find out, or say "we do not know yet" and when you will say more.',
      })),
    );
  },
};
