import { expect, it } from 'vitest';
import { parseDocument } from '../../../../src/documents/parse.ts';
import { lintDocuments } from '../../../../src/lint/engine.ts';
import { applyFixes } from '../../../../src/lint/fix.ts';
import { rule } from '../../../../src/lint/rules/pm/action-item-label.ts';
import { context } from '../../context.ts';
import { demanding } from '../check.ts';

it.each(['#follow-up', 'follow: up', '@all', '2026', 'yes', 'null', "it's", 'a "b"', 'follow-up', 'フォローアップ'])('writes the label %s so that it is read again', (label) => {
  const given = context({ policy: demanding({ label }) });
  for (const head of ['', 'actionItemLabel: other\n']) {
    const text = `---\nkind: post-mortem\n${head}---\n\n## Action items\n\n| Action | Owner | Ticket |\n| --- | --- | --- |\n| Alert on an empty cache | Ada Novak | SHOP-12 |\n`;
    const look = (written: string) => lintDocuments([parseDocument('reviews/x.md', written)], given, { rules: [rule] });
    const found = look(text);
    expect(found).toHaveLength(1);
    const fixed = applyFixes(text, found).text;
    expect(parseDocument('reviews/x.md', fixed).frontmatter.data['actionItemLabel']).toBe(label);
    expect(look(fixed)).toEqual([]);
  }
});
