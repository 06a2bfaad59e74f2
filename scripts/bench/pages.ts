import { preview } from 'astro';
import { launchChromium } from '../../tests/browser/chromium.ts';
import { root } from '../steps.ts';
import { median } from './measure.ts';
import { ownScriptKb, PLAIN_PAGE, TOOLS } from './page-scripts.ts';
import { writeTable } from './table.ts';

/** Where the table stands. */
const DOCUMENT = 'content/reference/page-weight.md';

/** A slow phone: a quarter of this machine's speed, on slow 4G as Lighthouse means it (150 ms, 1.6 Mbit/s). */
const CPU_SLOWDOWN = 4;
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

interface Row {
  name: string;
  kb: number;
  most: number | null;
  /** Milliseconds until the tool takes an answer (a read page: until it is loaded), on the slow phone. */
  ready: number;
}

/** Measures script sizes and readiness of the tools on the built site, and writes the table into its page. */
export async function benchPages({ runs, json }: { runs: number; json: boolean }): Promise<number> {
  const rows: Row[] = [{ name: 'A page that is only read', kb: 0, most: null, ready: await ready(PLAIN_PAGE, null, runs) }];
  for (const { page, name, most, element } of TOOLS) rows.push({ name, kb: ownScriptKb(page), most, ready: await ready(page, element, runs) });
  if (json) process.stdout.write(`${JSON.stringify({ bench: 'pages', runs, rows }, null, 1)}\n`);
  else for (const { name, kb, most, ready: ms } of rows) process.stdout.write(`${name.padEnd(26)}${kb.toFixed(1).padStart(6)} kB gz${most === null ? '' : ` (at most ${most})`}, ready after ${Math.round(ms)} ms\n`);

  const table = ['| Page | Script beyond a read page, kB gz | Goal | Ready on a slow phone |', '| --- | --- | --- | --- |', ...rows.map(({ name, kb, most, ready: ms }) => `| ${name} | ${kb.toFixed(1)} | ${most === null ? '–' : `≤ ${most}`} | ${(ms / 1000).toFixed(1)} s |`)].join('\n');
  writeTable(DOCUMENT, 'pages', table);
  return rows.every(({ kb, most }) => most === null || kb <= most) ? 0 : 1;
}

async function ready(page: string, element: string | null, runs: number): Promise<number> {
  const server = await preview({ root, logLevel: 'error', server: { host: '127.0.0.1', port: 4391 } });
  const browser = await launchChromium();
  try {
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: 'block' });
      const tab = await context.newPage();
      const session = await context.newCDPSession(tab);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', SLOW_4G);
      await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
      const started = performance.now();
      await tab.goto(`http://127.0.0.1:${server.port}${page}`, { waitUntil: 'load' });
      if (element !== null) await tab.locator(`${element}:defined`).locator('button, select, input').first().waitFor();
      times.push(performance.now() - started);
      await context.close();
    }
    return median(times);
  } finally {
    await browser.close();
    await server.stop();
  }
}
