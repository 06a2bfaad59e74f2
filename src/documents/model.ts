import type { Root } from 'mdast';

/** What a document is for; decides which rules look at it. */
export type DocumentKind = 'policy' | 'runbook' | 'post-mortem' | 'template' | 'message' | 'other';

/** A place in a file. Lines and columns count from 1, offsets (UTF-16 code units) from 0; `end` is exclusive. */
export interface Range {
  start: { line: number; column: number; offset: number };
  end: { line: number; column: number; offset: number };
}

/** Something wrong with a file before any rule looks at it: encoding, limits, frontmatter that cannot be read. */
export interface DocumentProblem {
  /** Rule id under which it is reported, such as `document/encoding`. */
  rule: string;
  /** What stands there and what was expected; one line, raw text (formats escape it). */
  message: string;
  range: Range;
  /** What to type or do now. */
  help?: string;
}

/** Metadata in front of (or at the top of) a document. */
export interface Frontmatter {
  /** How it was written; `null` where there is none. */
  format: 'yaml' | 'toml' | 'bold-lines' | 'table' | null;
  /** Plain data without prototype tricks; dates stay the strings that were written. */
  data: Readonly<Record<string, unknown>>;
  /** Where the value of a top-level key stands; where the key is missing, the start of the block or of the file. */
  rangeOf(key: string): Range;
  /** Where the whole block stands. */
  range: Range;
}

/** A heading and what stands below it, up to the next heading of the same or a higher level. */
export interface Section {
  /** Plain text of the heading as written. */
  title: string;
  /** 1 to 6; a bold line that acts as a heading has 7. */
  depth: number;
  range: Range;
  /** Anchor as GitHub and the site make it. */
  slug: string;
}

/** A parsed document. Built by `parseDocument`, dropped after its file. */
export interface Document {
  /** As given on the command line or found by the walk, with forward slashes, relative to the working directory. */
  path: string;
  /** The decoded text without its byte-order mark; every offset counts UTF-16 code units of this text. */
  text: string;
  /** True where a byte-order mark stood in front of `text`; who writes the file back puts it there again. */
  byteOrderMark: boolean;
  kind: DocumentKind;
  /** Why the kind was chosen: `frontmatter`, `configuration`, `name`, `folder`, `headings`, `asked` or `default`. */
  kindFrom: string;
  format: 'md' | 'mdx';
  frontmatter: Frontmatter;
  /** mdast with positions in the whole file; an empty root where the file was refused. */
  tree: Root;
  sections: readonly Section[];
  problems: readonly DocumentProblem[];
  /** True where the file could not be read as a document at all; rules that read the text then stay silent. */
  refused: boolean;
  /** Range of two offsets. */
  rangeAt(start: number, end: number): Range;
}
