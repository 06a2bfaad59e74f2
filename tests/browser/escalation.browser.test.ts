import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { readScenario } from '../../src/escalation/scenario.ts';
import { simulate } from '../../src/escalation/simulate.ts';
import type { Simulation } from '../../src/escalation/simulation.ts';
import { eventSentence, humanSentence } from '../../src/escalation/timeline.ts';
import { parseOnCall, parsePolicy } from '../../src/policy/parse.ts';
import { axeFindings, DESKTOP, PHONE, siteUrl, withPage } from './harness.ts';

const PAGE = '/tools/escalation/';
const root = fileURLToPath(new URL('../..', import.meta.url));
const shipped = (name: string) => readFileSync(`${root}content/${name}`, 'utf8');
const { policy } = parsePolicy(shipped('policy.yaml'), 'content/policy.yaml');
const { oncall } = parseOnCall(shipped('oncall.yaml'), 'content/oncall.yaml', policy);
if (!policy || !oncall) throw new Error('the shipped policy or on-call file cannot be read');

const severity = policy.severities[0]?.id ?? '';
const service = oncall.services[0]?.id ?? '';
const AT = '2026-11-28T03:00Z';

function played(answers: readonly string[]): Simulation {
  if (!policy || !oncall) throw new Error('no policy');
  const { scenario } = readScenario({ sev: severity, service, at: AT, answers }, { severity, service, at: 0, answers: [] }, policy, oncall);
  return simulate(policy, oncall, scenario);
}

const silent = played([]);
const first = silent.events.find(({ kind }) => kind === 'page');
if (!first?.person) throw new Error('the shipped policy pages nobody');
const person = oncall.people.find(({ id }) => id === first.person);
const name = person?.name ?? '';
const address = (...answers: string[]): string => `${PAGE}#sev=${severity}&service=${service}&at=${AT}${answers.map((answer) => `&answer=${answer}`).join('')}`;

const human = (page: Page): Promise<string> => page.locator('[data-part="human"]').innerText();
const sentences = (page: Page): Promise<string[]> => page.locator('[data-part="events"] > li > span:nth-child(3)').allTextContents();
const said = (simulation: Simulation): string[] => simulation.events.map((event, k) => eventSentence(event, simulation.detail.reasons[k] ?? '', oncall, 'UTC'));

test('an address, the command and the code give the same events', async () => {
  const simulation = played([`${first.person}@7m`]);
  let printed = '';
  const code = await main({
    argv: ['escalation', 'simulate', '--sev', severity, '--service', service, '--at', AT, '--answer', `${first.person}@7m`, '--json'],
    cwd: root, env: {}, stdin: {}, stdout: { write: (text) => void (printed += text) }, stderr: { write: () => undefined }, now: () => '2026-11-28T03:00:00Z',
  });
  expect(code).toBe(0);
  expect(JSON.parse(printed)).toEqual({ events: simulation.events, timeToHuman: simulation.timeToHuman });
  await withPage(address(`${first.person}@7m`), {}, async ({ page, complaints }) => {
    expect(await sentences(page)).toEqual(said(simulation));
    expect(await human(page)).toBe(humanSentence(simulation, oncall));
    expect(await page.locator('[data-part="command"]').innerText()).toBe(`zephyr escalation simulate --sev ${severity} --service ${service} --at ${AT} --answer ${first.person}@7m`);
    expect(complaints).toEqual([]);
  });
});

test('on a phone: nobody answers, one tap lets somebody answer, one tap silences them again', async () => {
  await withPage(address(), { viewport: PHONE, hasTouch: true }, async ({ page, complaints }) => {
    expect(await human(page)).toBe('No human: nobody answers.');
    await page.getByRole('button', { name: `What if ${name} answers?` }).first().tap();
    expect(await human(page)).toBe(humanSentence(played([`${first.person}@2m`]), oncall));
    expect(page.url()).toContain(`answer=${first.person}@2m`);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('human');
    await page.getByRole('button', { name: `What if ${name} does not answer?` }).first().tap();
    expect(await sentences(page)).toEqual(said(silent));
    expect(complaints).toEqual([]);
  });
});

