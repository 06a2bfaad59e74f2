/**
 * What surrounds the build of the pages. Before: a change of policy or rota starts the author's server anew, since every page may
 * hold their values. After: each page gets its Content-Security-Policy, then the worker is written.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { forbidden, withPolicy } from './csp.ts';
import { storeOrder, withEverything, writeWorker } from './offline.ts';

export interface FinishOptions {
  /** Path the site stands below. */
  base: string;
  /** Files of pages that are needed in an incident, such as `declare/index.html`. */
  firstPages: readonly string[];
  /** Files whose values stand on any page, relative to the project. */
  data: readonly string[];
}

/** Must stand behind Starlight, so that the search index is there when the worker lists its files. */
export function finish({ base, firstPages, data }: FinishOptions): AstroIntegration {
  return {
    name: 'zephyr-finish',
    hooks: {
      'astro:config:setup': ({ config, addWatchFile }) => {
        for (const file of data) addWatchFile(new URL(file, config.root));
      },
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const paths = readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'));
        const faults = paths.filter((path) => path.endsWith('.html')).flatMap((path) => secure(join(root, path)).map((found) => `${path}: ${found}`));
        if (faults.length > 0) throw new Error(`these inline styles or handlers are forbidden by the pages' own Content-Security-Policy:\n  ${faults.slice(0, 20).join('\n  ')}`);
        const files = paths.map((path) => ({ path, hash: createHash('sha256').update(readFileSync(join(root, path))).digest('hex') }));
        const needed = withEverything(firstPages, (path) => readFileSync(join(root, path), 'utf8'));
        const order = storeOrder(files, needed, base);
        writeFileSync(join(root, 'worker.js'), writeWorker(readFileSync(new URL('./worker.js', import.meta.url), 'utf8'), files, order));
        logger.info(`${files.filter(({ path }) => path.endsWith('.html')).length} pages with their policy; ${order.first.length} files stored at once, ${order.later.length} later`);
      },
    },
  };
}

function secure(file: string): string[] {
  const html = readFileSync(file, 'utf8');
  writeFileSync(file, withPolicy(html));
  return forbidden(html);
}
