import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, inject } from 'vitest';
import { launchChromium } from './chromium.ts';

export const PHONE = { width: 390, height: 844 } as const;
export const DESKTOP = { width: 1280, height: 900 } as const;

/** Address of the built site, without a slash at the end. */
export const siteUrl = (): string => inject('siteUrl');

let running: Promise<Browser> | undefined;
const browser = (): Promise<Browser> => (running ??= launchChromium());

afterAll(async () => {
  const started = await running?.catch(() => undefined);
  await started?.close();
  running = undefined;
});

export interface Visit {
  page: Page;
  /** Console errors, page errors and Content-Security-Policy violations so far. */
  complaints: string[];
}

/**
 * Opens a page of the site in a fresh browser context, hands it to the test and closes the context.
 * The worker that keeps pages for offline reading would fetch them anew in every context: tests of it say
 * `serviceWorkers: 'allow'`. Requests to any other origin are refused and noted as complaints: the site needs nobody else.
 */
export async function withPage<T>(path: string, options: BrowserContextOptions, test: (visit: Visit) => Promise<T>): Promise<T> {
  const context = await newContext(options);
  try {
    return await visit(context, path, test);
  } finally {
    await context.close();
  }
}

/** A browser context as `withPage` makes one, for tests that only read and visit many pages: styles and fonts come once. */
export async function newContext(options: BrowserContextOptions): Promise<BrowserContext> {
  return (await browser()).newContext({ viewport: DESKTOP, reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
}

/** Opens a page of the site in a tab of its own, hands it to the test and closes the tab. */
export async function visit<T>(context: BrowserContext, path: string, test: (visit: Visit) => Promise<T>): Promise<T> {
  const complaints: string[] = [];
  const page = await context.newPage();
  try {
    await page.route(
      (url) => url.origin !== siteUrl(),
      (route) => {
        complaints.push(`request to ${route.request().url()}`);
        return route.abort();
      },
    );
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(siteUrl() + path, { waitUntil: 'load' });
    return await test({ page, complaints });
  } finally {
    await page.close();
  }
}

/** Waits until the worker holds these pages and everything this page has loaded, then takes the network away. */
export async function goOffline(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(async (wanted) => {
    await navigator.serviceWorker.ready;
    const own = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(location.origin) && !name.endsWith('/worker.js'));
    const missing = async (): Promise<boolean> => (await Promise.all([...wanted, ...own].map((url) => caches.match(url)))).some((answer) => answer === undefined);
    for (let tries = 0; tries < 400 && (await missing()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  }, paths);
  await page.context().setOffline(true);
}

export { axeFindings, LOOKS } from './axe.ts';
