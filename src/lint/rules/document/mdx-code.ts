import { documentRule } from '../../document-rule.ts';

export const rule = documentRule({
  id: 'document/mdx-code',
  title: 'A post-mortem holds no code that runs',
  why: 'Imports and expressions in MDX run on the machine that builds the page. A post-mortem is written by many hands, often pasted, and needs none.',
  examples: [
    { name: 'text and a comment', file: 'post-mortems/shop.mdx', text: 'The shop was down.\n\n{/* written on Monday */}\n', findings: [] },
    {
      name: 'an expression',
      file: 'post-mortems/shop.mdx',
      text: 'The shop was down {process.exit(0)}.\n',
      findings: ['1:19 Unexpected code in a post-mortem, expected text only: imports, exports and expressions run when the page is built'],
    },
  ],
});
