/** Every link, image and definition of a document. */
import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Document, Range } from './model.ts';
import { nodesOf } from './nodes.ts';

/** `relative`: a file beside this one; `anchor`: a place in this file; `root`: a path from the site's root; `other`: another scheme. */
export type LinkKind = 'relative' | 'anchor' | 'root' | 'absolute' | 'mail' | 'other';

export interface Link {
  /** As written, entities decoded. */
  target: string;
  kind: LinkKind;
  /** The path without query and anchor, percent-decoded where that is possible; empty for `anchor`. */
  path: string;
  /** What stands behind `#`, percent-decoded; `null` where there is none. */
  anchor: string | null;
  form: 'link' | 'image' | 'definition' | 'html';
  text: string;
  range: Range;
}

const HTML_ADDRESS = /<(a|img|source|video)\s[^<>]{0,500}?\b(?:href|src)\s{0,5}=\s{0,5}(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')/gi;

/** What somebody left out for now leads nowhere. */
const COMMENT = /<!--[^]*?(?:-->|$)/g;

/** Links in the order of the document; a reference counts once, by its definition. */
export function linksOf(document: Document): Link[] {
  const links: Link[] = [];
  const rangeOf = ({ position }: Nodes): Range => {
    const start = position?.start.offset;
    const end = position?.end.offset;
    return start === undefined || end === undefined ? document.rangeAt(0, 0) : document.rangeAt(start, end);
  };
  for (const { type, node } of nodesOf(document.tree)) {
    if (type === 'link') links.push({ ...resolve(node.url), form: 'link', text: toString(node), range: rangeOf(node) });
    else if (type === 'image') links.push({ ...resolve(node.url), form: 'image', text: node.alt ?? '', range: rangeOf(node) });
    else if (type === 'definition') links.push({ ...resolve(node.url), form: 'definition', text: node.label ?? node.identifier, range: rangeOf(node) });
    else if (type === 'html') {
      const start = node.position?.start.offset;
      if (start === undefined) continue;
      const source = document.text.slice(start, node.position?.end.offset ?? start).replace(COMMENT, (comment) => ' '.repeat(comment.length));
      for (const match of source.matchAll(HTML_ADDRESS)) {
        const at = start + match.index;
        links.push({ ...resolve(match[2] ?? match[3] ?? ''), form: 'html', text: '', range: document.rangeAt(at, at + match[0].length) });
      }
    }
  }
  return links;
}

function resolve(target: string): Pick<Link, 'target' | 'kind' | 'path' | 'anchor'> {
  const hash = target.indexOf('#');
  const anchor = hash === -1 ? null : percentDecoded(target.slice(hash + 1));
  const path = percentDecoded((hash === -1 ? target : target.slice(0, hash)).split('?', 1)[0] ?? '');
  return { target, kind: kindOf(target), path, anchor };
}

function kindOf(target: string): LinkKind {
  if (target.startsWith('#')) return 'anchor';
  if (/^(?:https?:)?\/\//i.test(target)) return 'absolute';
  if (/^mailto:/i.test(target)) return 'mail';
  // One letter and a colon would be a Windows drive, not a scheme.
  if (/^[a-z][a-z0-9+.-]+:/i.test(target)) return 'other';
  return target.startsWith('/') ? 'root' : 'relative';
}

function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
