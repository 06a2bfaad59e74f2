/** Loads the documents of the top-level folders as the site's pages. */
import { glob, type Loader } from 'astro/loaders';
import { DOCUMENT_FOLDERS } from '../project/load.ts';
import { pageId } from './urls.ts';

/** The server's answer to an address that leads nowhere; no page of the site's own order. */
const ERROR_PAGE = 'content/404.md';

/**
 * Astro keeps rendered pages of unchanged files between builds. Ours also hold values of the policy, the rota and the day of
 * the build, so a kept page could lie: every load starts from nothing.
 */
export function documentLoader(): Loader {
  const files = glob({
    base: '.',
    pattern: [`{${DOCUMENT_FOLDERS.join(',')}}/**/[^_]*.{md,mdx}`, `!${ERROR_PAGE}`],
    generateId: ({ entry }) => pageId(entry),
  });
  return {
    name: 'zephyr-documents',
    async load(context) {
      context.store.clear();
      await files.load(context);
    },
  };
}

/** The words of the error page. */
export const errorLoader = (): Loader => glob({ base: '.', pattern: ERROR_PAGE, generateId: ({ entry }) => pageId(entry) });