test('with the keyboard alone: choose a severity, add an answer, move through time', async () => {
  await withPage(address(), {}, async ({ page }) => {
    const last = policy.severities.at(-1)?.id ?? '';
    await page.getByLabel('Severity').focus();
    await page.keyboard.press('End');
    await expect.poll(() => page.url()).toContain(`sev=${last}`);
    await page.getByLabel('Person').focus();
    await page.keyboard.type(oncall.people[0]?.name ?? '');
    await page.keyboard.press('Tab');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-part="answers"] li').count()).toBe(1);

    const slider = page.getByRole('slider');
    await slider.focus();
    for (let k = 0; k < 6; k++) await page.keyboard.press('ArrowRight');
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/^6 min after the start, Sat 03:06 in UTC\. /);
    expect(await page.locator('[data-part="moment-time"]').innerText()).toContain('6 min after the start');
  });
});

test('dragging on the picture moves through time', async () => {
  await withPage(address(), {}, async ({ page }) => {
    const box = await page.locator('[data-part="picture"] svg').boundingBox();
    if (!box) throw new Error('no picture');
    await page.mouse.move(box.x + box.width * 0.5, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 8, box.y + 30, { steps: 5 });
    await page.mouse.up();
    const slider = page.getByRole('slider');
    expect(await slider.inputValue()).toBe(await slider.getAttribute('max'));
  });
});

test('a preset starts another night; the answers of before do not stay, and what came of it is in sight', async () => {
  await withPage(address(`${first.person}@7m`), { viewport: PHONE }, async ({ page }) => {
    const preset = page.locator('button[data-preset]').first();
    expect(await preset.getAttribute('aria-pressed')).toBe('false');
    await preset.click();
    expect(await preset.getAttribute('aria-pressed')).toBe('true');
    expect((await page.locator('[data-part="human"]').boundingBox())?.y).toBeGreaterThan(0);
    expect(page.url()).not.toContain('answer=');
    expect(await page.locator('[data-part="start"]').innerText()).toMatch(/^SEV-\d, starting Sat \d+ \w+ \d+ 03:00/);
  });
});

describe('what cannot be is said in place, and there is always a picture', () => {
  test.each([
    ['an unknown severity', '#sev=SEV-77', 'Unexpected severity "SEV-77"'],
    ['an absurd date', '#at=99999-01-01T00:00Z', 'between the years 2000 and 2100'],
    ['a stranger', '#answer=nobody-known@7m', 'expected somebody of the on-call file'],
    ['a zone that is none', '#at=2026-11-28T03:00&zone=Mars/Base', 'Unexpected time zone "Mars/Base"'],
    ['a damaged address', '#sev=%E0%A4%A&at=%00', 'Unexpected severity'],
  ])('%s', async (_name, hash, words) => {
    await withPage(PAGE + hash, {}, async ({ page, complaints }) => {
      expect(await page.locator('[data-part="problems"]').innerText()).toContain(words);
      expect(await page.locator('[data-part="picture"] svg').count()).toBe(1);
      expect(complaints).toEqual([]);
    });
  });

  test('the message is accessible', async () => {
    await withPage(`${PAGE}#sev=SEV-77`, {}, async ({ page }) => {
      expect(await axeFindings(page)).toEqual([]);
    });
  });

  test('a date that is emptied in the form', async () => {
    await withPage(address(), {}, async ({ page }) => {
      await page.getByLabel('Date').fill('');
      expect(await page.locator('[data-part="problems"]').innerText()).toBe('An incident starts on a day, at a time. Choose both.');
      await page.getByLabel('Date').fill('2026-12-31');
      expect(await page.locator('[data-part="problems"]').isVisible()).toBe(false);
      expect(page.url()).toContain('at=2026-12-31T03:00Z');
    });
  });

  const withData = async (change: (data: { oncall: { rotations: { layers: { start: string }[] }[] }; policy: { severities: unknown[] } }) => unknown, check: (page: Page) => Promise<void>): Promise<void> =>
    withPage('/', {}, async ({ page }) => {
      await page.route(`**${PAGE}`, async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const changed = html.replace(/(id="tool-data">)(.*?)(<\/script>)/s, (_all, open: string, json: string, close: string) => open + JSON.stringify(change(JSON.parse(json))) + close);
        await route.fulfill({ response, body: changed });
      });
      await page.goto(siteUrl() + address());
      await check(page);
    });

  test('a rota with a hole: nobody to page', async () => {
    await withData((data) => ({ ...data, oncall: { ...data.oncall, rotations: data.oncall.rotations.map((rotation) => ({ ...rotation, layers: rotation.layers.map((layer) => ({ ...layer, start: '2090-01-01T00:00' })) })) } }), async (page) => {
      expect(await human(page)).toBe('No human: nobody answers.');
      expect(await page.locator('[data-part="notes"]').innerText()).toContain('a whole pass found nobody to page');
      expect(await page.locator('[data-part="picture"] svg').count()).toBe(1);
    });
  });

  test('a policy with one severity', async () => {
    await withData((data) => ({ ...data, policy: { ...data.policy, severities: data.policy.severities.slice(0, 1) } }), async (page) => {
      expect(await sentences(page)).toEqual(said(silent));
    });
  });

  test('data that cannot be read: a message, never a blank island', async () => {
    await withData(() => ({ nothing: true }), async (page) => {
      expect(await page.getByRole('alert').innerText()).toContain('cannot read its data');
      expect(await page.locator('[data-part="tool"]').isVisible()).toBe(false);
    });
  });
});

