import { readFileSync, writeFileSync } from 'node:fs';
import { root } from '../steps.ts';

/** Writes what a bench measured into its page, between the two comments that name the bench. */
export function writeTable(document: string, bench: string, table: string): void {
  const [begin, end] = [`<!-- written by npm run bench -- ${bench} -->`, '<!-- end of what is written -->'];
  const path = root + document;
  const [before, rest] = readFileSync(path, 'utf8').split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${document} has lost the comments between which the table stands`);
  writeFileSync(path, `${before}${begin}\n\n${table}\n\n${end}${after}`);
}
