import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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
 * Requests to any other origin are refused and noted as complaints: the site needs nobody else.
 */
export async function withPage<T>(path: string, options: BrowserContextOptions, test: (visit: Visit) => Promise<T>): Promise<T> {
  const context = await (await browser()).newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...options });
  try {
    const complaints: string[] = [];
    await context.route(
      (url) => url.origin !== siteUrl(),
      (route) => {
        complaints.push(`request to ${route.request().url()}`);
        return route.abort();
      },
    );
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(siteUrl() + path, { waitUntil: 'load' });
    return await test({ page, complaints });
  } finally {
    await context.close();
  }
}

export { axeFindings } from './axe.ts';
