import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { addressOf, filesOf, modulesOf, storeOrder, withEverything, writeWorker, type BuiltFile } from '../../../src/site/build/offline.ts';

const TEMPLATE = readFileSync(new URL('../../../src/site/build/worker.js', import.meta.url), 'utf8');
const file = (path: string, hash = 'h'): BuiltFile => ({ path, hash });
const FILES = ['index.html', 'declare/index.html', 'guides/a/index.html', '_astro/x.css', '_astro/tool.js', '_astro/x.woff2', 'pagefind/pagefind.js', 'favicon.svg', 'worker.js'].map((path) => file(path));

describe('addressOf', () => {
  it.each([
    ['index.html', '/', '/'],
    ['declare/index.html', '/', '/declare/'],
    ['404.html', '/b', '/b/404.html'],
    ['declare/index.html', '/b/', '/b/declare/'],
  ])('%s below %s is %s', (path, base, address) => expect(addressOf(path, base)).toBe(address));
});

it('stores first what an incident page needs, then everything else, and never the worker', () => {
  expect(storeOrder(FILES, ['declare/index.html', ...filesOf('<link href="/_astro/x.css"><link href="/_astro/x.css">')], '/')).toEqual({
    first: ['/_astro/x.css', '/_astro/x.woff2', '/declare/', '/favicon.svg'],
    later: ['/_astro/tool.js', '/guides/a/', '/', '/pagefind/pagefind.js'],
  });
});

describe('the worker', () => {
  const order = { first: ['/declare/'], later: ['/'] };

  it('is another one as soon as one file differs, and the same one otherwise', () => {
    const text = (files: BuiltFile[]) => writeWorker(TEMPLATE, files, order);
    expect(text([file('a'), file('b')])).toBe(text([file('b'), file('a')]));
    expect(text([file('a')])).not.toBe(text([file('a', 'other')]));
  });

  it('serves what it stored when the network is gone, and the network otherwise', async () => {
    const { dispatch, network, stored } = start(writeWorker(TEMPLATE, FILES, order));
    await dispatch('install');
    await dispatch('activate');
    expect([...stored.keys()].sort()).toEqual(['/', '/declare/']);
    network.page = 'new';
    expect(await dispatch('fetch', '/declare/')).toBe('new');
    network.gone = true;
    expect(await dispatch('fetch', '/declare/?from=home')).toBe('new');
    await expect(dispatch('fetch', '/nowhere/')).rejects.toThrow('offline');
  });

  it('leaves other sites and other methods alone', async () => {
    const { dispatch } = start(writeWorker(TEMPLATE, FILES, order));
    expect(await dispatch('fetch', 'https://elsewhere.example/')).toBeUndefined();
    expect(await dispatch('fetch', '/declare/', 'POST')).toBeUndefined();
  });
});

const ORIGIN = 'https://zephyr.example';

/** Runs a worker's text against a store and a network that stand in for the browser's. */
function start(text: string) {
  const stored = new Map<string, string>();
  const network = { gone: false, page: 'old' };
  const listeners = new Map<string, (event: object) => void>();
  const pathOf = (request: string | { url: string }): string => new URL(typeof request === 'string' ? request : request.url, ORIGIN).pathname;
  const fetch = (): Promise<object> => {
    if (network.gone) return Promise.reject(new TypeError('offline'));
    const { page } = network;
    return Promise.resolve({ ok: true, page, clone: () => ({ page }) });
  };
  const answer = (path: string) => (stored.has(path) ? { page: stored.get(path) } : undefined);
  const store = {
    addAll: (urls: string[]) => Promise.all(urls.map((url) => store.add(url))),
    add: (url: string) => fetch().then((found) => void stored.set(pathOf(url), (found as { page: string }).page)),
    put: (request: { url: string }, found: { page: string }) => Promise.resolve(void stored.set(pathOf(request), found.page)),
    match: (request: string | { url: string }) => Promise.resolve(answer(pathOf(request))),
  };
  const caches = { open: () => Promise.resolve(store), keys: () => Promise.resolve(['zephyr-old', 'other']), delete: () => Promise.resolve(true) };
  const self = { location: { origin: ORIGIN }, skipWaiting: () => Promise.resolve(), clients: { claim: () => Promise.resolve() }, addEventListener: (name: string, run: (event: object) => void) => listeners.set(name, run) };
  runInContext(text, createContext({ self, caches, fetch, URL, setTimeout, Promise, console }));
  const dispatch = async (name: string, url = '/', method = 'GET'): Promise<unknown> => {
    let waited: Promise<unknown> | undefined;
    const keep = (promise: Promise<unknown>): void => void (waited = promise);
    listeners.get(name)?.({ request: { url: new URL(url, ORIGIN).href, method }, waitUntil: keep, respondWith: keep });
    const result = (await waited) as { page?: string } | undefined;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return name === 'fetch' ? result?.page : undefined;
  };
  return { dispatch, network, stored };
}

it('a page is stored with everything it loads, modules of modules too', () => {
  const files: Record<string, string> = {
    'tools/severity/index.html': '<script type="module" src="/_astro/Wizard.js"></script><link href="/_astro/w.css">',
    '_astro/Wizard.js': 'import{a as b}from"./shared.js";import"./other.js";b()',
    '_astro/shared.js': 'export const a=()=>import("./lazy.js")',
    '_astro/other.js': 'import "./shared.js"',
    '_astro/lazy.js': '',
    '_astro/w.css': '',
  };
  expect(modulesOf(files['_astro/Wizard.js'] ?? '')).toEqual(['_astro/shared.js', '_astro/other.js']);
  expect(withEverything(['tools/severity/index.html'], (path) => files[path] ?? '').sort()).toEqual(Object.keys(files).sort());
});
