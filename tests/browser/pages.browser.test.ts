import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, DESKTOP, goOffline, LOOKS, newContext, PHONE, siteUrl, visit, withPage } from './harness.ts';

const site = fileURLToPath(new URL('../../dist/site', import.meta.url));

/** Every page of the built site as its path, `/404.html` included. */
const pages = globSync('**/*.html', { cwd: site })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
  .toSorted();

/** Pages that people are sent to, one of each kind at least. */
const KNOWN = ['/', '/declare/', '/guides/first-shift/', '/guides/post-mortem/', '/policy/incident-response/', '/runbooks/incident/', '/runbooks/post-mortem-template/', '/comms/incident-email-template/', '/tags/oncall/', '/rules/pm/frontmatter/', '/reference/policy/', '/tools/escalation/', '/post-mortems/', '/404.html'];

test('the site has the pages that people are sent to', () => {
  for (const path of KNOWN) expect(pages).toContain(path);
});

describe('each page', () => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await newContext({ colorScheme: 'light' });
  });
  afterAll(async () => {
    await context.close();
  });

  test.concurrent.each(pages)('%s is accessible in both themes, complains of nothing and fits a phone', async (path) => {
    await visit(context, path, async ({ page, complaints }) => {
      expect(await axeFindings(page), 'light').toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize(PHONE);
      // The menus that only a phone shows are the same on all pages of a kind; what a theme or a width can break is not.
      expect(await axeFindings(page, KNOWN.includes(path) ? undefined : LOOKS), 'dark, on a phone').toEqual([]);
      // Code and tables scroll by themselves; nothing else is wider than the screen.
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      expect(complaints).toEqual([]);
    });
  });
});

test('every link inside the site leads somewhere, to the very anchor', async () => {
  await withPage('/', { viewport: DESKTOP }, async ({ page }) => {
    const broken: string[] = [];
    const known = new Map<string, Set<string> | null>();
    const anchorsOf = async (path: string): Promise<Set<string> | null> => {
      if (!known.has(path)) {
        const response = await page.request.get(siteUrl() + path);
        known.set(path, response.ok() ? new Set([...(await response.text()).matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id ?? '')) : null);
      }
      return known.get(path) ?? null;
    };
    for (const path of pages) {
      const html = await (await page.request.get(siteUrl() + path)).text();
      for (const [, href = ''] of html.matchAll(/<a\s[^>]*href="([^"]*)"/g)) {
        const target = new URL(href.replaceAll('&amp;', '&'), siteUrl() + path);
        if (target.origin !== siteUrl() || path === '/404.html') continue;
        const anchors = await anchorsOf(target.pathname);
        if (!anchors) broken.push(`${path}: ${href} leads nowhere`);
        else if (target.hash.length > 1 && !anchors.has(decodeURIComponent(target.hash.slice(1)))) broken.push(`${path}: ${href} has no such anchor`);
      }
    }
    expect(broken).toEqual([]);
  });
});

describe('without JavaScript', () => {
  test.each(['/', '/declare/', '/policy/incident-response/', '/runbooks/incident/'])('%s says what it has to say', async (path) => {
    await withPage(path, { javaScriptEnabled: false }, async ({ page }) => {
      expect(await page.locator('main').innerText()).toContain('SEV-1');
      expect(await page.locator('h1').count()).toBe(1);
    });
  });
});

describe('without a network', () => {
  test('the declare card and the runbook stay, once any page was read', async () => {
    await withPage('/', { serviceWorkers: 'allow' }, async ({ page }) => {
      await goOffline(page, ['/declare/', '/runbooks/incident/']);
      for (const path of ['/declare/', '/runbooks/incident/']) {
        await page.goto(siteUrl() + path);
        expect(await page.locator('main').innerText()).toContain('SEV-1');
      }
    });
  });
});

