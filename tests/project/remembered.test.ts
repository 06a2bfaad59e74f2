import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readPolicyFiles } from '../../src/project/policy-files.ts';
import { readProvidersFile } from '../../src/project/providers-file.ts';
import { memoryOf, remembered } from '../../src/project/remembered.ts';

let place: string;
let memory: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'zephyr-remembered-'));
  memory = join(place, 'cache', 'zephyr');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const recordOf = (): string => join(memory, readdirSync(memory)[0] ?? '');

describe('what is remembered', () => {
  const make = vi.fn(() => Promise.resolve({ n: 1, text: 'größer\u2028' }));
  beforeEach(() => make.mockClear());
  const ask = (texts: (string | null)[] = ['a', null], isGood = true) => remembered(memory, 'one', texts, make, () => isGood);

  it('is made once for the same texts, and again for others', async () => {
    const first = await ask();
    expect(await ask()).toStrictEqual(first);
    expect(make).toHaveBeenCalledTimes(1);
    await ask(['a', '']);
    expect(make).toHaveBeenCalledTimes(2);
    await ask(['a', null]);
    expect(make).toHaveBeenCalledTimes(3);
    expect(readdirSync(memory)).toHaveLength(1);
  });

  it('is for its owner only', async () => {
    await ask();
    expect(statSync(recordOf()).mode & 0o077).toBe(0);
    expect(statSync(memory).mode & 0o077).toBe(0);
  });

  it('is only what is good', async () => {
    await ask(['a'], false);
    await ask(['a'], false);
    expect(make).toHaveBeenCalledTimes(2);
    expect(existsSync(memory)).toBe(false);
  });

  it.each<[string, () => void]>([
    ['cut off', () => writeFileSync(recordOf(), readFileSync(recordOf(), 'utf8').slice(0, -3))],
    ['lengthened', () => appendFileSync(recordOf(), ' ')],
    ['changed', () => writeFileSync(recordOf(), readFileSync(recordOf(), 'utf8').replace('"n":1', '"n":2'))],
    ['empty', () => writeFileSync(recordOf(), '')],
    ['a folder', () => {
      const path = recordOf();
      rmSync(path);
      mkdirSync(path);
    }],
  ])('counts for nothing where its record is %s', async (_, damage) => {
    const first = await ask();
    damage();
    expect(await ask()).toStrictEqual(first);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is nothing where there is no folder, or none that can be written', async () => {
    await remembered(null, 'one', ['a'], make, () => true);
    writeFileSync(join(place, 'file'), '');
    for (let time = 0; time < 2; time++) expect(await remembered(join(place, 'file'), 'one', ['a'], make, () => true)).toMatchObject({ n: 1 });
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('is nothing from the sources, which may change between two runs', () => {
    expect(memoryOf(place, { ZEPHYR_CACHE: memory })).toBeNull();
  });
});

describe('policy and on-call file', () => {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const fixtures = (): string => {
    mkdirSync(join(place, 'content'));
    for (const name of ['policy.yaml', 'oncall.yaml']) cpSync(join(project, 'tests/fixtures', name), join(place, 'content', name));
    return place;
  };

  it.each([['our own', () => project], ['the fixtures', fixtures]])('are the same when remembered: %s', async (_, rootOf) => {
    const root = rootOf();
    const read = await readPolicyFiles(root, root);
    expect(read).toMatchObject({ policy: {}, oncall: {}, problems: [] });
    for (const time of ['made', 'remembered']) expect({ time, ...(await readPolicyFiles(root, root, memory)) }).toStrictEqual({ time, ...read });
    expect(readdirSync(memory)).toHaveLength(1);
  });

  it('are read again when one of them changes, and problems are never remembered', async () => {
    const root = fixtures();
    await readPolicyFiles(root, root, memory);
    appendFileSync(join(root, 'content/oncall.yaml'), '\nnonsense: true\n');
    for (let time = 0; time < 2; time++) expect((await readPolicyFiles(root, root, memory)).problems).toMatchObject([{ file: 'content/oncall.yaml' }]);
  });
});

it('the providers file is the same when remembered', async () => {
  mkdirSync(join(place, 'content'));
  writeFileSync(join(place, 'content/providers.yaml'), 'version: 1\nsite: https://zephyr.example/\nchat: { use: slack, tokenCommand: [op, read, "op://x"] }\n');
  const read = await readProvidersFile(place);
  expect(read).toMatchObject({ site: 'https://zephyr.example', problems: [] });
  for (let time = 0; time < 2; time++) expect(await readProvidersFile(place, memory)).toStrictEqual(read);
});
