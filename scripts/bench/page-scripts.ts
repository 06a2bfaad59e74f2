import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../steps.ts';

const site = `${root}dist/site`;

/** A page with a tool on it, and how much script it may need beyond a page that is only read, kB gzipped. */
export const TOOLS = [
  { page: '/tools/severity/', name: 'Severity wizard', most: 6, element: 'severity-wizard' },
  { page: '/tools/post-mortem/', name: 'Post-mortem form', most: 40, element: 'post-mortem-form' },
  { page: '/tools/escalation/', name: 'Escalation simulator', most: 40, element: 'escalation-timeline' },
] as const;

/** A page that is only read: what it loads, every page loads. */
export const PLAIN_PAGE = '/policy/incident-response/';

/** A file of the built site as text. */
export const readBuilt = (path: string): string => readFileSync(`${site}${path}`, 'utf8');

/** Paths of every script a page of the built site loads, those that its modules import too. */
export function scriptsOf(page: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...readBuilt(`${page}index.html`).matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, src]) => src ?? '');
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const [, from] of readBuilt(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.\.?\/[^"']+)["']/g)) waiting.push(posix.join(posix.dirname(path), from ?? ''));
  }
  return found;
}

/** Script a page needs beyond a page that is only read, kB gzipped. */
export function ownScriptKb(page: string): number {
  const plain = scriptsOf(PLAIN_PAGE);
  const own = [...scriptsOf(page)].filter((path) => !plain.has(path));
  return own.reduce((sum, path) => sum + gzipSync(readBuilt(path), { level: 9 }).length, 0) / 1000;
}
