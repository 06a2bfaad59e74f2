/** Answers of the file system that rules ask for: what exists, which anchors another page has, which pages the site has. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseDocument } from '../documents/parse.ts';
import { anchorsOf } from '../documents/sections.ts';
import type { LintContext } from '../lint/rule.ts';
import { readFileSafely } from './read.ts';

type Lookups = Required<Pick<LintContext, 'exists' | 'anchorsOf' | 'sitePages'>>;

/** Lookups relative to a working directory, each answer kept for the run. `root` is the project's, absolute. */
export function lookups(cwd: string, root: string | null): Lookups {
  const exists = remembered((path) => {
    const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
    return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : null;
  });
  const anchors = remembered((path) => {
    const read = readFileSafely(path, { cwd, root });
    const document = 'problem' in read ? null : parseDocument(path, read.bytes);
    // What cannot be read as a document may have any heading.
    return document === null || document.refused ? null : anchorsOf(document);
  });
  const pages = remembered((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')));
  return { exists, anchorsOf: anchors, sitePages: () => (root === null ? [] : (pages(join(root, 'src', 'pages')) ?? [])) };
}

function remembered<T>(ask: (path: string) => T | null): (path: string) => T | null {
  const known = new Map<string, T | null>();
  return (path) => {
    const old = known.get(path);
    if (old !== undefined) return old;
    let answer: T | null;
    try {
      answer = ask(path);
    } catch {
      answer = null; // a name the system refuses, a loop of links, a folder that is missing or may not be read
    }
    known.set(path, answer);
    return answer;
  };
}
