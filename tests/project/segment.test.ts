import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { newSegment, openSegment } from '../../src/project/segment.ts';

const folder = mkdtempSync(join(tmpdir(), 'zephyr-segment-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
writeFileSync(join(folder, 'file'), '');

/** Lengths around what is gathered in memory: nothing, little, just that much, more than that. */
const LENGTHS = [3, 0, 1_500_000, 2_500_000, 1, 4_000_000, 4_000_001, 9_000_000, 7, 3_999_999, 2, 5];
const piece = (index: number, length: number): Uint8Array => new Uint8Array(length).map((_, at) => (index * 31 + at) % 251);

describe.each([
  ['a file of its own', (): string => join(folder, 'own.blocks')],
  ['a file without a name', (): null => null],
  ['memory alone, since nothing can be written', (): string => join(folder, 'file/beneath.blocks')],
])('bytes in %s', (_, place) => {
  test('come back as they were, in any order, however long; what was handed over may be used again', () => {
    const segment = newSegment(place());
    const shared = new Uint8Array(Math.max(...LENGTHS));
    const places = LENGTHS.map((length, index) => {
      shared.set(piece(index, length));
      return segment.append(shared.subarray(0, length));
    });
    shared.fill(255);
    for (const index of [...LENGTHS.keys()].toReversed()) {
      const length = LENGTHS[index] ?? 0;
      expect(Buffer.compare(segment.read(places[index] ?? 0, length), piece(index, length)), `piece ${index}`).toBe(0);
    }
    segment.close();
  });
});

test('a sealed file is read by the next run; a changed one is as good as none', () => {
  const file = join(folder, 'sealed.blocks');
  const segment = newSegment(file);
  const places = LENGTHS.map((length, index) => segment.append(piece(index, length)));
  const seal = segment.seal();
  segment.close();
  if (seal === null) throw new Error('it could not be sealed');
  const opened = openSegment(dirname(file), seal);
  LENGTHS.forEach((length, index) => {
    expect(Buffer.compare(opened?.read(places[index] ?? 0, length) ?? new Uint8Array(), piece(index, length)), `piece ${index}`).toBe(0);
  });
  opened?.close();
  writeFileSync(file, 'other');
  expect(openSegment(dirname(file), seal)).toBeNull();
});

test('what cannot be written cannot be sealed, and leaves nothing behind', () => {
  const segment = newSegment(join(folder, 'file/beneath.blocks'));
  segment.append(piece(1, 9_000_000));
  expect(segment.seal()).toBeNull();
  segment.close();
  expect(readdirSync(folder)).not.toContain('beneath.blocks');
});
