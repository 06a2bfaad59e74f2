import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/unreadable',
  title: 'What has the name of a document is a file that can be read',
  why: [
    'Links that leave the project, pipes and files without read permission are reported and not followed: a check must neither',
    'hang nor publish what stands outside the folder it was pointed at, and it must not pass over a file in silence.',
  ].join(' '),
  examples: [{ name: 'an ordinary file', file: 'notes.md', text: 'Restart the gateway.\n', findings: [] }],
});
