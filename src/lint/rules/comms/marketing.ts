import { messagesOf } from '../../messages.ts';
import { optionsOf } from '../../options.ts';
import { NO_PHRASE_OPTIONS, phraseOptions, phrasesWith } from '../../phrase-options.ts';
import { findPhrases } from '../../phrases.ts';
import { placeInProse } from '../../prose-range.ts';
import type { Rule } from '../../rule.ts';
import { MARKETING } from '../../words/marketing.ts';

export const rule: Rule = {
  id: 'comms/marketing',
  title: 'A message about an incident sells nothing',
  why: [
    'Whoever reads it has just been let down. "Our world-class platform" or "your trust is our top priority" says that the sender',
    'did not understand that. Facts calm: what happened, until when, what to do.',
  ].join(' '),
  policyKeys: ['customerEmail.marketing'],
  level: 'error',
  kinds: ['message', 'template'],
  options: phraseOptions,
  examples: [
    { name: 'facts', file: 'comms/email.md', text: 'From 02:40 to 04:04 UTC the shop was slow. 1 in 40 payments failed.\n', findings: [] },
    {
      name: 'words that sell',
      file: 'comms/email.md',
      text: 'Our robust platform had a hiccup.\n',
      findings: ['1:5 "robust" is marketing: the reader just saw the opposite.', '1:27 "hiccup" is marketing: it makes the outage sound smaller than it was for the reader.'],
    },
    {
      name: 'words that the project adds and allows',
      file: 'comms/email.md',
      text: 'Our robust platform is best of breed.\n',
      options: { add: [{ words: 'best of breed', reason: 'nobody knows what it means' }], allow: ['robust'] },
      findings: ['1:24 "best of breed" is marketing: nobody knows what it means.'],
    },
    { name: 'a template', file: 'comms/update-template.md', text: '---\nkind: template\n---\n\nNever write "robust".\n\n## First update\n\n> Our robust {{service}} is slow.\n', findings: ['9:7 "robust" is marketing: the reader just saw the opposite.'] },
    { name: 'in the subject', file: 'comms/email.md', text: '---\nsubject: A hiccup of the shop\n---\n\nHello.\n', findings: ['2:12 "hiccup" is marketing: it makes the outage sound smaller than it was for the reader.'] },
    { name: 'a name in code is no claim', file: 'comms/email.md', text: 'The package `robust` is not affected.\n', findings: [] },
  ],
  check(document, context) {
    if (context.policy.customerEmail.marketing) return [];
    const phrases = phrasesWith(MARKETING, optionsOf(rule, NO_PHRASE_OPTIONS, context));
    return messagesOf(document).flatMap(({ lines }) => lines).flatMap((prose) =>
      findPhrases(prose.text, phrases).map(({ index, text, phrase }) => ({
        range: placeInProse(document, prose, index, text.length),
        message: `"${text.replace(/\s+/g, ' ')}" is marketing: ${phrase.reason}.`,
        help: 'Leave it out; if a fact stands behind it, write the fact.',
        policyKey: 'customerEmail.marketing',
      })),
    );
  },
};
