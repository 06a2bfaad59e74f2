import { expect, test } from 'vitest';
import { parseDocument } from '../../../../src/documents/parse.ts';
import { lintDocuments } from '../../../../src/lint/engine.ts';
import { rule } from '../../../../src/lint/rules/pm/sections.ts';
import { context } from '../../context.ts';

const help = (text: string) => lintDocuments([parseDocument('x.md', text, { kind: 'post-mortem' })], context(), { rules: [rule] }).map((one) => one.help);

test('a section under another name is renamed, what is missing is added', () => {
  expect(help('## Issue Summary\n\nDown.\n\n## タイムライン（全て JST）\n\n02:40\n')).toEqual([
    'Rename "Issue Summary" to `## Summary` and "タイムライン（全て JST）" to `## Timeline`, and add `## What went well`; the template says what belongs there.',
  ]);
  expect(help('## Issue Summary\n\nDown.\n\n## Timeline (all times UTC )\n\n02:40\n\n## What worked\n\nMuch.\n')).toEqual([
    'Rename "Issue Summary" to `## Summary` and "What worked" to `## What went well`; the template says what belongs there.',
  ]);
});

test('one remark is not taken for another section, and an empty one is told', () => {
  expect(help('## Summary (of the impact)\n\nDown.\n\n## Timeline\n\n02:40\n\n## What went well\n\nMuch.\n')).toEqual([]);
  expect(help('## Summary\n\n-\n\n## Timeline\n\n1. \n2. \n\n## What went well\n\n- Much.\n')).toHaveLength(2);
  expect(help('## Summary (short)\n\n## Timeline\n\n02:40\n\n## What went well\n\nMuch.\n')).toHaveLength(1);
});
