import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/encoding',
  title: 'Documents are UTF-8',
  why: [
    'A file in another encoding shows broken names and hides its headings from every tool, so it would seem to be checked',
    'while nothing in it was read. A byte-order mark and any line ends are fine.',
  ].join(' '),
  examples: [{ name: 'UTF-8, with or without a byte-order mark', file: 'notes.md', text: '\ufeffInês restarts the gateway.\r\n', findings: [] }],
});
