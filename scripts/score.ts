// Prints the action items of every Markdown file below the folders given, as the scorer reads them:
//   npx node scripts/score.ts ../shared/corpus/postmortems > found.json
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recogniseActions } from '../src/actions/recognise.ts';
import { parseDocument } from '../src/documents/parse.ts';

const context = { people: [], teams: [], prefixes: [], hosts: [] };
const items = process.argv.slice(2).flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|mdx|markdown)$/.test(name))
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return recogniseActions(parseDocument(path, readFileSync(path), { kind: 'post-mortem' }), context).items;
    }),
);
process.stdout.write(`${JSON.stringify({ items }, null, 1)}\n`);
