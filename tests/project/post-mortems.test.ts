import { expect, it } from 'vitest';
import { loadProject } from '../../src/project/load.ts';
import { readPostMortems } from '../../src/project/post-mortems.ts';
import { GOOD, NOW, project } from '../cli/harness.ts';

it('reads the folder that the policy names, with paths from the project', () => {
  const made = project({ 'content/reviews/a.md': GOOD, 'content/reviews/broken.md': '---js\n{}\n---\n', 'content/other.md': GOOD, 'content/reviews/template.md': GOOD.replace('kind: post-mortem', 'placeholders: []') });
  const { ledger, incidents } = readPostMortems(loadProject(made.path, made.path), NOW);
  made.remove();
  expect(ledger.entries.map(({ item, age }) => [item.file, item.owner, age])).toEqual([['content/reviews/a.md', 'Ben Carter', 456_600]]);
  expect(incidents.map(({ file, severity, toResolve }) => [file, severity, toResolve])).toEqual([['content/reviews/a.md', 'SEV-1', 5520]]);
});
