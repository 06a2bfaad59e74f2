// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { documentPlugins } from './src/site/markdown/plugins.ts';
import { builtAt, readProject } from './src/site/project.ts';
import { sidebar } from './src/site/sidebar.ts';

/** Where the site will stand is known only to who publishes it: SITE_URL (https://…) and BASE_PATH (/handbook) say it. */
const { SITE_URL, BASE_PATH = '/' } = process.env;
/** Where the files can be read and edited. */
const REPOSITORY = process.env['REPOSITORY_URL'] ?? 'https://github.com/zephyr-policy/zephyr';

export default defineConfig({
  ...(SITE_URL ? { site: SITE_URL } : {}),
  base: BASE_PATH,
  trailingSlash: 'always',
  outDir: './dist/site',
  publicDir: './src/site/public',
  prefetch: false,
  build: { inlineStylesheets: 'never' },
  markdown: {
    // No colours in code: colour means severity.
    syntaxHighlight: false,
    processor: satteri({
      // Dashes stay as they are typed: `--sev` is no en dash.
      features: { smartPunctuation: { dashes: false } },
      mdastPlugins: documentPlugins({ root: import.meta.dirname, base: BASE_PATH, project: readProject(import.meta.dirname), now: builtAt, repository: `${REPOSITORY}/blob/main` }),
    }),
  },
  integrations: [
    starlight({
      title: 'Zephyr',
      titleDelimiter: '·',
      description: 'How we declare, run, end and learn from incidents.',
      favicon: '/favicon.svg',
      customCss: ['./src/site/styles/fonts.css', './src/site/styles/tokens.css', './src/site/styles/starlight.css', './src/site/styles/page.css'],
      expressiveCode: false,
      editLink: { baseUrl: `${REPOSITORY}/edit/main/` },
      markdown: { processedDirs: ['./content', './runbooks', './comms'] },
      routeMiddleware: './src/site/route-data.ts',
      sidebar,
      disable404Route: true,
    }),
  ],
});
