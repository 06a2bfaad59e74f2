import type { Document } from '../documents/model.ts';
import type { Edit } from './rule.ts';

/** Adds a line to the end of a YAML frontmatter block; `null` where there is none, because then nothing is certain. */
export function addLine(document: Document, line: string): Edit | null {
  if (document.frontmatter.format !== 'yaml') return null;
  const { start, end } = document.frontmatter.range;
  const block = document.text.slice(start.offset, end.offset).trimEnd();
  const close = Math.max(block.lastIndexOf('\n'), block.lastIndexOf('\r')) + 1;
  if (close === 0 || block.slice(close) !== '---') return null;
  return { start: start.offset + close, end: start.offset + close, text: `${line}\n` };
}
