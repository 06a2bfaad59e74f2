// @ts-check
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import manifest from './package.json' with { type: 'json' };
import { browserRules } from './src/site/build/browser-rules.ts';
import { finish } from './src/site/build/integration.ts';
import { inlineCode } from './src/site/markdown/code-words.ts';
import { commands } from './src/site/markdown/commands.ts';
import { lines } from './src/site/markdown/lines.ts';
import { documentPlugins } from './src/site/markdown/plugins.ts';
import { tables } from './src/site/markdown/tables.ts';
import { units } from './src/site/markdown/units.ts';
import { builtAt, dataFiles, readProject } from './src/site/project.ts';
import { sidebar } from './src/site/sidebar.ts';
import { pageId } from './src/site/urls.ts';

const project = readProject(import.meta.dirname);
/** Where the site will stand is known only to who publishes it: SITE_URL (https://…) and BASE_PATH (/handbook) say it. */
const { SITE_URL, BASE_PATH = '/', REPOSITORY_URL } = process.env;
/** Where the files can be read and corrected. */
const repository = REPOSITORY_URL ?? manifest.repository.url.replace(/^git\+|\.git$/g, '');

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
      mdastPlugins: documentPlugins({ root: import.meta.dirname, base: BASE_PATH, project, now: builtAt, repository: `${repository}/blob/main` }),
      hastPlugins: [tables(), lines(), commands(), inlineCode(), units()],
    }),
  },
  // Nothing inline: the Content-Security-Policy of the pages allows no inline style and no data address.
  vite: { build: { assetsInlineLimit: 0 }, plugins: [browserRules()] },
  integrations: [
    // Without an address there can be no sitemap; this one stands in for Starlight's, which would warn.
    ...(SITE_URL ? [] : [{ name: '@astrojs/sitemap', hooks: {} }]),
    starlight({
      title: 'Zephyr',
      titleDelimiter: '·',
      locales: { root: { label: 'English', lang: 'en-GB' } },
      description: 'How we declare, run, end and learn from incidents.',
      favicon: '/favicon.svg',
      customCss: ['fonts', 'tokens', 'starlight', 'page', 'runbook', 'pictures', 'print'].map((name) => `./src/site/styles/${name}.css`),
      expressiveCode: false,
      editLink: { baseUrl: `${repository}/edit/main/` },
      markdown: { processedDirs: ['./content', './runbooks', './comms'] },
      routeMiddleware: './src/site/route-data.ts',
      sidebar,
      components: Object.fromEntries(
        ['Head', 'Header', 'SiteTitle', 'Search', 'ThemeProvider', 'ThemeSelect', 'Sidebar', 'MobileMenuToggle', 'TableOfContents', 'MobileTableOfContents', 'MarkdownContent', 'PageTitle', 'Footer'].map((name) => [name, `./src/site/components/${name}.astro`]),
      ),
      disable404Route: true,
    }),
    mdx(),
    finish({ base: BASE_PATH, firstPages: ['index.html', 'declare/index.html', 'tools/severity/index.html', `${pageId(project.policy.runbook)}/index.html`], data: dataFiles(import.meta.dirname) }),
  ],
});
