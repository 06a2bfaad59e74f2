import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/unsafe-text',
  title: 'The text is what it looks like',
  why: [
    'Invisible characters, direction overrides and look-alike letters make a person read one name or ticket while every tool reads',
    'another; escape sequences act on the terminal of whoever prints the file. Honest right-to-left text and emoji are left alone.',
  ].join(' '),
  examples: [
    { name: 'a name in Hebrew', file: 'notes.md', text: 'Written by דנה כהן.\n', findings: [] },
    {
      name: 'a zero-width space in a handle',
      file: 'notes.md',
      text: 'Owner: @a\u200bda\n',
      findings: ['1:10 Unexpected invisible or control characters: U+200B zero-width space, expected text that reads as it is written'],
    },
  ],
});