test('the faulty post-mortem stands beside what the terminal says of it', async () => {
  await withPage('/guides/faulty-post-mortem/', {}, async ({ page }) => {
    expect(await page.locator('main pre').last().innerText()).toMatch(/\d+:\d+ +error .*pm\/[\s\S]*1 file checked: \d+ error/);
  });
});

test('the search finds the runbook, and in it the part that is about it', async () => {
  await withPage('/', {}, async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.locator('dialog input').fill('hand over');
    await page.locator('dialog a', { hasText: 'Incident runbook: Hand over' }).first().waitFor();
    // Enter and the arrows lead through what was found.
    const focused = () => page.evaluate(() => [...document.querySelectorAll('dialog input, dialog li a')].indexOf(document.activeElement as Element));
    await page.keyboard.press('Enter');
    expect(await focused()).toBe(1);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(2);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe(0);
  });
});

test('the search is about what pages say, not about the examples of rules, and says how much of it is shown', async () => {
  await withPage('/', {}, async ({ page }) => {
    await page.keyboard.press('/');
    await page.locator('dialog input').fill('updates');
    await page.locator('dialog .said', { hasText: /^The best 10 of \d+ pages$/ }).waitFor();
    expect((await page.locator('dialog li').allInnerTexts()).filter((text) => /: What (it finds|passes)/.test(text))).toEqual([]);
  });
});

test.each(['/rules/', '/rules/pm/frontmatter/'])('%s: the menu is moved to its place in the list', async (path) => {
  await withPage(path, {}, async ({ page }) => {
    const here = page.locator('.sidebar a[aria-current]');
    expect(await here.innerText()).toBe('Lint rules');
    expect(await here.getAttribute('aria-current')).toBe(path === '/rules/' ? 'page' : 'true');
    const box = await here.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(DESKTOP.height);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  });
});

test('the dots of a table are there in the reader’s own colours', async () => {
  await withPage('/policy/incident-response/', { forcedColors: 'active' }, async ({ page }) => {
    const [dot, around] = await page.locator('.matrix .dot').first().evaluate((element) => [getComputedStyle(element).backgroundColor, getComputedStyle(document.body).backgroundColor]);
    expect(dot).not.toBe(around);
    expect(dot).not.toBe('rgba(0, 0, 0, 0)');
  });
});

test.each([1280, 900, 390])('the hours of the rota stand on one line, %i px wide', async (width) => {
  await withPage('/reference/oncall/', { viewport: { width, height: 900 } }, async ({ page }) => {
    const lines = await page.locator('.rota li > span').evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().height / parseFloat(getComputedStyle(span).lineHeight)));
    expect(Math.max(...lines)).toBeLessThan(1.5);
  });
});

test('a value of the policy says where it comes from, to a mouse and to a screen reader', async () => {
  await withPage('/policy/incident-response/', {}, async ({ page }) => {
    const value = page.locator('.policy-value', { has: page.locator('data[value="updates.every"]') }).first();
    expect(await value.ariaSnapshot()).toContain('from the policy: updates.every');
    const origin = value.locator('.policy-origin');
    const shown = (): Promise<number> => origin.evaluate((element) => element.getBoundingClientRect().width);
    const hidden = await shown();
    await value.hover();
    expect(await shown()).toBeGreaterThan(hidden);
  });
});

test('previous and next follow the sort order', async () => {
  await withPage('/policy/incident-response/', {}, async ({ page }) => {
    expect(await page.locator('a[rel="prev"]').count()).toBe(1);
    expect(await page.locator('a[rel="next"]').count()).toBe(1);
  });
});

test('words to say are copied without their quotation marks, and commands whole', async () => {
  await withPage('/runbooks/incident/', { permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
    const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    const words = page.locator('blockquote', { hasText: 'I have incident command until' });
    await words.getByRole('button', { name: 'Copy' }).click();
    await words.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await copied()).toMatch(/^I declared this\. [^“”]*UTC\.$/);
    const command = page.locator('zephyr-copy').first();
    await command.getByRole('button').click();
    await command.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await copied()).toBe('zephyr incident open --sev 2 --summary "Checkout p99 elevated in eu-frankfurt"');
  });
});

