import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/mdx',
  title: 'MDX is well formed',
  why: 'A brace or an angle bracket too many breaks the build of the whole site, and until then the page is not checked at all.',
  examples: [
    { name: 'elements are closed', file: 'notes.mdx', text: 'Text with a <Card>box</Card>.\n', findings: [] },
    { name: 'an element is not', file: 'notes.mdx', text: 'Text with a <Card>box.\n', findings: ['1:1 The file is no valid MDX: Expected a closing tag for `<Card>` (1:13-1:19) before the end of `paragraph`'] },
  ],
});
