/** Where a file of the project stands on the site. Pure: paths in, addresses out. */
import { posix } from 'node:path';
import { DOCUMENT_FOLDERS } from '../project/load.ts';


const EXTENSION = /\.(md|mdx)$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:|^\/\//i;

/** Id of a page: the file's path without extension and without the leading `content/` (`guides/first-shift`). */
export function pageId(file: string): string {
  return file
    .replace(/^\.\//, '')
    .replace(EXTENSION, '')
    .replace(/^content\//, '')
    .replace(/\/index$/, '');
}

/** True where a file of the project is a page of the site. */
export const isPage = (file: string): boolean => EXTENSION.test(file) && DOCUMENT_FOLDERS.some((folder) => file.startsWith(`${folder}/`));

/** An address of the site below its base path: `at('/zephyr', '/tags/')` is `/zephyr/tags/`. */
export function at(base: string, path: string): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** What a link leads to once it is on the site. */
export interface SiteLink {
  url: string;
  /** A file of the project that is no page: it can only be read in the repository. */
  file: string | null;
}

/**
 * The site's address for a link written in `from` (path from the project root).
 * Relative links to pages become page addresses, anchors and queries stay; a relative link to another file of the project
 * leads to `repository` (the address its files are read at) where there is one; anything else stays as it is.
 */
export function siteLink(link: string, from: string, base: string, repository: string | null): SiteLink {
  if (link === '' || link.startsWith('#') || SCHEME.test(link)) return { url: link, file: null };
  if (link.startsWith('/')) return { url: at(base, link), file: null };
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(link) ?? [];
  const target = posix.normalize(posix.join(posix.dirname(from), decoded(path)));
  if (target.startsWith('..')) return { url: link, file: null };
  if (isPage(target)) return { url: at(base, `${encodeURI(pageId(target))}/${rest}`), file: null };
  return { url: repository === null ? link : `${repository.replace(/\/+$/, '')}/${encodeURI(target)}${rest}`, file: target };
}

/** `%20` in a link stands for a blank in the file's name; a stray `%` stays what it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A tag as part of an address: lower case, words joined by hyphens. */
export function tagSlug(tag: string): string {
  return tag
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
