/** Addresses of the site (`/policy/incident-response/`) and the files behind them. */
import { joinPath } from './path.ts';

const FOLDERS = ['content', ''];
const PUBLISHED = /^(?:runbooks|comms)(?:\/|$)/;

/** The Markdown file that is shown at a route, relative to the working directory; `null` where there is none. */
export function sourceOfRoute(route: string, root: string, isFile: (path: string) => boolean): string | null {
  const name = route.replace(/^\/+|\/+$/g, '').replace(/\.html$/, '');
  for (const folder of FOLDERS) {
    if (folder === '' && !PUBLISHED.test(name)) continue;
    for (const file of [`${name}.md`, `${name}.mdx`, `${name}/index.md`, `${name}/index.mdx`]) {
      const path = joinPath(root, joinPath(folder, file));
      if (isFile(path)) return path;
    }
  }
  return null;
}

/** Whether one of the files below `src/pages` (`tools/severity.astro`, `tags/[tag].astro`, `[...rest].ts`) answers a route. */
export function isPageRoute(route: string, pages: readonly string[]): boolean {
  const steps = route.split('/').filter((step) => step !== '');
  return pages.some((page) => {
    const path = page.replace(/\.(?:astro|md|mdx|ts|js)$/, '').split('/');
    if (path.at(-1) === 'index') path.pop();
    return path.every((step, index) => step.startsWith('[...') || (steps[index] !== undefined && (step.startsWith('[') || step === steps[index]))) && (path.at(-1)?.startsWith('[...') === true || path.length === steps.length);
  });
}