test('beside a long page stands which part is being read, and on a phone the parts are one tap away', async () => {
  await withPage('/runbooks/incident/', {}, async ({ page }) => {
    const current = page.locator('[data-reading] [aria-current]');
    await page.locator('#hand-over').evaluate((heading) => { heading.scrollIntoView(); });
    await current.getByText('Hand over').waitFor();
    await page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight); });
    await current.getByText('Afterwards').waitFor();
    expect(await current.count()).toBe(1);
    await page.setViewportSize(PHONE);
    await page.locator('summary', { hasText: 'On this page' }).click();
    await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'If nobody answers' }).click();
    expect(new URL(page.url()).hash).toBe('#if-nobody-answers');
  });
});

test('on a phone a wide table is a list of its rows, and hides nothing', async () => {
  await withPage('/policy/incident-response/', { viewport: PHONE }, async ({ page }) => {
    const cell = page.locator('td[data-column="Who takes it"]').first();
    const box = await cell.boundingBox();
    expect(box && box.x + box.width).toBeLessThanOrEqual(PHONE.width);
    expect(await cell.evaluate((element) => getComputedStyle(element, '::before').content)).toBe('"Who takes it"');
  });
});

test('a cell of such a list keeps its words together, code among them', async () => {
  await withPage('/reference/incident-speed/', { viewport: PHONE }, async ({ page }) => {
    const cell = page.locator('td[data-column="Beside, best"]', { has: page.locator('code') }).first();
    const [code, after] = await cell.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element.lastChild ?? element);
      return [element.querySelector('code')?.getBoundingClientRect().left ?? 0, range.getBoundingClientRect().left];
    });
    expect(Math.min(code ?? 0, after ?? 0)).toBeGreaterThan(100);
  });
});

test('code wraps on a phone instead of running out of sight, and is selected as it was typed', async () => {
  await withPage('/guides/ci/', { viewport: PHONE }, async ({ page }) => {
    const blocks = await page.locator('pre.lines').evaluateAll((pres) =>
      pres.map((pre) => {
        const selection = getSelection();
        selection?.selectAllChildren(pre);
        return { fits: pre.scrollWidth <= pre.clientWidth, same: selection?.toString().trimEnd() === pre.textContent.trimEnd() };
      }),
    );
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) expect(block).toEqual({ fits: true, same: true });
  });
});

test.each(['/tools/severity/', '/tools/escalation/', '/tools/post-mortem/'])('%s does not jump when its script arrives late', async (path) => {
  const context = await newContext({});
  await context.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await visit(context, path, async ({ page }) => {
    const moved = await page.evaluate(
      () => new Promise<number>((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0))).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => resolve(0), 500)),
    );
    expect(moved).toBeLessThan(0.1);
  });
  await context.close();
});

test.each(['/', '/declare/', '/policy/incident-response/', '/reference/policy/', '/guides/faulty-post-mortem/', '/tools/post-mortem/'])('%s fits a phone whose text is twice as large', async (path) => {
  // A browser that doubles everything leaves a page half as wide.
  await withPage(path, { viewport: { width: PHONE.width / 2, height: PHONE.height / 2 } }, async ({ page }) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width / 2);
    const [search, menu] = await Promise.all([page.locator('.bar .open').boundingBox(), page.locator('.menu').boundingBox()]);
    expect((search?.x ?? 0) + (search?.width ?? 0)).toBeLessThanOrEqual((menu?.x ?? 0) + 1);
  });
});

test('the first Tab leads past the menu, in words that can be read', async () => {
  await withPage('/', {}, async ({ page }) => {
    await page.keyboard.press('Tab');
    const skip = page.locator('.sl-skip-link');
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    const [ink, paper] = await skip.evaluate((link) => [getComputedStyle(link).color, getComputedStyle(link).backgroundColor]);
    expect(ink).not.toBe(paper);
  });
});
