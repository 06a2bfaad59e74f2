/**
 * Limits that a document must keep before it is parsed. The parser takes minutes, or the whole stack, for some inputs
 * (tens of thousands of nested lists, unclosed links or table rows); one linear scan finds them first. With these
 * numbers the slowest input that passes takes a few seconds; the longest real post-mortems stay below a tenth of each.
 */
import { scan } from './scan.ts';

export interface Limits {
  /** Size of the file in bytes, or of a decoded text in UTF-16 code units. */
  bytes: number;
  lines: number;
  /** Lists and quotes inside each other, brackets inside each other in metadata, and levels of the parsed tree. */
  nesting: number;
  /** Markers of list items and quotes in the whole document. */
  containers: number;
  /** Marks of emphasis, code and links in one paragraph, list item or table row. */
  marksInBlock: number;
  /** The same in the whole document. */
  marks: number;
  /** Code spans, comments and links in one paragraph that are opened and never closed. */
  unclosed: number;
  tableCells: number;
  /** Definitions of link targets and footnotes. */
  definitions: number;
  /** Size of the metadata block in UTF-16 code units. */
  metadata: number;
  metadataLines: number;
  /** Closing braces in an MDX document: each may end an expression. */
  braces: number;
}

export const DEFAULT_LIMITS: Readonly<Limits> = {
  bytes: 524_288,
  lines: 20_000,
  nesting: 32,
  containers: 30_000,
  marksInBlock: 1_500,
  marks: 40_000,
  unclosed: 100,
  tableCells: 10_000,
  definitions: 5_000,
  metadata: 65_536,
  metadataLines: 2_000,
  braces: 500,
};

/** A limit that a text passes, and where. */
export interface Exceeded {
  limit: keyof Limits;
  measured: number;
  /** Offset of the first place beyond the limit. */
  at: number;
}

const WHAT: Readonly<Record<keyof Limits, { holds: string; help: string }>> = {
  bytes: { holds: 'bytes', help: 'Split the document, or move raw data into a file of its own.' },
  lines: { holds: 'lines', help: 'Split the document, or move raw data into a file of its own.' },
  nesting: { holds: 'levels of nesting', help: 'Flatten the lists, quotes or brackets.' },
  containers: { holds: 'list items and quotes', help: 'Split the document.' },
  marksInBlock: { holds: 'marks of emphasis, code or links in one paragraph', help: 'Split the paragraph, or put raw text between lines of ```.' },
  marks: { holds: 'marks of emphasis, code or links', help: 'Split the document, or put raw text between lines of ```.' },
  unclosed: { holds: 'unclosed code spans, comments or links in one paragraph', help: 'Close them, or put raw text between lines of ```.' },
  tableCells: { holds: 'table cells', help: 'Move the table into a data file and link to it.' },
  definitions: { holds: 'definitions of links and footnotes', help: 'Split the document.' },
  metadata: { holds: 'characters of metadata', help: 'Move data out of the metadata into a file of its own.' },
  metadataLines: { holds: 'lines of metadata', help: 'Move data out of the metadata into a file of its own.' },
  braces: { holds: 'braces in MDX', help: 'Put code between lines of ```, or name the file .md.' },
};

/** The first limit that a text passes, in words; `null` where it keeps all. Takes linear time. */
export function exceededLimit(text: string, limits: Limits, format: 'md' | 'mdx'): { message: string; help: string; at: number } | null {
  const exceeded = scan(text, limits, format);
  return exceeded === null ? null : { ...limitMessage(exceeded, limits), at: exceeded.at };
}

/** What a passed limit says: the measured value, the limit, and how to change it. */
export function limitMessage({ limit, measured }: Omit<Exceeded, 'at'>, limits: Limits): { message: string; help: string } {
  const { holds, help } = WHAT[limit];
  const count = limit === 'bytes' ? String(measured) : `at least ${measured}`;
  return {
    message: `The document has ${count} ${holds}, expected at most ${limits[limit]}`,
    help: `${help} Where it has to be so, raise \`${limit}\` under \`limits\` in zephyr.config.yaml.`,
  };
}
