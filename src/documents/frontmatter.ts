/** Metadata in front of a document: which block there is, what it says, and what is wrong with it. */
import { quoted } from '../policy/wording.ts';
import type { MetadataBlock, MetadataSplitter } from './fence.ts';
import type { DocumentProblem, Frontmatter } from './model.ts';
import type { LineIndex } from './position.ts';
import { readToml } from './toml-metadata.ts';
import { emptyData, readYaml } from './yaml-metadata.ts';
import type { Metadata } from './yaml-metadata.ts';

export interface ReadFrontmatter {
  frontmatter: Frontmatter;
  problems: DocumentProblem[];
  refused: boolean;
  /** Offset behind the block; 0 where there is none. */
  end: number;
  /** True where the Markdown parser would not see the same block, so that it must not see it at all. */
  hide: boolean;
}

const RULE = 'document/frontmatter';
const AS_YAML = 'Write the metadata as YAML: a line `---`, lines `key: value`, a line `---`.';

/** Reads the block in front of `text` (line ends without lone CR). Never throws. */
export function readFrontmatter(text: string, index: LineIndex, split: MetadataSplitter): ReadFrontmatter {
  const block = split(text);
  if (block === null) return { frontmatter: noFrontmatter(index), problems: [], refused: false, end: 0, hide: false };
  if (block.language !== 'yaml' && block.language !== 'toml') return foreignLanguage(block, index);
  if (block.closing === null) return unterminated(text, block, index);

  // The line end before the closing line is no part of the block; of a CRLF the CR is still there.
  const metadata = (block.language === 'yaml' ? readYaml : readToml)(block.source.replace(/\r$/, ''));
  const at = (start: number, end: number) => index.rangeAt(block.sourceStart + start, block.sourceStart + end);
  const problems = metadata.problems.map(({ message, help, start, end }): DocumentProblem => ({
    rule: RULE,
    message,
    range: at(start, end),
    ...(help === undefined ? {} : { help }),
  }));
  const fence = block.language === 'yaml' ? '---' : '+++';
  const oddFence = block.closing.trimEnd() !== fence;
  if (oddFence) {
    const range = index.rangeAt(block.end - block.closing.length, block.end);
    problems.push({ rule: RULE, message: `Unexpected ${quoted(block.closing)} at the end of the metadata, expected ${quoted(fence)}`, range, help: `Write ${fence} alone on the line.` });
  }
  return {
    frontmatter: frontmatterOf(block, metadata, index),
    problems,
    refused: metadata.problems.some((problem) => problem.refuse),
    end: block.end,
    hide: oddFence || text.slice(0, block.sourceStart).trimEnd() !== fence,
  };
}

/** What a document without metadata has: no data, and the start of the file as its place. */
export function noFrontmatter(index: LineIndex): Frontmatter {
  const range = index.rangeAt(0, 0);
  return { format: null, data: emptyData(), range, rangeOf: () => range };
}

function frontmatterOf(block: MetadataBlock, { data, places }: Metadata, index: LineIndex): Frontmatter {
  const range = index.rangeAt(0, block.end);
  const start = index.rangeAt(0, 0);
  return {
    format: block.language === 'toml' ? 'toml' : 'yaml',
    data,
    range,
    rangeOf(key) {
      const place = places.get(key);
      return place === undefined ? start : index.rangeAt(block.sourceStart + place.start, block.sourceStart + place.end);
    },
  };
}

function foreignLanguage(block: MetadataBlock, index: LineIndex): ReadFrontmatter {
  const message = `Unexpected metadata in the language ${quoted(block.language)}, which is never run, expected YAML`;
  const problem = { rule: RULE, message, range: index.rangeAt(0, block.sourceStart), help: AS_YAML };
  return { frontmatter: noFrontmatter(index), problems: [problem], refused: true, end: block.end, hide: false };
}

/** An opening fence without a closing one is metadata only if a key follows; else it is a thematic break. */
function unterminated(text: string, block: MetadataBlock, index: LineIndex): ReadFrontmatter {
  const isMetadata = /^\s{0,80}[\w-]{1,80}[ \t]*[:=]/.test(text.slice(block.end, block.end + 200));
  const problem: DocumentProblem = {
    rule: RULE,
    message: 'The metadata has no closing line, expected a line of the same three characters behind the last key',
    range: index.rangeAt(0, block.end),
    help: `Write ${text.slice(0, 3)} alone on a line behind the last key.`,
  };
  return { frontmatter: noFrontmatter(index), problems: isMetadata ? [problem] : [], refused: false, end: 0, hide: false };
}
