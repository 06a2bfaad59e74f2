import { messagesOf } from '../../messages.ts';
import type { Rule } from '../../rule.ts';
import { TOLD } from '../../words/customer-messages.ts';

/** A template may leave it to whoever fills it in. */
const LEFT_TO_FILL = /action|to_?do|steps|customers_/;
const HEAD = 'Hello,\n\nfrom 02:40 to 04:04 UTC the shop was slow. ';

export const rule: Rule = {
  id: 'comms/what-to-do',
  title: 'A customer e-mail says what its readers must do',
  why: '"Nothing" is an answer, and often the one they look for. Without it, each of them has to ask support whether to pay again, change a password or clear a cache.',
  policyKeys: [],
  level: 'warning',
  kinds: ['message', 'template'],
  examples: [
    { name: 'nothing', file: 'comms/email.md', text: `${HEAD}There is nothing you need to do.\n`, findings: [] },
    { name: 'something', file: 'comms/email.md', text: `${HEAD}Please pay again if you saw an error.\n`, findings: [] },
    { name: 'not a word about it', file: 'comms/email.md', text: `${HEAD}We found the cause. Please accept our apologies.\n`, findings: ['1:1 The e-mail does not say what its readers must do.'] },
    { name: 'in German and Japanese', file: 'comms/email.md', text: 'Hallo,\n\nSie müssen nichts tun.\n\nお客様に必要な操作はありません。ご対応いただく必要はございません。\n', findings: [] },
    { name: 'in German, without', file: 'comms/email.md', text: 'Sehr geehrte Kundin,\n\nder Shop war langsam. Bitte entschuldigen Sie.\n', findings: ['1:1 The e-mail does not say what its readers must do.'] },
    { name: 'a template that leaves it open', file: 'comms/email-template.md', text: '---\nkind: template\n---\n\n## Text\n\n{{impact}}\n\n{{action}}\n', findings: [] },
    { name: 'a template that forgets it', file: 'comms/email-template.md', text: '---\nkind: template\n---\n\nPlease fill in.\n\n## Text\n\n{{impact}}\n', findings: ['9:1 The e-mail does not say what its readers must do.'] },
    { name: 'a status update need not', file: 'comms/update.md', text: 'The shop is slow.\n', findings: [] },
  ],
  check(document) {
    return messagesOf(document)
      .filter(({ form, wording, placeholders }) => form === 'email' && !TOLD.test(wording) && !placeholders.some(({ name }) => LEFT_TO_FILL.test(name)))
      .map(({ range }) => ({
        range,
        message: 'The e-mail does not say what its readers must do.',
        help: 'One sentence: "What you need to do: nothing." or what exactly, and by when.',
      }));
  },
};
