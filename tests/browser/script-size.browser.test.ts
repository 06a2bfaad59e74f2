import { expect, test } from 'vitest';
import { ownScriptKb, PLAIN_PAGE, readBuilt, scriptsOf, TOOLS } from '../../scripts/bench/page-scripts.ts';

test.each(TOOLS)('$page needs at most $most kB (gz) of script beyond a page that is only read', ({ page, most }) => {
  const size = ownScriptKb(page);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(most);
});

test('a page that is only read gets none of it', () => {
  for (const path of scriptsOf(PLAIN_PAGE)) expect(readBuilt(path)).not.toMatch(/severity-wizard|post-mortem-form|escalation-timeline/);
});

test('rules come to a browser without what stands on their pages, and in English', () => {
  const scripts = [...scriptsOf('/tools/post-mortem/')].map(readBuilt).join('\n');
  expect(scripts).toContain('pm/action-item-label');
  expect(scripts).not.toContain('without a ticket there is nothing to label');
  expect(scripts).not.toContain('menschliches versagen');
  expect(readBuilt('/rules/pm/action-item-label/index.html')).toContain('without a ticket there is nothing to label');
});
