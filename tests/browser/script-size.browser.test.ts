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
