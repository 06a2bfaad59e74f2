import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { siteUrl, withPage } from './harness.ts';

const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'";

/** Places that a page and what is done on it break under a policy without any exception. */
async function violations(path: string, task: (page: Page) => Promise<void>): Promise<string[]> {
  return withPage('/404.html', {}, async ({ page }) => {
    await page.route(`**${path}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
    });
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => seen.push(`${violatedDirective} ${blockedURI}`));
    });
    await page.goto(siteUrl() + path);
    await task(page);
    const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    // Where site and policy differ by origin only, the address would differ too.
    return [...new Set(seen)].toSorted();
  });
}

const plain = violations('/policy/incident-response/', async (page) => void (await page.locator('h1').waitFor()));

test('the severity wizard adds nothing that a strict Content-Security-Policy would have to allow', async () => {
  expect(await violations('/tools/severity/', async (page) => {
    await page.getByRole('button', { name: 'Just declare' }).click();
    await page.locator('[data-part="paged"] li').first().waitFor();
  })).toEqual(await plain);
});

test('the post-mortem form adds nothing that a strict Content-Security-Policy would have to allow', async () => {
  expect(await violations('/tools/post-mortem/', async (page) => {
    await page.locator('#pm-title').fill('Under a policy');
    await page.getByRole('button', { name: 'Add a row' }).click();
    await page.getByRole('button', { name: 'Download the file' }).click();
    await page.locator('[data-part="preview"]', { hasText: 'Under a policy' }).waitFor();
  })).toEqual(await plain);
});
