import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { preview } from 'astro';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built site, without a slash at the end. */
    siteUrl: string;
  }
}

/** Serves the built site for all browser tests. */
export default async function serveBuiltSite(project: TestProject): Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (!existsSync(`${root}dist/site/index.html`)) {
    throw new Error('The browser tests look at the built site: run `npm run build` first (npm test does).');
  }
  const server = await preview({ root, logLevel: 'error', server: { host: '127.0.0.1', port: 4390 } });
  project.provide('siteUrl', `http://127.0.0.1:${server.port}`);
  return async () => {
    await server.stop();
  };
}
