/**
 * The one door to the Markdown parser: text in, mdast with positions out. remark is the parser of record; a faster one
 * (`src/project/native-markdown.ts`) may be handed in where it gives the same trees over all documents.
 */
import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import type { LineIndex } from './position.ts';

const markdown = remark().use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();
// MDX is parsed, never compiled or evaluated.
const mdx = remark().use(remarkMdx).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

export type ParsedMarkdown =
  | { tree: Root; failure: null }
  | { tree: null; failure: { kind: 'syntax' | 'depth'; reason: string; offset: number | null; line: number; column: number } };

/** Text to tree; whatever stands here gives the same trees as `parseMarkdown`. Who knows the lines of the text hands them in. */
export type MarkdownParser = (text: string, format: 'md' | 'mdx', index?: LineIndex) => ParsedMarkdown;

/** Parses a text with remark. Never throws: what the parser cannot take comes back as `failure`. */
export function parseMarkdown(text: string, format: 'md' | 'mdx'): ParsedMarkdown {
  try {
    return { tree: (format === 'mdx' ? mdx : markdown).parse(text), failure: null };
  } catch (error) {
    return { tree: null, failure: failureOf(error) };
  }
}

type Failure = Exclude<ParsedMarkdown['failure'], null>;

function failureOf(error: unknown): Failure {
  const nowhere = { offset: null, line: 1, column: 1 };
  // An exhausted stack is the only failure that says nothing about the place.
  if (error instanceof RangeError) return { kind: 'depth', reason: 'nested too deeply', ...nowhere };
  if (!(error instanceof Error)) return { kind: 'syntax', reason: String(error), ...nowhere };
  const { reason, line, column, place } = error as Error & {
    reason?: string;
    line?: number;
    column?: number;
    place?: { offset?: number; start?: { offset?: number } };
  };
  return {
    kind: 'syntax',
    reason: firstLine(reason ?? error.message),
    offset: place?.offset ?? place?.start?.offset ?? null,
    line: line ?? 1,
    column: column ?? 1,
  };
}

function firstLine(text: string): string {
  return text.split(/[\r\n]/, 1)[0] ?? '';
}
