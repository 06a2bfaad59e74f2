import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbsOut, folderOf, joinPath, relativePath } from '../../src/lint/path.ts';

const step = fc.constantFrom('a', 'b', '..', '.', 'c d');
const path = fc.array(step, { minLength: 1, maxLength: 6 }).map((steps) => steps.join('/'));

describe('paths', () => {
  it('join as the file system joins them', () => {
    fc.assert(fc.property(path, path, (folder, file) => {
      expect(joinPath(folder, file) || '.').toBe(posix.normalize(posix.join(folder, file)).replace(/\/$/, ''));
    }));
  });

  it('the way from a folder to a file leads there', () => {
    const plain = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }).map((steps) => steps.join('/'));
    fc.assert(fc.property(plain, plain, (folder, file) => {
      expect(joinPath(folder, relativePath(folder, file))).toBe(file);
    }));
  });

  it.each([
    ['a/b.md', 'a'],
    ['b.md', ''],
    ['../a/b.md', '../a'],
  ])('folder of %s', (file, folder) => expect(folderOf(file)).toBe(folder));

  it.each([
    ['content/a.md', '', false],
    ['../a.md', '', true],
    ['../a.md', '..', false],
    ['../../a.md', '..', true],
    ['/etc/passwd', '', true],
    ['../../a.md', undefined, false],
  ])('%s seen from %s', (file, root, out) => expect(climbsOut(file, root)).toBe(out));
});
