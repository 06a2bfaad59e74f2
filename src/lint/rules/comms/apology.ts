import type { Document } from '../../../documents/model.ts';
import { count } from '../../message.ts';
import { messagesOf } from '../../messages.ts';
import type { Message } from '../../messages.ts';
import { placeInProse } from '../../prose-range.ts';
import { sentencesOf } from '../../sentences.ts';
import type { Report, Rule } from '../../rule.ts';
import { APOLOGY, NO_APOLOGY } from '../../words/customer-messages.ts';

/** A template may leave the words of it to whoever fills it in. */
const LEFT_TO_FILL = /apolog|sorry/i;
const TEMPLATE = '---\nkind: template\n---\n\n## Text\n\nHello,\n\non {{date}} the shop was slow.\n\n';
const HEAD = '---\nkind: email\n---\n\nHello,\n\nfrom 02:40 to 04:04 UTC the shop was slow. ';

export const rule: Rule = {
  id: 'comms/apology',
  title: 'A customer e-mail holds as many apologies as the policy says, usually one',
  why: 'None sounds cold, two sound hollow. One apology, near the end, after what happened and what will change, is the one that is believed.',
  policyKeys: ['customerEmail.apologies'],
  level: 'error',
  kinds: ['message', 'template'],
  examples: [
    { name: 'one', file: 'comms/email.md', text: `${HEAD}We are sorry for the trouble.\n`, findings: [] },
    { name: 'none', file: 'comms/email.md', text: `${HEAD}Nothing was lost.\n`, findings: ['1:1 The e-mail holds no apologies, expected 1.'] },
    { name: 'two', file: 'comms/email.md', text: `${HEAD}We are sorry. No data was lost.\n\nWe apologise again for the trouble.\n`, findings: ['9:4 The e-mail holds 2 apologies, expected 1; this one is too many.'] },
    { name: 'two words of one sentence are one', file: 'comms/email.md', text: `${HEAD}We are sorry, and apologise to everybody who waited.\n`, findings: [] },
    {
      name: 'a template brings it along, or asks for it',
      file: 'comms/email-template.md',
      text: `${TEMPLATE}{{apology}}\n`,
      findings: [],
    },
    { name: 'a template without', file: 'comms/email-template.md', text: `${TEMPLATE}{{sender}}\n`, findings: ['7:1 The e-mail holds no apologies, expected 1.'] },
    { name: 'in German', file: 'comms/email.md', text: '---\nkind: email\n---\n\nHallo,\n\nder Shop war langsam. Wir bitten um Entschuldigung.\n', findings: [] },
    { name: 'in Japanese, twice', file: 'comms/email.md', text: '---\nkind: email\n---\n\nお客様各位\n\nご迷惑をおかけし、申し訳ございません。\n\n重ねてお詫び申し上げます。\n', findings: ['9:4 The e-mail holds 2 apologies, expected 1; this one is too many.'] },
    { name: 'a status update needs none', file: 'comms/status-update.md', text: 'The shop is slow. We are investigating.\n', findings: [] },
  ],
  check(document, { policy }) {
    return messagesOf(document).flatMap((message) => judge(document, message, policy.customerEmail.apologies));
  },
};

function judge(document: Document, { form, lines, isTitle, placeholders, range }: Message, wanted: number): Report[] {
  if (form !== 'email') return [];
  const found = lines.filter((line) => !isTitle(line)).flatMap((line) =>
    sentencesOf(line).flatMap(({ text, index }) => {
      const match = NO_APOLOGY.test(text) ? null : APOLOGY.exec(text);
      return match ? [placeInProse(document, line, index + match.index, match[0].length)] : [];
    }),
  );
  const asked = placeholders.filter(({ name }) => LEFT_TO_FILL.test(name)).length;
  if (found.length <= wanted && found.length + asked >= wanted) return [];
  const extra = found[wanted];
  const message = `The e-mail holds ${count(found.length, 'apology', 'apologies')}, expected ${wanted}`;
  const policyKey = 'customerEmail.apologies';
  if (extra) return [{ range: extra, message: `${message}; this one is too many.`, help: 'Keep the one near the end; say here what happened instead.', policyKey }];
  return [{ range, message: `${message}.`, help: 'Near the end: "We are sorry for the trouble this caused you."', policyKey }];
}
