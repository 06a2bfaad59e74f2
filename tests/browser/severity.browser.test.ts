import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse.ts';
import { classify, questions } from '../../src/severity/wizard.ts';
import { combinations } from '../severity/policies.ts';
import { axeFindings, DESKTOP, PHONE, siteUrl, withPage } from './harness.ts';

const PAGE = '/tools/severity/';
const { policy } = parsePolicy(readFileSync(new URL('../../content/policy.yaml', import.meta.url), 'utf8'), 'content/policy.yaml');
if (!policy) throw new Error('the shipped policy cannot be read');
const asked = questions(policy);
const address = (answers: Record<string, string>): string => `${PAGE}#${['yes', 'no', 'not-sure'].map((answer) => `${answer}=${asked.filter(({ id }) => answers[id] === answer).map(({ id }) => id).join(',')}`).filter((part) => !part.endsWith('=')).join('&')}`;

const question = (page: Page) => page.locator('[data-part="asked"]');
const severity = (page: Page): Promise<string> => page.locator('[data-part="severity"] > :not([hidden])').innerText();
const command = (page: Page): Promise<string> => page.locator('[data-part="command"]').innerText();

describe('a half-asleep person on a phone', () => {
  test('sees no answer chosen for them where their finger was', async () => {
    await withPage(PAGE, { viewport: PHONE, hasTouch: true, isMobile: true }, async ({ page }) => {
      await page.getByRole('button', { name: /^No$/ }).tap();
      const looks = await page.locator('[data-part="answers"] button').evaluateAll((buttons) => buttons.map((button) => getComputedStyle(button).backgroundColor));
      expect(new Set(looks).size).toBe(1);
    });
  });

  test('taps to a severity, fills in what is wrong, and copies the command', async () => {
    await withPage(PAGE, { viewport: PHONE, hasTouch: true, permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page, complaints }) => {
      await question(page).waitFor();
      expect(await page.locator('[data-part="just-declare"]').isVisible()).toBe(true);
      for (const { question: words, severity: ladder } of asked) {
        if (ladder !== asked[0]?.severity) break;
        expect(await question(page).innerText()).toBe(words);
        await page.getByRole('button', { name: /^No/ }).first().tap();
      }
      await page.getByRole('button', { name: /^Not sure/ }).tap();
      const doubted = asked.find((criterion) => criterion.severity !== asked[0]?.severity);
      expect(await severity(page)).toContain(doubted?.severity);
      expect(await page.locator('[data-part="reason"]').innerText()).toContain('not sure counts as yes');
      expect(await page.locator('[data-part="paged"] li').count()).toBeGreaterThan(0);
      expect(await page.locator('[data-part="paged"]').innerText()).toMatch(/[A-Z][a-z]{2} \d\d:\d\d there/);

      await page.locator('[data-part="summary"]').fill(`Pay "now" isn't $5`);
      expect(await command(page)).toContain(`--summary 'Pay "now" isn'\\''t $5'`);
      await page.getByRole('button', { name: 'Copy the command', exact: true }).tap();
      await page.getByText('Copied. Paste it into a terminal.').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await command(page));
      expect(complaints).toEqual([]);
    });
  });

  test('just declares', async () => {
    await withPage(PAGE, { viewport: PHONE, hasTouch: true }, async ({ page }) => {
      await page.getByRole('button', { name: 'Just declare' }).tap();
      expect(await severity(page)).toContain(policy.declaring.justDeclare);
      await page.getByRole('button', { name: /^Back/ }).last().tap();
      expect(await question(page).innerText()).toBe(asked[0]?.question);
    });
  });
});

