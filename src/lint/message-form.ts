import { toString } from 'mdast-util-to-string';
import type { Document } from '../documents/model.ts';
import { GREETING } from './words/customer-messages.ts';

/** Where a message goes: an e-mail to customers, an update on the status page or in the channel, an announcement inside. */
export type MessageForm = 'email' | 'update' | 'announcement';

/** The form of a message: what its frontmatter says, else its file name, else whether it greets somebody. */
export function formOf(document: Document): MessageForm {
  const { data } = document.frontmatter;
  const kind = typeof data['kind'] === 'string' ? data['kind'] : '';
  const name = document.path.slice(document.path.lastIndexOf('/') + 1);
  for (const text of [kind, name]) {
    if (/e-?mail/i.test(text)) return 'email';
    if (/announce/i.test(text)) return 'announcement';
    if (/update|status/i.test(text)) return 'update';
  }
  if (data['subject'] !== undefined || data['to'] !== undefined) return 'email';
  const first = document.tree.children.find(({ type }) => type === 'paragraph');
  return first && GREETING.test(toString(first)) ? 'email' : 'update';
}
