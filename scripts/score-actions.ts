/**
 * `node scripts/score-actions.ts FOLDER [--json]`: scores the recogniser of action items on documents labelled by hand.
 * FOLDER holds the documents and `labels.json`, which lists them in the form of tests/actions/labels.json; the first folder
 * of a document's path is its source. `--json` prints what was missed, found too much and misread, file by file.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { grouped } from '../src/documents/grouped.ts';
import { read } from '../tests/actions/read.ts';
import { compare, tally, type Comparison, type LabelledFile } from '../tests/actions/scoring.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const [folder] = positionals;
if (folder === undefined || positionals.length > 1 || !existsSync(join(folder, 'labels.json'))) {
  if (folder !== undefined) process.stderr.write(`There is no ${join(folder, 'labels.json')}. `);
  process.stderr.write('Name one folder that holds labels.json and the documents it lists: node scripts/score-actions.ts FOLDER\n');
  process.exit(2);
}
const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as LabelledFile[];
const compared = labels.map((file): [LabelledFile, Comparison] => [file, compare(file, read(readFileSync(join(folder, file.file), 'utf8'), undefined, file.file).items)]);

if (values.json) {
  process.stdout.write(`${JSON.stringify(compared.map(([{ file }, comparison]) => ({ file, ...comparison })), null, 1)}\n`);
} else {
  const sources = grouped(compared, ([{ file }]) => file.split('/')[0] ?? file);
  const rows = [...sources].map(([source, files]) => ({ source, ...tally(files) })).sort((a, b) => a.f1 - b.f1);
  for (const { source, items, f1 } of rows) process.stdout.write(`${f1.toFixed(3)}  ${source}, ${items} items\n`);
  const { items, f1, precision, recall, agreement } = tally(compared);
  process.stdout.write(`${labels.length} files, ${sources.size} sources, ${items} items: F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}\n`);
  process.stdout.write(`of the items found: ${Object.entries(agreement).map(([field, share]) => `${field} ${share.toFixed(3)}`).join(', ')}\n`);
}
