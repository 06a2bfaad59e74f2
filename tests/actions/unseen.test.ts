// The page's figures of the batches that were labelled before anyone looked. The documents are others' and stand
// nowhere here; what was labelled, and what the recogniser of that day made of it, does.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/documents/grouped.ts';
import { tally, type Comparison, type LabelledFile } from './scoring.ts';

type UnseenFile = LabelledFile & { firstSight: Comparison };

const page = readFileSync(new URL('../../content/reference/recognition.md', import.meta.url), 'utf8').split('\n');
const batchOf = (number: number): UnseenFile[] => JSON.parse(readFileSync(new URL(`unseen/batch-${number}.json`, import.meta.url), 'utf8')) as UnseenFile[];
const tallyOf = (files: readonly UnseenFile[]) => tally(files.map((file) => [file, file.firstSight]));
const sourceOf = ({ file }: UnseenFile): string => file.split('/')[0] ?? file;
const shown = (share: number): string => share.toFixed(3);

const BATCHES = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13];

it('says what they come to together', () => {
  const files = BATCHES.flatMap(batchOf);
  const { items, f1 } = tallyOf(files);
  const right = files.filter(({ firstSight: { missed, extra } }) => missed.length + extra.length === 0);
  expect(page.join(' ')).toContain(`batches 2 to ${BATCHES.at(-1)} hold ${files.length} files with ${items} items, and score ${shown(f1)} at first sight. In ${right.length} of the files all was found and nothing else.`);
});

describe.each(BATCHES)('batch %i', (number) => {
  const files = batchOf(number);
  const sources = grouped(files, sourceOf);
  const { items, f1, precision, recall, agreement } = tallyOf(files);

  it('is on the page as it was measured at first sight', () => {
    expect(page).toContainEqual(expect.stringContaining(`| ${number} | ${files.length} | ${sources.size} | ${items} | ${shown(f1)} |`));
    const shares = [precision, recall, agreement.ownerKind, agreement.ticket, agreement.due, agreement.done].map(shown);
    expect(page).toContain(`| ${number} | ${shares.join(' | ')} |`);
  });

  it('names every source below 1.000 on the page', () => {
    const below = [...sources].map(([source, own]) => ({ source, ...tallyOf(own) })).filter((source) => source.f1 < 1);
    const rows = below.map((source) => `| ${number} | ${source.source} | ${source.items} | ${shown(source.f1)} |`);
    expect(page.filter((line) => new RegExp(`^\\| ${number} \\| [a-z]`).test(line)).sort()).toEqual(rows.sort());
  });

  it('labels each line once, with a reason for the file', () => {
    for (const { file, note, action_items: labels, firstSight } of files) {
      const lines = labels.map(({ line }) => line);
      expect(new Set(lines).size, file).toBe(lines.length);
      expect(note, file).toMatch(/\S\.$/);
      for (const line of [...firstSight.missed, ...Object.keys(firstSight.misread).map(Number)]) expect(lines, file).toContain(line);
    }
  });
});
