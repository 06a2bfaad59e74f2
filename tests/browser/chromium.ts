import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The one sentence a person needs where no browser can be had. */
export const NO_BROWSER =
  'The browser tests need Chromium and found none: install it (Debian: `apt-get install chromium`) or set CHROMIUM_PATH to a Chromium or Chrome, then run `npm test` again.';

const QUIET_FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Starts Chromium: CHROMIUM_PATH, else the system's, else the one that @sparticuz/chromium carries for
 * machines without any (Linux x64). Throws NO_BROWSER where none starts.
 */
export async function launchChromium(): Promise<Browser> {
  const asked = process.env['CHROMIUM_PATH'];
  const path = asked ?? SYSTEM_PATHS.find((candidate) => existsSync(candidate));
  if (path) {
    if (!existsSync(path)) throw new Error(`CHROMIUM_PATH is ${path}, and there is no such file. ${NO_BROWSER}`);
    return chromium.launch({ executablePath: path, args: QUIET_FLAGS });
  }
  return launchPackaged();
}

async function launchPackaged(): Promise<Browser> {
  try {
    // The package unpacks its browser and libraries into TMPDIR, and only when it believes it runs on Lambda.
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x';
    process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'zephyr-chromium-'));
    const { default: packaged } = await import('@sparticuz/chromium');
    const executablePath = await packaged.executablePath();
    // Its own arguments switch web security off, which would hide CSP violations.
    return await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote', '--disable-gpu'] });
  } catch (error) {
    throw new Error(NO_BROWSER, { cause: error });
  }
}
