/** Pictures of the built site for README.md: the home page in both themes, and three tools on a phone; and the one for shared links. `node scripts/screenshots.ts` after a build. */
import { mkdirSync } from 'node:fs';
import { preview } from 'astro';
import sharp from 'sharp';
import { launchChromium } from '../tests/browser/chromium.ts';
import { root } from './steps.ts';

const folder = `${root}src/site/assets/`;
const PHONES = [
  ['/declare/', 'dark'],
  ['/tools/severity/', 'dark'],
  ['/tools/escalation/', 'light'],
] as const;

mkdirSync(folder, { recursive: true });
const server = await preview({ root, logLevel: 'error', server: { host: '127.0.0.1', port: 4392 } });
const browser = await launchChromium();

async function shoot(path: string, colorScheme: 'light' | 'dark', width: number, height: number, deviceScaleFactor = width < 500 ? 1.5 : 1): Promise<Buffer> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce', deviceScaleFactor });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.port}${path}`, { waitUntil: 'networkidle' });
  const picture = await page.screenshot();
  await context.close();
  return picture;
}

try {
  for (const colorScheme of ['light', 'dark'] as const) {
    await sharp(await shoot('/', colorScheme, 1280, 800)).png({ palette: true, colours: 64 }).toFile(`${folder}home-${colorScheme}.png`);
  }
  // 1200 × 630, from a window so small that the words can be read in a preview.
  await sharp(await shoot('/', 'light', 760, 399, 2)).resize(1200, 630).png({ palette: true, colours: 32 }).toFile(`${root}src/site/public/social.png`);
  const phones = await Promise.all(PHONES.map(([path, colorScheme]) => shoot(path, colorScheme, 390, 760)));
  const [width, height, gap] = [585, 1140, 30];
  await sharp({ create: { width: phones.length * width + (phones.length - 1) * gap, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite(phones.map((input, index) => ({ input, left: index * (width + gap), top: 0 })))
    .png({ palette: true, colours: 64 })
    .toFile(`${folder}phones.png`);
} finally {
  await browser.close();
  await server.stop();
}
