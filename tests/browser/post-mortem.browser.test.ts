import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import { axeFindings, DESKTOP, goOffline, PHONE, withPage } from './harness.ts';

const PAGE = '/tools/post-mortem/';
const read = (file: string): string => readFileSync(new URL(`../../content/${file}`, import.meta.url), 'utf8');
const { policy } = parsePolicy(read('policy.yaml'), 'policy.yaml');
const { oncall } = parseOnCall(read('oncall.yaml'), 'oncall.yaml', policy);
if (!policy || !oncall) throw new Error('the shipped policy or on-call file cannot be read');
const [lead, helper] = oncall.people.map(({ name }) => name);
const [prefix] = policy.postMortem.actionItems.tracker.prefixes;
const folder = mkdtempSync(join(tmpdir(), 'zephyr-form-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const preview = (page: Page): Promise<string> => page.locator('[data-part="preview"]').innerText();
const summary = (page: Page) => page.locator('[data-part="summary"]');

/** A whole post-mortem, as somebody types it the day after. */
async function fillIn(page: Page): Promise<void> {
  const box = (key: string) => page.locator(`[data-field="${key}"]`);
  await box('title').locator('input').fill('Checkout slow in "eu-frankfurt"');
  await box('description').locator('input').fill('Checkout answered slowly for an hour: the pool was empty.');
  await box('incident').locator('input').fill('INC-2026-0142');
  await box('severity').locator('select').selectOption({ index: 1 });
  await box('services').locator('label').first().click();
  for (const [key, time] of [['started', '03:00'], ['detected', '03:02'], ['declared', '03:06'], ['resolved', '04:05'], ['published', '15:00'], ['customerEmailSent', '12:00']]) await box(key ?? '').locator('input').fill(`2026-11-20T${time}`);
  await box('incidentCommander').locator('select').selectOption(lead ?? '');
  await box('comms').locator('select').selectOption(helper ?? '');
  for (const key of ['investigators', 'authors']) await box(key).locator('label', { hasText: lead ?? '' }).click();
  await box('reviewers').locator('label', { hasText: helper ?? '' }).click();
  await box('status').locator('select').selectOption('final');
  for (const area of await page.locator('[data-section] > textarea').all()) await area.fill('The pool of connections was empty.\n\n- Nobody watched it.');
  await page.getByText('Paste from Slack, a log or your notes').click();
  await page.locator('[data-part="paste"]').fill(`[3:02 AM] ${lead}: p99 is over 4 s\n04:05 UTC back to normal | done`);
  await page.getByRole('button', { name: 'Read the rows' }).click();
  await page.getByRole('button', { name: 'Add an action item' }).click();
  await page.getByLabel('What will be different').fill('The pool grows by itself before it is empty');
  await page.locator('.pm-action').getByLabel('Owner').selectOption(lead ?? '');
  await page.locator('.pm-action').getByLabel(/^Ticket/).fill(`${prefix}-12`);
}

test('from a blank form to a file that the linter has nothing to say about', async () => {
  await withPage(PAGE, { acceptDownloads: true }, async ({ page, complaints }) => {
    await page.locator('[data-part="tool"]').waitFor();
    expect(await summary(page).innerText()).toMatch(/still to write, 0 findings/);
    await fillIn(page);
    await page.locator('[data-part="missing"]', { hasText: 'It can be published' }).waitFor();
    expect(await page.locator('[data-part="findings"]').innerText()).toBe('Nothing so far.');
    expect(await page.locator('[data-part="spans"]').innerText()).toContain('65 minutes');

    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download the file' }).click()]);
    expect(download.suggestedFilename()).toBe('2026-11-20-checkout-slow-in-eu-frankfurt.md');
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    expect(readFileSync(file, 'utf8').trimEnd()).toBe((await preview(page)).trimEnd());
    let out = '';
    const code = await main({ argv: ['lint', file, '--kind', 'post-mortem', '--now', '2026-11-21T00:00Z'], cwd: process.cwd(), env: {}, stdin: {}, stdout: { write: (text) => { out += text; } }, stderr: { write: () => undefined }, now: () => '2026-11-21T00:00:00Z' });
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(complaints).toEqual([]);
  });
});

test('the command that it shows writes the same file', async () => {
  const { words, text } = await withPage(PAGE, {}, async ({ page }) => {
    await fillIn(page);
    await page.locator('[data-part="missing"]', { hasText: 'It can be published' }).waitFor();
    return { words: await page.locator('[data-part="command"]').innerText(), text: await preview(page) };
  });
  const { execFileSync } = await import('node:child_process');
  const argv = execFileSync('sh', ['-c', `zephyr() { printf '%s\\0' "$@"; }; ${words}`], { encoding: 'utf8' }).split('\0').slice(0, -1);
  let out = '';
  await main({ argv: [...argv, '--dry-run'], cwd: process.cwd(), env: {}, stdin: {}, stdout: { write: (part) => { out += part; } }, stderr: { write: () => undefined }, now: () => '2026-11-21T00:00:00Z' });
  expect(out.trimEnd()).toBe(text.trimEnd());
});

describe('findings', () => {
  test('stand beside their input once it is filled or was left, and go when it is mended', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      const area = page.locator('[data-section="summary"] textarea');
      await area.fill('Down for TBD minutes.');
      const finding = page.locator('[data-section="summary"] > .pm-finding');
      await finding.waitFor();
      expect(await finding.innerText()).toContain('TBD');
      expect(await area.getAttribute('aria-invalid')).toBe('true');
      await area.fill('Down for 7 minutes.');
      await finding.waitFor({ state: 'hidden' });
      expect(await area.getAttribute('aria-invalid')).toBeNull();
    });
  });

  test('are none where a row was only added: what is empty is still to write', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      await page.getByRole('button', { name: 'Add a row' }).click();
      await page.keyboard.press('Tab');
      await page.locator('#pm-title').fill('A title');
      await page.locator('[data-part="preview"]', { hasText: 'title: A title' }).waitFor();
      expect(await page.locator('.pm-finding:visible').allInnerTexts()).toEqual([]);
    });
  });

  test('lead to their input', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      await page.locator('[data-part="missing"] button', { hasText: 'Severity' }).click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('pm-severity');
    });
  });
});