test('without JavaScript there are three worked examples, each as picture and list', async () => {
  await withPage(PAGE, { javaScriptEnabled: false, viewport: PHONE }, async ({ page }) => {
    expect(await page.locator('[data-part="tool"]').isVisible()).toBe(false);
    expect(await page.locator('figure.timeline > svg[role="img"]').count()).toBe(3);
    expect(await page.locator('.timeline-list').count()).toBe(3);
    await page.locator('.timeline-list summary').first().click();
    expect(await page.locator('.timeline-list').first().innerText()).toContain('is paged');
  });
});

test('offline the page still plays incidents', async () => {
  await withPage(address(), {}, async ({ page }) => {
    await page.context().setOffline(true);
    await page.getByRole('button', { name: `What if ${name} answers?` }).first().click();
    expect(await human(page)).toContain(name);
  });
});

test('printed, the picture and the list remain and the controls do not', async () => {
  await withPage(address(), {}, async ({ page }) => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('[data-part="picture"] svg').isVisible()).toBe(true);
    expect(await page.locator('[data-part="events"]').isVisible()).toBe(true);
    expect(await page.locator('[data-part="form"]').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: /^What if/ }).count()).toBe(0);
  });
});

test('at 200 % zoom on a small screen nothing is wider than the screen', async () => {
  await withPage(address(`${first.person}@7m`), { viewport: { width: 320, height: 480 } }, async ({ page }) => {
    await page.locator('[data-part="picture"] svg').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

describe.each([['phone', PHONE], ['desktop', DESKTOP]] as const)('%s', (_name, viewport) => {
  test.each(['light', 'dark'] as const)('unanswered and answered, it is accessible and nothing is wider than the screen, %s', async (colorScheme) => {
    for (const state of [address(), address(`${first.person}@7m`)]) {
      await withPage(state, { viewport, colorScheme }, async ({ page, complaints }) => {
        await page.locator('[data-part="picture"] svg').waitFor();
        expect(await axeFindings(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
        expect(complaints).toEqual([]);
      });
    }
  });
});

test('a changed input is a new picture before a hand notices, on a busy machine too', async () => {
  await withPage(address(), {}, async ({ page }) => {
    const times = await page.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('select[name="service"]');
      if (!select) return [];
      return Array.from({ length: 30 }, (_, k) => {
        const started = performance.now();
        select.selectedIndex = k % select.options.length;
        select.dispatchEvent(new Event('input', { bubbles: true }));
        return performance.now() - started;
      });
    });
    expect(times.toSorted((a, b) => a - b)[15]).toBeLessThan(100);
  });
});

test('its script weighs less than 40 kB (gzip) beyond a page that is only read, time library included', async () => {
  const scripts = async (path: string): Promise<Set<string>> => {
    const found = new Set<string>();
    const html = await (await fetch(siteUrl() + path)).text();
    const queue = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src = '']) => new URL(src, siteUrl() + path).href);
    for (const url of queue) {
      if (found.has(url)) continue;
      found.add(url);
      const text = await (await fetch(url)).text();
      queue.push(...[...text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g)].map(([, src = '']) => new URL(src, url).href));
    }
    return found;
  };
  const plain = await scripts('/policy/incident-response/');
  const own = [...(await scripts(PAGE))].filter((url) => !plain.has(url));
  const sizes = await Promise.all(own.map(async (url) => gzipSync(await (await fetch(url)).text(), { level: 9 }).length));
  expect(own.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(40_000);
});
