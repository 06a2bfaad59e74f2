import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { messagesOf } from '../../src/lint/messages.ts';

const texts = (path: string, text: string): string[] => messagesOf(parseDocument(path, text)).map(({ form, finished, wording, placeholders }) => `${form}${finished ? ', finished' : ''}: ${wording.replaceAll('\n', ' ')} (${placeholders.map(({ name }) => name).join(', ')})`);
const TEMPLATE = '---\nkind: template\n---\n\n';

describe('what customers get to read', () => {
  it.each<[string, string, string, string[]]>([
    ['a message as a whole', 'comms/email.md', '---\nkind: email\nsubject: Slow\n---\n\nHello {{x}}.\n\n## Part\n\n- one\n', ['email, finished: Hello {{x}}. Part one ()']],
    ['the text of a template', 'comms/email-template.md', `${TEMPLATE}Fill it in.\n\n## Text\n\nOn {{date}} it was **slow**.\n\n## After it\n\nMore.\n`, ['email: On date it was slow. (date)']],
    ['several texts, but no remark', 'comms/status-update-template.md', `${TEMPLATE}## First\n\n> {{service}} is slow.\n\n> Keep it short.\n\n## Second\n\n> Since {{start}}.\n`, ['update: service is slow. (service)', 'update: Since start. (start)']],
    ['a template that is nothing but its text', 'comms/status-update-template.md', `${TEMPLATE}# Update\n\n{{service}} is slow.\n`, ['update: Update service is slow. (service)']],
    ['a collection of which nobody knows what is sent', 'comms/email-templates.md', `${TEMPLATE}## Outage\n\nWe are sorry.\n\n## Delay\n\nWe are sorry.\n`, []],
    ['a template of something else', 'runbooks/review-template.md', `${TEMPLATE}## Text\n\n{{x}}\n`, []],
    ['a template with a subject, wherever it lies', 'docs/templates/outage.md', '---\nsubject: "{{service}} is slow"\n---\n\nHello.\n', ['email: Hello. (service)']],
    ['a text that is shown filled in', 'comms/email-template.md', `${TEMPLATE}## Text\n\nOn {{date}} it was slow.\n\n## Filled in\n\nAs it was sent:\n\n> **Slow shop**\n>\n> On 14 March it was slow.\n`, ['email: On date it was slow. (date)', 'email, finished: On 14 March it was slow. ()']],
    ['a sample without a frame, and one with a placeholder that was forgotten', 'comms/email-template.md', `${TEMPLATE}## Text\n\n{{x}}\n\n## Example (March)\n\nHello.\n\nBye {{x}}.\n`, ['email: x (x)', 'email, finished: Hello. Bye {{x}}. ()']],
    ['one in a sentence of its own', 'comms/status-update-template.md', `${TEMPLATE}## First\n\n> {{service}} is slow.\n\nFilled in: "The shop is **slow**."\n\nExample: see above.\n`, ['update: service is slow. (service)', 'update, finished: The shop is slow. ()']],
    ['in German and Japanese', 'comms/status-update-template.md', `${TEMPLATE}## Erste\n\n> {{service}} ist langsam.\n\nBeispiel: „Der Shop ist langsam.“\n\n## 記入例\n\n> 遅延しています。\n`, ['update: service ist langsam. (service)', 'update, finished: Der Shop ist langsam. ()', 'update, finished: 遅延しています。 ()']],
    ['an example of what not to write', 'comms/email-template.md', `${TEMPLATE}## Text\n\n{{x}}\n\n## Examples of bad ones\n\n> Oops.\n`, ['email: x (x)']],
    ['texts below a heading that calls them examples stay texts', 'comms/status-update-template.md', `${TEMPLATE}## Examples\n\n> {{service}} is slow.\n`, ['update: service is slow. (service)']],
    ['no message', 'content/x.md', 'Hello.\n', []],
  ])('%s', (_name, path, text, expected) => {
    expect(texts(path, text)).toEqual(expected);
  });

  it('a placeholder is a gap of its own length, so that every place stays right', () => {
    const text = `${TEMPLATE}## Text\n\nOn {{date}} at **05:00** it began.\n`;
    const [message] = messagesOf(parseDocument('comms/email-template.md', text));
    const line = message?.lines[0];
    const at = line?.text.indexOf('05:00') ?? -1;
    expect(line?.text).not.toContain('{{');
    expect(text.slice(line?.offsetAt(at), (line?.offsetAt(at) ?? 0) + 5)).toBe('05:00');
  });

  it('a sample has its subject in bold, and every place in it stays right', () => {
    const text = `${TEMPLATE}## First\n\n> {{service}} is slow.\n\nFilled in: "Slow since **05:00** UTC."\n\n## Filled in\n\n> **Slow at 05:00**\n>\n> Hello.\n`;
    const [, inline, quoted] = messagesOf(parseDocument('comms/status-update-template.md', text));
    const [line] = inline?.lines ?? [];
    const at = line?.text.indexOf('05:00') ?? -1;
    expect(line?.text).toBe('Slow since 05:00 UTC.');
    expect(text.slice(line?.offsetAt(at), (line?.offsetAt(at) ?? 0) + 5)).toBe('05:00');
    expect(inline?.range.start).toMatchObject({ line: 9, column: 13 });
    expect(quoted?.lines.map((one) => [one.text, quoted.isTitle(one)])).toEqual([['Slow at 05:00', true], ['Hello.', false]]);
  });
});
