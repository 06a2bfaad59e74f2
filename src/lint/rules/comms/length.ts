import { messagesOf } from '../../messages.ts';
import type { Rule } from '../../rule.ts';
import { countWords } from '../../words/customer-messages.ts';

const words = (number: number): string => `${Array.from({ length: number }, (_, index) => `word${index}`).join(' ')}\n`;

export const rule: Rule = {
  id: 'comms/length',
  title: 'A customer e-mail is brief',
  why: 'Most of those who get it want three things: was I affected, what must I do, will it happen again. What stands on the second screen is not read.',
  policyKeys: ['customerEmail.maxWords'],
  level: 'error',
  kinds: ['message', 'template'],
  examples: [
    { name: 'as many words as allowed', file: 'comms/email.md', text: words(150), findings: [] },
    { name: 'one word more', file: 'comms/email.md', text: words(151), findings: ['1:1 The e-mail has 151 words, expected at most 150.'] },
    { name: 'frontmatter, comments and addresses of links do not count', file: 'comms/email.md', text: `---\nkind: email\n---\n\n<!-- a note to ourselves -->\n\n[word](https://status.shop.example/a-b-c) ${words(149)}`, findings: [] },
    { name: 'a template that has too many before anything is filled in; what stands around its text does not count', file: 'comms/email-template.md', text: `---\nkind: template\n---\n\n${words(200)}\n## Text\n\n{{impact}} ${words(150)}`, findings: ['9:1 The e-mail has 151 words, expected at most 150.'] },
    { name: 'an announcement inside may be longer', file: 'comms/announcement.md', text: words(200), findings: [] },
  ],
  check(document, { policy }) {
    const most = policy.customerEmail.maxWords;
    return messagesOf(document).filter(({ form }) => form === 'email').flatMap(({ wording, range }) => {
      const number = countWords(wording);
      if (number <= most) return [];
      return [{
        range,
        message: `The e-mail has ${number} words, expected at most ${most}.`,
        help: 'Leave out what only we need; details can stand on the status page or in the post-mortem.',
        policyKey: 'customerEmail.maxWords',
      }];
    });
  },
};
