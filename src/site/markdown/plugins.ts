/** What happens to a document between its file and its page. */
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import type { MdastPluginEntry } from 'satteri';
import { links } from './links.ts';

export interface DocumentOptions {
  /** The project's folder, absolute. */
  root: string;
  /** Path the site stands below, such as `/`. */
  base: string;
  /** Address at which files of the project can be read, for links to files that are no pages. */
  repository: string;
}

/** The plugins for documents of the project; other Markdown is left alone. */
export function documentPlugins(options: DocumentOptions): MdastPluginEntry[] {
  return [
    ({ fileURL }) => {
      if (!fileURL) return null;
      const file = relative(options.root, fileURLToPath(fileURL)).replaceAll('\\', '/');
      return [links(file, options)];
    },
  ];
}
