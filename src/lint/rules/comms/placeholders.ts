import { quoted } from '../../../policy/wording.ts';
import { messagesOf } from '../../messages.ts';
import { placeInProse } from '../../prose-range.ts';
import type { Report, Rule } from '../../rule.ts';

/**
 * `{{name}}`, `[customer name]`, `XX:XX`, TBD. A link `[text](url)` is none, for its brackets are no text; nor is `[update]`, a
 * mark of the message's own, nor a shortcode `{{< track >}}`.
 */
const OPEN = /\{\{(?![<%])[^{}\n]{0,60}\}\}|\$\{[A-Za-z_][\w.]{0,40}\}|\[(?:insert [^[\]\n]{1,40}|your [^[\]\n]{1,40}|(?:(?:customer|company|service|product|component|region|incident|ticket|start|end|next update|your)[ _-])?(?:name|date|time|number|url|link|service|customer|region))\]|\b(?:XX(?::XX)?|TODO|TBD|TBC|FIXME|XXX)\b|\blorem ipsum\b|\?{3,}|[○〇●]{2,}|\[(?:Kunde|Name|Datum|Uhrzeit|Dienst)[^[\]\n]{0,20}\]/gi;
/** These are words of their own only in capitals. */
const SHOUTED = /^(?:XX|XXX|TODO|TBD|TBC|FIXME)/i;

export const rule: Rule = {
  id: 'comms/placeholders',
  title: 'No placeholder is left in a message',
  why: '"Dear {{customer}}" tells everybody that nobody read it before it was sent. It is the one mistake in a message that cannot be explained.',
  policyKeys: [],
  level: 'error',
  kinds: ['message', 'template'],
  examples: [
    { name: 'filled in', file: 'comms/email.md', text: 'Hello,\n\nfrom 02:40 to 04:04 UTC the shop was slow. See [our status page](https://status.shop.example).\n', findings: [] },
    {
      name: 'left over',
      file: 'comms/email.md',
      text: 'Hello {{customer}},\n\nfrom XX:XX to TBD the [SERVICE NAME] was slow.\n',
      findings: ['1:7 `{{customer}}` is a placeholder, expected what it stands for.', '3:6 `XX:XX` is a placeholder, expected what it stands for.', '3:15 `TBD` is a placeholder, expected what it stands for.', '3:23 `[SERVICE NAME]` is a placeholder, expected what it stands for.'],
    },
    { name: 'in the subject', file: 'comms/email.md', text: '---\nkind: email\nsubject: "{{service}} was slow"\n---\n\nHello.\n', findings: ['3:11 `{{service}}` is a placeholder, expected what it stands for.'] },
    {
      name: 'a template may hold them, in one form',
      file: 'comms/update-template.md',
      text: '---\nkind: template\n---\n\n## First update\n\n> {{service}} is slow since XX:XX.\n',
      findings: ['7:29 `XX:XX` is no placeholder that can be filled in, expected one such as `{{service}}`.'],
    },
    {
      name: 'a template shows its text filled in, but for one',
      file: 'comms/update-template.md',
      text: '---\nkind: template\n---\n\n## First update\n\n> {{service}} is slow.\n\nFilled in: "{{service}} is slow."\n',
      findings: ['9:13 `{{service}}` is a placeholder, expected what it stands for.'],
    },
    { name: 'code shows what it shows', file: 'comms/email.md', text: 'Write `{{name}}` into your template.\n', findings: [] },
  ],
  check(document) {
    return messagesOf(document).flatMap(({ lines, finished, placeholders }) => {
      // A template in another form than ours says in its own way what is to be filled in.
      if (!finished && placeholders.length === 0) return [];
      return lines.flatMap((line) => found(line.text).map(({ text, index }) => report(text, placeInProse(document, line, index, text.length), !finished)));
    });
  },
};

function found(text: string): { text: string; index: number }[] {
  return [...text.matchAll(OPEN)].map((match) => ({ text: match[0], index: match.index })).filter((match) => !SHOUTED.test(match.text) || match.text === match.text.toUpperCase());
}

function report(text: string, range: Report['range'], template: boolean): Report {
  if (template) return { range, message: `${quoted(text)} is no placeholder that can be filled in, expected one such as \`{{service}}\`.`, help: 'Write it with two braces, and add its name to `placeholders:` in the frontmatter.' };
  return { range, message: `${quoted(text)} is a placeholder, expected what it stands for.`, help: 'Fill it in, or leave the sentence out.' };
}
