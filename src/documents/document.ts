/** Builds a `Document` from the bytes of a file, with the splitter of metadata as an argument. */
import type { Root } from 'mdast';
import { decode } from './encoding.ts';
import type { MetadataSplitter } from './fence.ts';
import { noFrontmatter, readFrontmatter } from './frontmatter.ts';
import { kindOf } from './kind.ts';
import { DEFAULT_LIMITS, exceededLimit } from './limits.ts';
import type { Limits } from './limits.ts';
import { parseMarkdown } from './markdown.ts';
import type { Document, DocumentKind, DocumentProblem } from './model.ts';
import { LineIndex } from './position.ts';
import { sectionsOf } from './sections.ts';

export interface ParseOptions {
  /** Limits that differ from `DEFAULT_LIMITS`. */
  limits?: Partial<Limits>;
  /** The kind that was asked for; it beats what the document says of itself. */
  kind?: DocumentKind;
}

/**
 * Reads a file's bytes (or decoded text) as a document. Never throws and always ends: what cannot be read stands in
 * `problems`, with `refused` set where there is no document to look at.
 */
export function buildDocument(path: string, source: Uint8Array | string, split: MetadataSplitter, options: ParseOptions = {}): Document {
  const format = /\.mdx$/i.test(path) ? 'mdx' : 'md';
  const { text, byteOrderMark, refusal } = decode(source);
  const index = new LineIndex(text);
  const rangeAt = (start: number, end: number) => index.rangeAt(start, end);
  const problems: DocumentProblem[] = [];
  const built = (parts: Partial<Document>): Document => {
    const frontmatter = parts.frontmatter ?? noFrontmatter(index);
    const sections = parts.sections ?? [];
    const kind = kindOf({ path, asked: options.kind, frontmatter, sections });
    return { path, text, byteOrderMark, format, tree: emptyTree(), refused: false, problems, rangeAt, ...parts, ...kind, frontmatter, sections };
  };
  const refuse = (rule: string, message: string, help: string, start: number, end: number, parts: Partial<Document> = {}) => {
    problems.push({ rule, message, range: rangeAt(start, end), help });
    return built({ ...parts, refused: true });
  };

  if (refusal !== null) return refuse('document/encoding', refusal.message, refusal.help, refusal.at, refusal.at);
  const exceeded = exceededLimit(text, { ...DEFAULT_LIMITS, ...options.limits }, format);
  if (exceeded !== null) return refuse('document/limits', exceeded.message, exceeded.help, exceeded.at, exceeded.at);

  // A lone CR ends a line; the same text with LF in its place has the same offsets and suits every parser.
  const lines = text.replace(/\r(?!\n)/g, '\n');
  const { frontmatter, problems: found, refused, end, hide } = readFrontmatter(lines, index, split);
  problems.push(...found);
  if (refused) return built({ refused: true });

  const { tree, failure } = parseMarkdown(hide ? blank(lines, end) : lines, format);
  if (failure !== null) {
    const at = failure.offset ?? index.startOf(failure.line) + failure.column - 1;
    if (failure.kind === 'syntax') return refuse('document/mdx', `The file is no valid MDX: ${failure.reason}`, 'Mend this place, or name the file .md if it is plain Markdown.', at, at, { frontmatter });
    return refuse('document/limits', 'The document is nested too deeply to be read', 'Flatten its lists, quotes and emphasis.', 0, 0, { frontmatter });
  }
  return built({ frontmatter, tree, sections: sectionsOf(tree, index) });
}

/** The text with everything before `end` replaced by spaces, line ends kept. */
function blank(text: string, end: number): string {
  return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

function emptyTree(): Root {
  return { type: 'root', children: [] };
}
