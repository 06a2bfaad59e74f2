import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/empty',
  title: 'A document says something',
  why: 'An empty file in the runbook folder looks like a runbook until somebody opens it during an incident.',
  examples: [
    { name: 'one line is enough', file: 'notes.md', text: 'Restart the gateway.\n', findings: [] },
    { name: 'the metadata of a section of a site', file: 'runbooks/_index.md', text: '---\ntitle: Node\nweight: 10\n---\n', findings: [] },
    { name: 'nothing at all', file: 'notes.md', text: '', findings: ['1:1 The file is empty, expected a document'] },
    { name: 'metadata only', file: 'notes.md', text: '---\ntitle: Gateway\n---\n', findings: ['3:4 The file holds metadata and nothing else, expected text behind it'] },
  ],
});
