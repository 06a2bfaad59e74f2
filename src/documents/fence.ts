/** Where the metadata block in front of a document starts and ends. */

/** The block between the two fence lines, as offsets in the text. */
export interface MetadataBlock {
  /** `yaml` and `toml` are read; any other name stands as written, in lower case, and is never run. */
  language: string;
  /** What stands between the fence lines. */
  source: string;
  sourceStart: number;
  /** Behind the closing fence line, without its line end; behind the opening line where the block is not closed. */
  end: number;
  /** The closing line as written; `null` where there is none. */
  closing: string | null;
}

/** Finds the block of a text whose line ends hold no lone CR; `null` where the text does not start with a fence. */
export type MetadataSplitter = (text: string) => MetadataBlock | null;

const OPENING = /^(---|\+\+\+)[ \t]*([\w+./-]{0,40})[ \t]*(?:\r?\n|$)/;

/** The opening fence line: its delimiter, its language and where it ends. */
export function openingFence(text: string): { delimiter: '---' | '+++'; language: string; end: number; lineEnd: number } | null {
  const match = OPENING.exec(text);
  const delimiter = match?.[1];
  if (!match || (delimiter !== '---' && delimiter !== '+++')) return null;
  const written = (match[2] ?? '').toLowerCase();
  // `----` is a thematic break.
  if (written.startsWith(delimiter.charAt(0))) return null;
  const language = written === '' ? (delimiter === '---' ? 'yaml' : 'toml') : written === 'yml' ? 'yaml' : written;
  // gray-matter takes blanks behind a named language as part of the name, and other blanks as part of the block.
  const end = written === '' ? match[0].trimEnd().length : match[0].replace(/\r?\n$/, '').length;
  return { delimiter, language, end, lineEnd: match[0].length };
}

/** The closing fence line behind an opening one, as gray-matter takes it: the first line that starts with the delimiter. */
export function closingFence(text: string, delimiter: string): { start: number; end: number } | null {
  const before = text.indexOf(`\n${delimiter}`, delimiter.length);
  if (before === -1) return null;
  const lineFeed = text.indexOf('\n', before + 1);
  const end = lineFeed === -1 ? text.length : lineFeed;
  return { start: before + 1, end: text.charAt(end - 1) === '\r' ? end - 1 : end };
}

/** Splitter for places where gray-matter cannot go: it needs Node's `fs` and `Buffer`. Gives the same blocks. */
export const splitAtFences: MetadataSplitter = (text) => {
  const opening = openingFence(text);
  if (opening === null) return null;
  const closing = closingFence(text, opening.delimiter);
  if (closing === null) return { language: opening.language, source: '', sourceStart: opening.end, end: opening.end, closing: null };
  return {
    language: opening.language,
    source: text.slice(opening.end, closing.start - 1),
    sourceStart: opening.end,
    end: closing.end,
    closing: text.slice(closing.start, closing.end),
  };
};
