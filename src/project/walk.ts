/** Finding the documents below the paths that a person named. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { ignoredByGit } from './git-ignored.ts';
import { codeOf, NOT_A_FILE, openFailure } from './read.ts';
import type { ReadProblem } from './read.ts';

/** A document that was found and not opened yet. */
export interface FoundFile {
  /** Relative to the working directory, with forward slashes. */
  path: string;
  /** For opening it. */
  absolute: string;
}

/** Something that stands where a document could be and is none. */
export interface WalkProblem extends ReadProblem {
  path: string;
}

export interface Walk {
  files: readonly FoundFile[];
  problems: readonly WalkProblem[];
  /** Paths that were named and do not exist; the command takes them as wrong use. */
  missing: readonly string[];
  /** Whether a document or a folder was left out because git ignores it. */
  ignored: boolean;
}

const DOCUMENT = /\.(?:md|mdx|markdown|md\.erb)$/i;
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist']);

/** Whether a file name is one of a document: `.md`, `.mdx`, `.markdown` or `.md.erb`. */
export function isDocumentName(name: string): boolean {
  return DOCUMENT.test(name);
}

/**
 * Finds documents: a named file whatever its extension, and below a named folder every document outside `node_modules`,
 * `dist`, folders that start with a dot and what git ignores. Each file comes once, sorted by path (code units). Links are
 * followed only where a person named them; below that, a link to a document is reported, and so is a link to a folder
 * elsewhere, so no walk leaves its folder or runs in circles. A link to a folder that is walked anyway, or to one around
 * it, hides nothing. Never throws and opens no file.
 */
export function walk(paths: readonly string[], workingDirectory: string): Walk {
  const found = new Map<string, FoundFile>();
  const problems = new Map<string, WalkProblem>();
  const missing: string[] = [];
  const shown = (absolute: string) => relative(workingDirectory, absolute).split(sep).join('/') || '.';
  const addFile = (absolute: string) => void found.set(absolute, { path: shown(absolute), absolute });
  const addProblem = (absolute: string, refusal: ReadProblem) => void problems.set(absolute, { ...refusal, path: shown(absolute) });

  const named = paths.map((path) => resolve(workingDirectory, path)).map((absolute) => ({ absolute, is: statOf(absolute) }));
  const folders = named.filter(({ is }) => typeof is !== 'string' && is.isDirectory()).map(({ absolute }) => absolute);
  const unwanted: ReadonlySet<string> = folders.length === 0 ? new Set() : ignoredByGit(folders, resolve(workingDirectory));
  let ignored = false;
  const walkFolder = (folder: string) => {
    const waiting = [folder];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      let entries: Dirent[];
      try {
        entries = readdirSync(next, { withFileTypes: true });
      } catch (error) {
        addProblem(next, folderFailure(codeOf(error)));
        continue;
      }
      for (const entry of entries) {
        const absolute = join(next, entry.name);
        const isDocument = !entry.isDirectory() && isDocumentName(entry.name);
        if (!isDocument && (!(entry.isDirectory() || entry.isSymbolicLink()) || entry.name.startsWith('.') || SKIPPED_FOLDERS.has(entry.name))) continue;
        if (unwanted.has(absolute)) ignored = true;
        else if (entry.isDirectory()) waiting.push(absolute);
        else if (isDocument && entry.isFile()) addFile(absolute);
        else if (isDocument) addProblem(absolute, entry.isSymbolicLink() ? linkRefusal(absolute) : NOT_A_FILE);
        else if (leadsAway(absolute, folder)) addProblem(absolute, linkRefusal(absolute));
      }
    }
  };

  for (const [index, { absolute, is }] of named.entries()) {
    if (typeof is === 'string') {
      if (isLink(absolute)) addProblem(absolute, linkRefusal(absolute));
      else if (is === 'ENOENT' || is === 'ENOTDIR') missing.push(paths[index] ?? '');
      else addProblem(absolute, openFailure(is));
    } else if (is.isDirectory()) walkFolder(absolute);
    else if (is.isFile()) addFile(isLink(absolute) ? realPath(absolute) : absolute);
    else addProblem(absolute, NOT_A_FILE);
  }
  return { files: sorted(found), problems: sorted(problems), missing, ignored };
}

/** What a link with a document's name leads to; it is looked at, never opened. */
function linkRefusal(absolute: string): ReadProblem {
  const target = statOf(absolute);
  const help = 'Put what it leads to in its place, or name the link on the command line.';
  if (target === 'ELOOP') return { rule: 'document/unreadable', message: 'This link leads back to itself', help: 'Remove it.' };
  if (typeof target === 'string') return { rule: 'document/unreadable', message: 'This link leads nowhere', help: 'Remove it.' };
  return { rule: 'document/unreadable', message: `This is a link to another ${target.isDirectory() ? 'folder' : 'file'}, expected ${isDocumentName(absolute) ? 'a file' : 'the documents themselves'}; it was not followed`, help };
}

/** Follows links; the error's code where that fails. */
function statOf(absolute: string): Stats | string {
  try {
    return statSync(absolute);
  } catch (error) {
    return codeOf(error);
  }
}

/** Whether a link leads to a folder that is neither below `folder` nor around it, so that its documents are not looked at. */
function leadsAway(link: string, folder: string): boolean {
  const target = statOf(link);
  if (typeof target === 'string' || !target.isDirectory()) return false;
  const [there, here] = [realPath(link) + sep, realPath(folder) + sep];
  return !there.startsWith(here) && !here.startsWith(there);
}

function isLink(absolute: string): boolean {
  try {
    return lstatSync(absolute).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Where a named file really is, so that reading it need not follow a link. */
function realPath(absolute: string): string {
  try {
    return realpathSync(absolute);
  } catch {
    return absolute;
  }
}

function folderFailure(code: string): ReadProblem {
  if (code !== 'EACCES' && code !== 'EPERM') return openFailure(code);
  return { rule: 'document/unreadable', message: 'The folder may not be read by this user', help: 'Give permission, for example with `chmod u+rx`.' };
}

function sorted<T extends { path: string }>(found: ReadonlyMap<string, T>): T[] {
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
