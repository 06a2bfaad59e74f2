import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { siteLink } from '../urls.ts';
import type { DocumentOptions } from './plugins.ts';

/** Relative links between files, as GitHub follows them, become addresses of the site. */
export function links(file: string, { base, repository }: Pick<DocumentOptions, 'base' | 'repository'>): MdastPluginDefinition {
  const address = (url: string): string => siteLink(url, file, base, repository).url;
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
