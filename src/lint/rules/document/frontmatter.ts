import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/frontmatter',
  title: 'The metadata is plain data that every tool reads alike',
  why: [
    'Readers of YAML disagree about duplicate keys, merge keys and unquoted special characters, and some of them run code in it.',
    'Then the site shows one severity and the linter checks another.',
  ].join(' '),
  examples: [
    { name: 'plain YAML', file: 'notes.md', text: '---\ntitle: Gateway\ntags: [oncall]\n---\n\nText.\n', findings: [] },
    {
      name: 'a handle without quotation marks',
      file: 'notes.md',
      text: '---\nauthors: @ada\n---\n\nText.\n',
      findings: ['2:10 Unexpected `@` at the start of a value, which YAML keeps for itself'],
    },
    {
      name: 'a key that stands there twice',
      file: 'notes.md',
      text: '---\ntitle: One\ntitle: Two\n---\n\nText.\n',
      findings: ['3:1 Unexpected second `title`, expected each key once'],
    },
    {
      name: 'a language that could run',
      file: 'notes.md',
      text: '---js\n{ title: "x" }\n---\n\nText.\n',
      findings: ['1:1 Unexpected metadata in the language `js`, which is never run, expected YAML'],
    },
  ],
});
