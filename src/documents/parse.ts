import { buildDocument } from './document.ts';
import type { ParseOptions } from './document.ts';
import { splitWithGrayMatter } from './gray-matter.ts';
import type { Document } from './model.ts';

export type { ParseOptions } from './document.ts';

/**
 * Reads a file's bytes (or decoded text) as a document: `buildDocument` with gray-matter as the splitter. Never throws.
 * Browsers call `buildDocument` with `splitAtFences`, since gray-matter needs Node.
 */
export function parseDocument(path: string, source: Uint8Array | string, options: ParseOptions = {}): Document {
  return buildDocument(path, source, splitWithGrayMatter, options);
}
