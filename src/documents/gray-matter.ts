/**
 * Metadata blocks split by gray-matter, with every engine that would run or read anything switched off.
 * It requires Node's `fs` when it is loaded, so islands use `splitAtFences` instead; only `parse.ts` imports this file.
 */
import matter from 'gray-matter';
import { closingFence, openingFence, splitAtFences } from './fence.ts';
import type { MetadataSplitter } from './fence.ts';

/** gray-matter only splits: the block is read later, with positions. */
const unread = { parse: () => ({}) };
const refused = {
  parse: (): never => {
    throw new Error('this language of metadata is not read');
  },
};
const ENGINES = { yaml: unread, toml: unread, json: refused, js: refused, javascript: refused, coffee: refused, coffeescript: refused, cson: refused };

export const splitWithGrayMatter: MetadataSplitter = (text) => {
  const opening = openingFence(text);
  const closing = opening && closingFence(text, opening.delimiter);
  // Nothing to split, or a language that must not even be looked at: gray-matter never sees it.
  if (!opening || !closing || (opening.language !== 'yaml' && opening.language !== 'toml')) return splitAtFences(text);
  // Only the head: gray-matter copies what it gets. An options object also switches its cache off.
  const file = matter(text.slice(0, closing.end), { language: opening.language, delimiters: opening.delimiter, engines: ENGINES });
  const start = closing.start - 1 - file.matter.length;
  return {
    language: opening.language,
    source: file.matter,
    sourceStart: start,
    end: closing.end,
    closing: text.slice(closing.start, closing.end),
  };
};
