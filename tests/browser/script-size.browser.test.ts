import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const site = fileURLToPath(new URL('../../dist/site', import.meta.url));
const read = (path: string): string => readFileSync(`${site}${path}`, 'utf8');

/** Every module a page loads, those that its modules import too. */
function modulesOf(page: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...read(`${page}index.html`).matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src ?? '');
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const [, from] of read(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.\.?\/[^"']+)["']/g)) waiting.push(posix.join(posix.dirname(path), from ?? ''));
  }
  return found;
}

const plain = modulesOf('/policy/incident-response/');

test.each([['/tools/severity/', 6], ['/tools/post-mortem/', 40], ['/tools/escalation/', 40]])('%s needs at most %i kB (gz) of script beyond a page that is only read', (page, most) => {
  const own = [...modulesOf(page)].filter((path) => !plain.has(path));
  expect(own.length).toBeGreaterThan(0);
  const size = own.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);
  expect(size).toBeLessThanOrEqual(most * 1000);
});

test('a page that is only read gets none of it', () => {
  for (const path of plain) expect(read(path)).not.toMatch(/severity-wizard|post-mortem-form|escalation-timeline/);
});
