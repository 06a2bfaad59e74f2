import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../steps.ts';

/**
 * Writes `count` post-mortems into `folder`: real ones where the corpus lies beside the clone, else the project's own
 * examples, each copy varied in its words and numbers so that no two files are alike and no cache of contents helps.
 * @returns how many different originals they were made from
 */
export function writePostMortems(folder: string, count: number): { originals: number; bytes: number } {
  const corpus = join(root, '../shared/corpus/postmortems');
  const originals = (existsSync(corpus) ? globSync('**/*.md', { cwd: corpus }).map((file) => join(corpus, file)) : globSync('content/post-mortems/*.md', { cwd: root }).map((file) => join(root, file))).toSorted();
  if (originals.length === 0) throw new Error('no post-mortems to make the benchmark from: content/post-mortems is empty');
  const texts = originals.map((file) => readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const which = index % texts.length;
    const text = vary(texts[which] ?? '', index);
    const month = join(folder, `batch-${String(Math.floor(index / 500)).padStart(3, '0')}`);
    if (index % 500 === 0) mkdirSync(month, { recursive: true });
    // ASCII names without spaces: not every peer takes the corpus's own.
    writeFileSync(join(month, `${String(index).padStart(6, '0')}-${basename(originals[which] ?? '', '.md').replaceAll(/[^A-Za-z0-9-]+/g, '-')}.md`), text);
    bytes += Buffer.byteLength(text);
  }
  return { originals: originals.length, bytes };
}

/** The same document with other numbers and one more sentence: as long to parse, different to any cache. What is added stands apart, or it would be part of the last block. */
function vary(text: string, index: number): string {
  const lines = text.split('\n');
  const varied = lines.map((line, at) => (/^[A-Za-z].*\.$/.test(line) && (at + index) % 7 === 0 ? `${line} Copy ${index} saw it ${at + 1} times.` : line));
  return `${varied.join('\n')}\n\n<!-- copy ${index} -->\n`;
}
