import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/unsafe-html',
  title: 'Nothing in a document runs in the browser of a reader',
  why: 'A script in a pasted log line or an address with `javascript:` runs for everybody who reads the page, with their login.',
  examples: [
    { name: 'harmless elements', file: 'notes.md', text: 'A <kbd>key</kbd> and a <br> break.\n', findings: [] },
    { name: 'a script', file: 'notes.md', text: '<script>alert(1)</script>\n', findings: ['1:1 Unexpected HTML element `<script>`, expected text and Markdown'] },
    { name: 'an address that runs code', file: 'notes.md', text: '[run](javascript:alert(1))\n', findings: ['1:1 Unexpected link with the scheme `javascript:`, expected http, https, mailto or a file'] },
    { name: 'an event handler', file: 'notes.md', text: '<img src="x.png" onerror="alert(1)">\n', findings: ['1:1 Unexpected event handler `onerror`, expected HTML that runs nothing'] },
  ],
});
