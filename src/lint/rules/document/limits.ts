import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/limits',
  title: 'Documents keep the limits within which they can be read',
  why: [
    'Some inputs of a few kilobytes keep a Markdown parser busy for minutes or exhaust its memory. They are found by one',
    'linear scan before anything parses them, so that one file cannot stop the check of all the others.',
  ].join(' '),
  examples: [
    { name: 'a list within a list', file: 'notes.md', text: '- one\n  - two\n    - three\n', findings: [] },
    {
      name: 'forty lists within each other',
      file: 'notes.md',
      text: `${'- '.repeat(40)}deep\n`,
      findings: ['1:1 The document has at least 40 levels of nesting, expected at most 32'],
    },
  ],
});
