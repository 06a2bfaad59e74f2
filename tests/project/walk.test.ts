import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFileSafely } from '../../src/project/read.ts';
import { findProjectRoot, repositoryOf } from '../../src/project/root.ts';
import { isDocumentName, walk } from '../../src/project/walk.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zephyr-walk-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text = 'x\n') => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const paths = (...named: string[]) => walk(named, folder).files.map(({ path }) => path);
const problems = (...named: string[]) => walk(named, folder).problems.map(({ path, message }) => `${path}: ${message}`);

test.each([
  ['a.md', true],
  ['a.MDX', true],
  ['a.markdown', true],
  ['a.md.erb', true],
  ['a.erb', false],
  ['md', false],
  ['a.md.bak', false],
])('%s is a document: %s', (name, expected) => expect(isDocumentName(name)).toBe(expected));

describe('walk', () => {
  test('all documents once, in order, without the folders of tools', () => {
    for (const path of ['b.md', 'a/z.mdx', 'a/B.markdown', 'a.md.erb', 'a.txt', 'node_modules/n.md', 'dist/d.md', '.git/g.md', '.hidden/h.md', 'c.md/inner.md']) put(path);
    expect(paths('.')).toEqual(['a.md.erb', 'a/B.markdown', 'a/z.mdx', 'b.md', 'c.md/inner.md']);
    expect(paths('b.md', '.', 'a', './b.md')).toEqual(paths('.'));
    expect(paths('a.txt')).toEqual(['a.txt']);
    expect(walk(['.'], folder).problems).toEqual([]);
  });

  test('a path that does not exist is named', () => {
    put('a.md');
    expect(walk(['a.md', 'nowhere.md', 'a.md/b'], folder)).toMatchObject({ files: [{ path: 'a.md' }], missing: ['nowhere.md', 'a.md/b'] });
  });

  test('links are reported and not followed; one to a folder around or below is left alone', () => {
    put('in/a.md');
    put('out/secret.md');
    symlinkSync('../out/secret.md', join(folder, 'in/link.md'));
    symlinkSync('..', join(folder, 'in/again'));
    put('in/sub/b.md');
    symlinkSync('sub', join(folder, 'in/current'));
    symlinkSync('../out', join(folder, 'in/away'));
    symlinkSync('../out', join(folder, 'in/.hidden'));
    symlinkSync('loop-b.md', join(folder, 'in/loop-a.md'));
    symlinkSync('loop-a.md', join(folder, 'in/loop-b.md'));
    symlinkSync('nothing', join(folder, 'in/nowhere.md'));
    expect(paths('in')).toEqual(['in/a.md', 'in/sub/b.md']);
    expect(problems('in')).toEqual([
      'in/away: This is a link to another folder, expected the documents themselves; it was not followed',
      'in/link.md: This is a link to another file, expected a file; it was not followed',
      'in/loop-a.md: This link leads back to itself',
      'in/loop-b.md: This link leads back to itself',
      'in/nowhere.md: This link leads nowhere',
    ]);
  });

  describe('in a repository', () => {
    const git = (cwd: string, ...words: string[]) => execFileSync('git', words, { cwd: join(folder, cwd), stdio: 'ignore' });
    beforeEach(() => git('.', 'init', '-q'));

    test('what git ignores is left out, unless it is tracked or was named', () => {
      put('.gitignore', 'venv/\n/site\n*.draft.md\n!wanted.draft.md\n');
      put('docs/.gitignore', 'out\n');
      for (const path of ['a.md', 'a.draft.md', 'wanted.draft.md', 'tracked.draft.md', 'venv/lib/r.md', 'deep/venv/r.md', 'site/s.md', 'deep/site/s.md', 'docs/d.md', 'docs/out/o.md', 'out/o.md', 'neu é.draft.md']) put(path);
      symlinkSync('..', join(folder, 'venv/link.md'));
      git('.', 'add', '-f', 'tracked.draft.md');
      const kept = ['a.md', 'deep/site/s.md', 'docs/d.md', 'out/o.md', 'tracked.draft.md', 'wanted.draft.md'];
      expect(paths('.')).toEqual(kept);
      expect(walk(['.'], folder)).toMatchObject({ problems: [], ignored: true });
      expect(walk(['docs/d.md', 'out'], folder).ignored).toBe(false);
      expect(paths('.', 'a.draft.md', 'venv/lib')).toEqual(['a.draft.md', ...kept, 'venv/lib/r.md'].sort());
      expect(paths('venv')).toEqual(['venv/lib/r.md']);
      expect(walk(['../docs', '..'], join(folder, 'deep')).files.map(({ path }) => path)).toEqual(['../a.md', '../docs/d.md', '../out/o.md', '../tracked.draft.md', '../wanted.draft.md', 'site/s.md']);
      expect(walk(['.'], join(folder, 'venv/lib')).files.map(({ path }) => path)).toEqual(['r.md']);
    });

    test('a repository within it is looked at like any folder', () => {
      put('.gitignore', '*.draft.md\n');
      put('inner/i.md');
      git('inner', 'init', '-q');
      put('inner/i.draft.md');
      expect(paths('.')).toEqual(['inner/i.draft.md', 'inner/i.md']);
    });
  });

  test.skipIf(process.platform === 'win32')('a pipe is reported and not opened', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect(problems('.')).toEqual(['pipe.md: This is a pipe, a socket or a device, expected a file; it was not opened']);
    expect(problems('pipe.md')).toHaveLength(1);
    expect(readFileSafely('pipe.md', { cwd: folder })).toMatchObject({ problem: { rule: 'document/unreadable' } });
  });
});

