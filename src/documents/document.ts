/** Builds a `Document` from the bytes of a file, with the splitter of metadata as an argument. */
import type { Root } from 'mdast';
import { decode } from './encoding.ts';
import type { MetadataSplitter } from './fence.ts';
import { noFrontmatter, readFrontmatter } from './frontmatter.ts';
import { FOLDER_PAGE, kindOf } from './kind.ts';
import { DEFAULT_LIMITS, exceededLimit, limitMessage } from './limits.ts';
import type { Limits } from './limits.ts';
import { parseMarkdown } from './markdown.ts';
import type { MarkdownParser } from './markdown.ts';
import type { Document, DocumentKind, DocumentProblem } from './model.ts';
import { nodesOf } from './nodes.ts';
import { hasLoneReturn, LineIndex } from './position.ts';
import { sectionsOf } from './sections.ts';
import { unsafeHtml } from './unsafe-html.ts';
import { unsafeText } from './unsafe-text.ts';
import { writtenMetadata } from './written-metadata.ts';

export interface ParseOptions {
  /** Limits that differ from `DEFAULT_LIMITS`. */
  limits?: Partial<Limits>;
  /** The kind that was asked for; it beats what the document says of itself. */
  kind?: DocumentKind;
  /** The kind that the project's configuration gives the path; what the document says of itself beats it. */
  configuredKind?: DocumentKind;
  /** Another parser that gives the same trees; remark where it is missing. */
  markdown?: MarkdownParser;
}

/**
 * Reads a file's bytes (or decoded text) as a document. Never throws and always ends: what cannot be read stands in
 * `problems`, with `refused` set where there is no document to look at.
 */
export function buildDocument(path: string, source: Uint8Array | string, split: MetadataSplitter, options: ParseOptions = {}): Document {
  const format = /\.mdx$/i.test(path) ? 'mdx' : 'md';
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const tooLarge = source.length > limits.bytes;
  // Of a file that is too large not even the text is kept.
  const { text, byteOrderMark, refusal } = decode(tooLarge ? '' : source);
  const index = new LineIndex(text);
  const rangeAt = (start: number, end: number) => index.rangeAt(start, end);
  const problems: DocumentProblem[] = [];
  const built = (parts: Partial<Document>): Document => {
    const frontmatter = parts.frontmatter ?? noFrontmatter(index);
    const sections = parts.sections ?? [];
    const kind = kindOf({ path, asked: options.kind, configured: options.configuredKind, frontmatter, sections });
    return { path, text, byteOrderMark, format, tree: emptyTree(), refused: false, problems, rangeAt, ...parts, ...kind, frontmatter, sections };
  };
  const refuse = (rule: string, message: string, help: string, start: number, end: number, parts: Partial<Document> = {}) => {
    problems.push({ rule, message, range: rangeAt(start, end), help });
    return built({ ...parts, refused: true });
  };

  if (tooLarge) {
    const { message, help } = limitMessage({ limit: 'bytes', measured: source.length }, limits);
    return refuse('document/limits', message, help, 0, 0);
  }
  if (refusal !== null) return refuse('document/encoding', refusal.message, refusal.help, refusal.at, refusal.at);
  // A lone CR ends a line; the same text with LF in its place has the same offsets and suits every parser.
  const lines = hasLoneReturn(text) ? text.replace(/\r(?!\n)/g, '\n') : text;
  const exceeded = exceededLimit(lines, limits, format);
  if (exceeded !== null) return refuse('document/limits', exceeded.message, exceeded.help, exceeded.at, exceeded.at);

  const { frontmatter, problems: found, refused, end, hide } = readFrontmatter(lines, index, split);
  problems.push(...found);
  if (refused) return built({ refused: true });

  const { tree, failure } = (options.markdown ?? parseMarkdown)(hide ? blank(lines, end) : lines, format, index);
  if (failure !== null) {
    const at = failure.offset ?? index.startOf(failure.line) + failure.column - 1;
    if (failure.kind === 'syntax') return refuse('document/mdx', `The file is no valid MDX: ${failure.reason}`, 'Mend this place, or name the file .md if it is plain Markdown.', at, at, { frontmatter });
    return refuse('document/limits', 'The document is nested too deeply to be read', 'Flatten its lists, quotes and emphasis.', 0, 0, { frontmatter });
  }
  if (isDeeperThan(tree, limits.nesting * TREE_LEVELS)) {
    return refuse('document/limits', `The document is nested more than ${limits.nesting * TREE_LEVELS} levels deep`, 'Flatten its lists, quotes and emphasis.', 0, 0, { frontmatter });
  }
  const document = built({
    frontmatter: frontmatter.format === null ? (writtenMetadata(tree, lines, index) ?? frontmatter) : frontmatter,
    tree,
    sections: sectionsOf(tree, index),
  });
  problems.push(...emptyBody(path, lines, end, rangeAt), ...unsafeText(text, index), ...unsafeHtml(tree, document.kind, index));
  return document;
}

/** A list adds two levels to the tree, a list in a quote three. */
const TREE_LEVELS = 4;

function isDeeperThan(tree: Root, limit: number): boolean {
  return nodesOf(tree).some(({ depth }) => depth > limit);
}

function emptyBody(path: string, text: string, end: number, rangeAt: Document['rangeAt']): DocumentProblem[] {
  const visible = /\S/g;
  visible.lastIndex = end;
  if (visible.test(text) || (end > 0 && FOLDER_PAGE.test(path.split('/').at(-1) ?? ''))) return [];
  const message = end === 0 ? 'The file is empty, expected a document' : 'The file holds metadata and nothing else, expected text behind it';
  return [{ rule: 'document/empty', message, range: rangeAt(end, end), help: 'Write the document, or delete the file.' }];
}

/** The text with everything before `end` replaced by spaces, line ends kept. */
function blank(text: string, end: number): string {
  return text.slice(0, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}

function emptyTree(): Root {
  return { type: 'root', children: [] };
}