describe('with the keyboard alone', () => {
  test('y, n, ? and the arrows work at once, and going back loses nothing', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      await question(page).waitFor();
      await page.keyboard.press('n');
      expect(await question(page).innerText()).toBe(asked[1]?.question);
      await page.keyboard.press('ArrowLeft');
      expect(await question(page).innerText()).toBe(asked[0]?.question);
      expect(await page.getByRole('button', { name: 'No', exact: false, description: 'This is what you said before.' }).count()).toBe(1);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('?');
      expect(await severity(page)).toContain(asked[1]?.severity);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('wizard-severity');
    });
  });

  test('up and down walk through the answers, Enter takes one', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      await question(page).waitFor();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
      expect(await question(page).innerText()).toBe(asked[1]?.question);
    });
  });

  test('letters typed into a field are text', async () => {
    await withPage(address({ [asked[0]?.id ?? '']: 'yes' }), {}, async ({ page }) => {
      await page.locator('[data-part="summary"]').focus();
      await page.keyboard.type('yes? no');
      expect(await command(page)).toContain('--summary "yes? no"');
    });
  });
});

describe('the address', () => {
  test('holds the answers, so a link shows the same result and the browser’s own back goes one question back', async () => {
    await withPage(PAGE, {}, async ({ page }) => {
      await question(page).waitFor();
      await page.keyboard.press('n');
      await page.keyboard.press('y');
      const link = page.url();
      expect(link).toContain('#');
      await page.goBack();
      expect(await question(page).innerText()).toBe(asked[1]?.question);
      await page.goto('about:blank');
      await page.goto(link);
      expect(await severity(page)).toContain(asked[1]?.severity);
    });
  });

  test('nothing of it is sent: it stands behind the #', async () => {
    await withPage(address({ [asked[0]?.id ?? '']: 'no' }), {}, async ({ page, complaints }) => {
      const requests: string[] = [];
      // Chromium asks for the icon again whenever the address changes.
      page.on('request', (request) => { if (!request.url().endsWith('/favicon.svg')) requests.push(request.url()); });
      await page.keyboard.press('y');
      await page.locator('[data-part="summary"]').fill('secret');
      expect(requests).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });

  test.each([
    ['#yes=no-such-thing', 'no question of this policy'],
    ['#service=%E0%A4%A', 'damaged'],
    ['#<script>=1&yes=', 'no question of this policy'],
  ])('%s is explained in place, and the wizard works', async (hash, words) => {
    await withPage(PAGE + hash, {}, async ({ page, complaints }) => {
      expect(await page.locator('[data-part="problems"]').innerText()).toContain(words);
      expect(await question(page).innerText()).toBe(asked[0]?.question);
      expect(await axeFindings(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  });
});

test('the table, read without a script, and the wizard agree on every combination of answers', async () => {
  const rows = await withPage(PAGE, { javaScriptEnabled: false }, ({ page }) =>
    page.locator('table.decision tbody tr').evaluateAll((found) => found.map((row) => ({ id: row.getAttribute('data-criterion'), severity: row.lastElementChild?.textContent.trim() }))));
  expect(rows.map(({ id }) => id)).toEqual([...asked.map(({ id }) => id), '']);
  for (const answers of combinations(asked.map(({ id }) => id))) {
    const row = rows.find(({ id }) => id === '' || answers[id ?? ''] !== 'no');
    expect(row?.severity).toBe(classify(policy, answers).severity);
  }
});

test('the wizard itself agrees on every path through it', async () => {
  await withPage(PAGE, {}, async ({ page }) => {
    for (const path of [...asked.keys(), asked.length].flatMap((at) => (['yes', 'not-sure'] as const).map((last) => ({ at, last })))) {
      const answers = Object.fromEntries(asked.map(({ id }, index) => [id, index < path.at ? 'no' as const : index === path.at ? path.last : 'no' as const]));
      await page.evaluate((hash) => { location.hash = hash; }, address(answers).split('#')[1] ?? '');
      await page.waitForFunction((wanted) => document.querySelector('[data-part="severity"] > :not([hidden])')?.textContent.includes(wanted), classify(policy, answers).severity);
      await page.reload();
      expect(await severity(page)).toContain(classify(policy, answers).severity);
    }
  });
});

describe.each([['phone', PHONE], ['desktop', DESKTOP]] as const)('on a %s', (_, viewport) => {
  test.each(['light', 'dark'] as const)('every state is accessible and nothing is wider than the screen, %s', async (colorScheme) => {
    for (const state of [PAGE, address({ [asked[0]?.id ?? '']: 'no' }), address({ [asked[0]?.id ?? '']: 'not-sure' }), `${PAGE}#declare=now`]) {
      await withPage(state, { viewport, colorScheme }, async ({ page, complaints }) => {
        await page.locator('[data-part="tool"]').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
        expect(complaints).toEqual([]);
      });
    }
  });
});

test('at 200 % zoom on a small screen everything can still be reached', async () => {
  await withPage(`${PAGE}#declare=now`, { viewport: { width: 320, height: 480 } }, async ({ page }) => {
    await page.locator('[data-part="command"]').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

/** The page as it would be with other data. */
async function withData<T>(change: (data: { policy: typeof policy; rota: { rotations: Record<string, unknown> } }) => object, see: (page: Page) => Promise<T>): Promise<T> {
  return withPage('/404.html', {}, async ({ page }) => {
    await page.route(`**${PAGE}`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(/(id="tool-data">)([\s\S]*?)(<\/script>)/, (_, open: string, json: string, close: string) => open + JSON.stringify(change(JSON.parse(json))).replaceAll('<', '\\u003c') + close);
      await route.fulfill({ response, body: html });
    });
    await page.goto(siteUrl() + PAGE);
    return see(page);
  });
}

test('a policy with one severity has its result at once', async () => {
  const [only] = policy.severities;
  await withData((data) => ({ ...data, policy: { ...policy, severities: [only], criteria: [], declaring: { ...policy.declaring, justDeclare: only?.id, nothingApplies: only?.id } } }), async (page) => {
    expect(await severity(page)).toContain(only?.id);
    expect(await command(page)).toContain('zephyr incident open');
    expect(await page.locator('[data-part="result-back"]').isVisible()).toBe(false);
  });
});

test('a hole in the rota is said, and nobody is made up', async () => {
  await withData((data) => ({ ...data, rota: { ...data.rota, rotations: Object.fromEntries(Object.keys(data.rota.rotations).map((id) => [id, [[0]]])) } }), async (page) => {
    await page.keyboard.press('y');
    expect(await page.locator('[data-part="paged"]').innerText()).toContain('Nobody right now');
  });
});

test('where the data of the page is damaged it says so, and the table stays', async () => {
  await withData(() => ({}), async (page) => {
    expect(await page.locator('[data-part="broken"]').innerText()).toContain('The table below leads to the same answer');
    expect(await page.locator('table.decision').isVisible()).toBe(true);
    expect(await page.locator('[data-part="tool"]').isVisible()).toBe(false);
  });
});

test('where the rota of the page has run out it gives no names, and says so', async () => {
  await withPage(PAGE, {}, async ({ page }) => {
    await page.clock.setFixedTime(new Date('2040-01-01T00:00:00Z'));
    await page.goto(`${siteUrl()}${PAGE}#declare=now`);
    await page.reload();
    expect(await page.locator('[data-part="rota-note"]').innerText()).toContain('knows the rota only until');
    expect(await page.locator('[data-part="paged"]').innerText()).not.toMatch(/\d\d:\d\d/);
  });
});

test('without a network it works, once any page was read', async () => {
  await withPage('/', { serviceWorkers: 'allow' }, async ({ page }) => {
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    // The worker first keeps what an incident needs and fetches the rest after it.
    await expect.poll(() => page.evaluate(async (path) => (await caches.match(path)) !== undefined, PAGE), { timeout: 30_000 }).toBe(true);
    await page.context().setOffline(true);
    await page.goto(siteUrl() + PAGE);
    await page.keyboard.press('y');
    expect(await severity(page)).toContain(asked[0]?.severity);
  });
});

test('at 200 % zoom nothing covers the answers', async () => {
  await withPage(PAGE, { viewport: { width: 640, height: 400 } }, async ({ page }) => {
    for (const answer of ['yes', 'no', 'not-sure']) {
      const button = page.locator(`[data-do="${answer}"]`);
      await button.scrollIntoViewIfNeeded();
      expect(await button.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return document.elementFromPoint(x + width / 2, y + height / 2)?.closest('button') === element;
      })).toBe(true);
    }
  });
});
