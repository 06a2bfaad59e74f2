import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../steps.ts';

/** Writes what a bench measured into its page, between the comment that names the bench and the next end. */
export function writeTable(document: string, bench: string, table: string): void {
  const [begin, end] = [`<!-- written by npm run bench -- ${bench} -->`, '<!-- end of what is written -->'];
  const path = root + document;
  const page = readFileSync(path, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${document} has lost the comments between which the table stands`);
  writeFileSync(path, `${page.slice(0, from)}${begin}\n\n${table}\n\n${page.slice(to)}`);
}