test('times can be typed in the zone of the device; the draft is in UTC', async () => {
  await withPage(PAGE, { timezoneId: 'Europe/Berlin' }, async ({ page }) => {
    await page.locator('#pm-zone').selectOption('own');
    await page.locator('#pm-started').fill('2026-03-29T03:30');
    await page.locator('[data-part="preview"]', { hasText: 'started: 2026-03-29T01:30Z' }).waitFor();
    await page.locator('#pm-zone').selectOption('utc');
    expect(await page.locator('#pm-started').inputValue()).toBe('2026-03-29T01:30');
  });
});

describe('what is typed', () => {
  test('is kept when the tab is closed, and gone once it is deleted', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      await page.locator('#pm-title').fill('Kept');
      await page.getByRole('button', { name: 'Add a row' }).click();
      await page.locator('[data-rows="timeline"] [name="what"]').fill('page | paged');
      await page.reload();
      expect(await page.locator('#pm-title').inputValue()).toBe('Kept');
      expect(await page.locator('[data-rows="timeline"] [name="what"]').inputValue()).toBe('page | paged');
      await page.getByRole('button', { name: 'Delete what I typed' }).click();
      await page.getByRole('button', { name: 'Yes, delete it' }).click();
      expect(await page.locator('#pm-title').inputValue()).toBe('');
      await page.reload();
      expect(await page.locator('#pm-title').inputValue()).toBe('');
      expect(await page.evaluate(() => localStorage.getItem('zephyr:post-mortem'))).toBeNull();
    });
  });

  test.each(['{', '[1]', '{"fields":{"gone":"x"},"timeline":7}'])('a damaged memory (%s) is explained, and the form works', async (kept) => {
    await withPage(PAGE, {}, async ({ page, complaints }) => {
      await page.evaluate((value) => localStorage.setItem('zephyr:post-mortem', value), kept);
      await page.reload();
      expect(await page.locator('[data-part="kept"]').innerText()).toContain('cannot be used any more');
      await page.locator('#pm-title').fill('Works');
      await page.locator('[data-part="preview"]', { hasText: 'title: Works' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('is shown as it will look, and only as text', async () => {
    await withPage(PAGE, {}, async ({ page, complaints }) => {
      await page.locator('#pm-title').fill('Checkout <b>down</b>');
      await page.locator('[data-section="impact"] textarea').fill('**Nobody** could pay.\n\n- `cart`\n- <img src=x onerror=alert(1)>');
      const looks = page.getByRole('region', { name: 'Preview' });
      await looks.locator('strong', { hasText: 'Nobody' }).waitFor();
      expect(await looks.locator('h4').first().innerText()).toBe('Checkout <b>down</b>');
      expect(await looks.locator('li').allInnerTexts()).toEqual(['cart', '<img src=x onerror=alert(1)>']);
      expect(await looks.locator('img, b').count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  });

  test('cannot break out of its place', async () => {
    await withPage(PAGE, {}, async ({ page, complaints }) => {
      await page.locator('#pm-title').fill('</script><script>alert(1)</script>');
      await page.locator('[data-section="summary"] textarea').fill('## Action items\n<img src=x onerror=alert(1)>\n```');
      await page.locator('[data-part="preview"]', { hasText: '\\## Action items' }).waitFor();
      expect(await preview(page)).toContain('\\<img');
      expect(complaints).toEqual([]);
    });
  });
});

test('without a script, the template and how to start', async () => {
  await withPage(PAGE, { javaScriptEnabled: false }, async ({ page }) => {
    const text = await page.locator('main').innerText();
    expect(text).toContain('zephyr postmortem new');
    expect(text).toContain('Contributing factors');
    expect(await page.locator('[data-part="tool"]').isVisible()).toBe(false);
  });
});

test('with the keyboard alone a row is added, filled and removed', async () => {
  await withPage(PAGE, {}, async ({ page }) => {
    await page.getByRole('button', { name: 'Add a row' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('at');
    await page.locator('[data-rows="timeline"] [data-do="remove"]').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-rows="timeline"] li').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add a row');
  });
});

describe.each([['phone', PHONE], ['desktop', DESKTOP]] as const)('on a %s', (_, viewport) => {
  test.each(['light', 'dark'] as const)('blank, faulty and finished are accessible and nothing is wider than the screen, %s', async (colorScheme) => {
    await withPage(PAGE, { viewport, colorScheme }, async ({ page, complaints }) => {
      const look = async (): Promise<void> => {
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      };
      await page.locator('[data-part="tool"]').waitFor();
      await look();
      await page.locator('[data-section="summary"] textarea').fill('TBD');
      await page.locator('[data-section="summary"] > .pm-finding').waitFor();
      await look();
      await fillIn(page);
      await page.getByRole('button', { name: 'Delete what I typed' }).click();
      await look();
      expect(complaints).toEqual([]);
    });
  });
});

test('without a network it works and keeps what is typed, once the page was read', async () => {
  await withPage(PAGE, { serviceWorkers: 'allow' }, async ({ page }) => {
    await goOffline(page, [PAGE]);
    await page.reload();
    await page.locator('#pm-title').fill('Offline');
    await page.locator('[data-part="preview"]', { hasText: 'title: Offline' }).waitFor();
    await page.reload();
    expect(await page.locator('#pm-title').inputValue()).toBe('Offline');
  });
});
