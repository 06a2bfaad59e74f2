/** What the service worker stores, and in which order. Pure: file names in, addresses and the worker's text out. */
import { createHash } from 'node:crypto';
import { at } from '../urls.ts';

export interface BuiltFile {
  /** Path below the site, such as `declare/index.html`. */
  path: string;
  /** Hash of the content. */
  hash: string;
}

/** Address at which a built file is asked for. */
export const addressOf = (path: string, base: string): string => at(base, path.replace(/(^|\/)index\.html$/, '$1'));

/** Styles and scripts that a page names. */
export const filesOf = (html: string): string[] => [...new Set([...html.matchAll(/_astro\/[^"'\s]+\.(?:css|js)/g)].map(([path]) => path))];

/** Modules that a module names: `import "./x.js"`, `from"./x.js"`, `import("./x.js")`, beside it in the same folder. */
export const modulesOf = (script: string): string[] => [...new Set([...script.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']\.\/([^"'/]+\.js)["']/g)].map(([, name]) => `_astro/${name ?? ''}`))];

/** Pages with everything they load, modules of modules too. `read` gives the text of a built file. */
export function withEverything(pages: readonly string[], read: (path: string) => string): string[] {
  const found = new Set<string>(pages);
  const waiting = pages.flatMap((page) => filesOf(read(page)));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    if (path.endsWith('.js')) waiting.push(...modulesOf(read(path)));
  }
  return [...found];
}

/**
 * Splits the files into those without which an incident page cannot be read, and all others.
 * `firstFiles` names the pages and what they need; the faces come from the style sheets, so all of them count.
 */
export function storeOrder(files: readonly BuiltFile[], firstFiles: readonly string[], base: string): { first: string[]; later: string[] } {
  const needed = (path: string): boolean => firstFiles.includes(path) || /^_astro\/.*\.woff2$/.test(path) || path === 'favicon.svg';
  // The worker itself is never stored.
  const paths = files.map(({ path }) => path).filter((path) => path !== 'worker.js').sort();
  return { first: paths.filter(needed).map((path) => addressOf(path, base)), later: paths.filter((path) => !needed(path)).map((path) => addressOf(path, base)) };
}

/** The worker's text; its version changes with any file of the site. */
export function writeWorker(template: string, files: readonly BuiltFile[], order: { first: readonly string[]; later: readonly string[] }): string {
  const version = createHash('sha256').update(files.map(({ path, hash }) => `${path} ${hash}`).sort().join('\n')).digest('hex').slice(0, 12);
  return template.replace('__VERSION__', `zephyr-${version}`).replace('__FIRST__', () => JSON.stringify(order.first)).replace('__LATER__', () => JSON.stringify(order.later));
}
