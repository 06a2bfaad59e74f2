/** What happens to a document between its file and its page. The order matters: comments are read before HTML is cleaned. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MdastPluginEntry } from 'satteri';
import type { SiteProject } from '../project.ts';
import { isPage } from '../urls.ts';
import { annotations } from './annotations.ts';
import { bars } from './bars.ts';
import { links } from './links.ts';
import { pictures } from './pictures.ts';
import { plainHtml } from './plain-html.ts';
import { severities } from './severities.ts';

export interface DocumentOptions {
  /** The project's folder, absolute. */
  root: string;
  /** Path the site stands below, such as `/`. */
  base: string;
  /** Address at which files of the project can be read, for links to files that are no pages. */
  repository: string;
  project: SiteProject;
  /** Moment of the build, ISO 8601. */
  now: string;
}

/** The plugins for documents of the project; other Markdown is left alone. */
export function documentPlugins(options: DocumentOptions): MdastPluginEntry[] {
  const { root, base, project, now } = options;
  return [
    ({ fileURL, sourceFormat }) => {
      const file = fileURL ? relative(root, fileURLToPath(fileURL)).replaceAll('\\', '/') : '';
      if (!isPage(file)) return null;
      return [links(file, options), annotations(project.policy, base), plainHtml(), pictures(file, sourceFormat, project, now), bars(file), severities(project.policy)];
    },
  ];
}
