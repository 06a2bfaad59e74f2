import { suggester } from '../../../policy/suggest.ts';
import { quoted } from '../../../policy/wording.ts';
import { count, wordList } from '../../message.ts';
import type { Report, Rule } from '../../rule.ts';

const USED = /\{\{\s{0,5}([A-Za-z_][\w-]{0,60})\s{0,5}\}\}/g;
const HEAD = '---\nkind: template\nplaceholders: [service, start]\n---\n\n';

export const rule: Rule = {
  id: 'template/placeholders',
  title: 'A template holds the placeholders it declares, and no others',
  why: [
    'Whoever fills a template in, by hand or with a command, goes by its list of placeholders. One that is missing from the text',
    'is never asked for, and one that is missing from the list reaches a customer as `{{service}}`.',
  ].join(' '),
  policyKeys: [],
  level: 'error',
  kinds: ['template'],
  examples: [
    { name: 'both agree', file: 'comms/update.md', text: `${HEAD}{{service}} is slow since {{ start }}.\n`, findings: [] },
    { name: 'declared, but not there', file: 'comms/update.md', text: `${HEAD}{{service}} is slow.\n`, findings: ['3:15 The placeholder `start` is declared, but `{{start}}` stands nowhere in the text.'] },
    { name: 'there, but not declared', file: 'comms/update.md', text: `${HEAD}{{servise}} {{service}} is slow since {{start}}.\n`, findings: ['6:1 The placeholder `{{servise}}` is not declared.'] },
    { name: 'a list is missing', file: 'comms/update.md', text: '---\nkind: template\n---\n\n{{service}} is slow.\n', findings: ['1:1 The template has 1 placeholder and declares none.'] },
    { name: 'text in braces in somebody else\'s template is none of ours', file: 'charts/templates/service.md', text: '{{service}} is slow.\n', findings: [] },
  ],
  check(document) {
    const declared = document.frontmatter.data['placeholders'];
    const range = document.frontmatter.rangeOf('placeholders');
    const uses = [...document.text.matchAll(USED)].map((match) => ({ name: match[1] ?? '', start: match.index, end: match.index + match[0].length }));
    const distinct = new Set(uses.map(({ name }) => name));
    const used = [...distinct];
    if (declared === undefined) {
      // Without a kind of ours it may be a template of quite another tool.
      if (document.frontmatter.data['kind'] === undefined || used.length === 0) return [];
      return [{ range: document.rangeAt(0, 3), message: `The template has ${count(used.length, 'placeholder')} and declares none.`, help: `Write \`placeholders: [${used.slice(0, 20).join(', ')}]\` into the frontmatter.` }];
    }
    if (!Array.isArray(declared) || !declared.every((name) => typeof name === 'string')) {
      return [{ range, message: '`placeholders` is no list of names.', help: `Write \`placeholders: [${used.slice(0, 20).join(', ')}]\`.` }];
    }
    const names: readonly string[] = declared;
    const known = new Set(names);
    const meantBy = suggester(names);
    const undeclared = uses.filter(({ name }) => !known.has(name)).map(({ name, start, end }): Report => {
      const meant = meantBy(name);
      return { range: document.rangeAt(start, end), message: `The placeholder ${quoted(`{{${name}}}`)} is not declared.`, help: meant === null ? 'Add it to `placeholders:` in the frontmatter.' : `Did you mean \`{{${meant}}}\`? Else add it to \`placeholders:\`.` };
    });
    const missing = names.filter((name) => !distinct.has(name));
    return missing.length === 0 ? undeclared : [...undeclared, { range, message: sayMissing(missing), help: 'Use it in the text, or take it off the list.' }];
  },
};

function sayMissing(names: readonly string[]): string {
  const [one] = names;
  if (names.length === 1 && one !== undefined) return `The placeholder ${quoted(one)} is declared, but ${quoted(`{{${one}}}`)} stands nowhere in the text.`;
  return `The placeholders ${wordList(names.map((name) => quoted(name)))} are declared, but stand nowhere in the text.`;
}