describe('reading', () => {
  test('bytes of a file', () => {
    put('a.md', 'abc');
    expect(readFileSafely('a.md', { cwd: folder })).toEqual({ bytes: Uint8Array.of(0x61, 0x62, 0x63) });
  });

  test('a file that is too large is not read', () => {
    put('a.md', 'abc');
    expect(readFileSafely('a.md', { cwd: folder, maxBytes: 2 })).toMatchObject({ problem: { rule: 'document/limits', message: 'The file has 3 bytes, expected at most 2' } });
  });

  test('links, folders and missing files have a reason', () => {
    put('a/b.md');
    symlinkSync('a/b.md', join(folder, 'link.md'));
    const message = (path: string) => {
      const read = readFileSafely(path, { cwd: folder });
      return 'problem' in read ? read.problem.message : 'read';
    };
    expect(message('link.md')).toBe('This is a link, expected a file; it was not followed');
    expect(message('a')).toBe('This is a folder, expected a file');
    expect(message('nothing.md')).toBe('There is no such file');
  });

  test('nothing outside the root, also not through a folder link', () => {
    put('in/a.md');
    put('out/b.md');
    symlinkSync('../out', join(folder, 'in/way'));
    const root = join(folder, 'in');
    expect(readFileSafely('in/a.md', { cwd: folder, root })).toHaveProperty('bytes');
    expect(readFileSafely('out/b.md', { cwd: folder, root })).toMatchObject({ problem: { message: 'The file stands outside the project; it was not read' } });
    expect(readFileSafely('in/way/b.md', { cwd: folder, root })).toHaveProperty('problem');
  });
});

describe('project root', () => {
  test('the nearest folder with a policy', () => {
    put('p/content/policy.yaml');
    mkdirSync(join(folder, 'p/a/b'), { recursive: true });
    expect(findProjectRoot(join(folder, 'p/a/b'), null)).toEqual({ root: join(folder, 'p') });
    expect(findProjectRoot(join(folder, 'p'), null)).toEqual({ root: join(folder, 'p') });
  });

  test('the search ends at a git repository and at home', () => {
    put('content/policy.yaml');
    mkdirSync(join(folder, 'repo/.git'), { recursive: true });
    mkdirSync(join(folder, 'repo/a'));
    mkdirSync(join(folder, 'home/a'), { recursive: true });
    expect(findProjectRoot(join(folder, 'repo/a'), null)).toBeNull();
    expect([repositoryOf(join(folder, 'repo/a'), null), repositoryOf(join(folder, 'repo/a'), join(folder, 'repo')), repositoryOf(join(folder, 'home'), join(folder, 'home'))]).toEqual([join(folder, 'repo'), null, null]);
    expect(findProjectRoot(join(folder, 'home/a'), join(folder, 'home'))).toBeNull();
    expect(findProjectRoot(join(folder, 'home/a'), null)).toEqual({ root: folder });
  });
});
