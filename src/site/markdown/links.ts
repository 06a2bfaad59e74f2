import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { siteLink } from '../urls.ts';
import type { DocumentOptions } from './plugins.ts';

/** What a link on a page may lead to besides the site itself. */
const ALLOWED = /^(?:https?|mailto|tel):/i;
const SCHEME = /^[\s\u0000-\u001f]*[a-z][a-z0-9+.-]*:/i;

/** Relative links between files, as GitHub follows them, become addresses of the site; a link that would run something leads nowhere. */
export function links(file: string, { base, repository }: Pick<DocumentOptions, 'base' | 'repository'>): MdastPluginDefinition {
  const address = (url: string): string => (SCHEME.test(url) && !ALLOWED.test(url) ? '#' : siteLink(url, file, base, repository).url);
  return defineMdastPlugin({
    name: 'zephyr-links',
    link(node, context) {
      context.setProperty(node, 'url', address(node.url));
    },
    definition(node, context) {
      context.setProperty(node, 'url', address(node.url));
    },
  });
}
