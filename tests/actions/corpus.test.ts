// The score on real post-mortems. The documents stand outside this repository, in ../shared/corpus;
// where they are absent these tests are skipped and say so.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read, NOWHERE } from './read.ts';
import { score, type LabelledFile } from './scoring.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(new URL('labels/postmortems.json', CORPUS));

const labelsOf = (url: URL): LabelledFile[] => JSON.parse(readFileSync(url, 'utf8')) as LabelledFile[];
const page = readFileSync(new URL('../../content/reference/recognition.md', import.meta.url), 'utf8');
/** The row that the page shows of a set. */
const rowOf = (name: string, files: number, { items, f1, agreement }: ReturnType<typeof score>): string =>
  `| ${name} | ${files} | ${items} | ${[f1, agreement.ownerKind, agreement.ticket, agreement.due, agreement.done].map((share) => share.toFixed(3)).join(' | ')} |`;
const find = (file: string) => read(readFileSync(new URL(file.split('/').map(encodeURIComponent).join('/'), CORPUS), 'utf8'), NOWHERE, file).items;

describe.skipIf(!present)(present ? 'real post-mortems' : 'real post-mortems: not measured, ../shared/corpus is absent', () => {
  it('agrees with the labels of the corpus', () => {
    const labels = labelsOf(new URL('labels/postmortems.json', CORPUS));
    const result = score(labels, find);
    expect(result.f1, result.misses.join('\n')).toBeGreaterThanOrEqual(0.95);
    for (const share of Object.values(result.agreement)) expect(share, JSON.stringify(result.agreement)).toBeGreaterThanOrEqual(0.95);
    expect(result.wrongOwners).toBeLessThanOrEqual(1);
    expect(page).toContain(rowOf('Shared', labels.length, result));
  });

  it('agrees with the labels of the other files', () => {
    const labels = labelsOf(new URL('labels.json', import.meta.url));
    const result = score(labels, find);
    expect(result.f1, result.misses.join('\n')).toBeGreaterThanOrEqual(0.97);
    for (const share of Object.values(result.agreement)) expect(share, JSON.stringify(result.agreement)).toBeGreaterThanOrEqual(0.97);
    expect(page).toContain(rowOf('Our own', labels.length, result));
  });
});
