import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { filesAt, revisionNames } from '../../src/project/revision.ts';
import { folder } from '../cli/harness.ts';

const made = folder({ 'shop/a.yaml': '\ufeff\n  a: 1\n', 'shop/b.yaml': 'b: 1\n' });
const empty = folder({});
const bare = folder({});
const shop = join(made.path, 'shop');
const git = (cwd: string, ...words: string[]) => execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main', ...words], { cwd, stdio: 'ignore' });
git(made.path, 'init');
git(made.path, 'add', '.');
git(made.path, 'commit', '-m', 'one');
git(made.path, 'tag', 'first');
made.write('shop/b.yaml', 'b: 2\n');
git(made.path, 'rm', '-q', 'shop/a.yaml');
git(made.path, 'commit', '-am', 'two');
git(empty.path, 'init');
afterEach(() => vi.unstubAllEnvs());
afterAll(() => [made, empty, bare].forEach((one) => one.remove()));

it('gives files as they stood, relative to the folder, every line in its place', () => {
  const found = filesAt(shop, 'first', ['a.yaml', 'b.yaml']);
  expect('texts' in found && [...found.texts]).toEqual([['a.yaml', '\n  a: 1\n'], ['b.yaml', 'b: 1\n']]);
  expect(filesAt(shop, 'HEAD', ['b.yaml'])).toMatchObject({ texts: new Map([['b.yaml', 'b: 2\n']]) });
});

it.each([
  ['a file that is not in it', shop, 'HEAD', 'a.yaml is not in HEAD', 'git log --oneline -- a.yaml'],
  ['an unknown revision', shop, 'nope', 'git knows no revision nope', 'git fetch origin'],
  ['an option', shop, '--output=x', 'git knows no revision --output=x', 'git fetch origin'],
  ['a file for a revision', shop, 'HEAD:shop/b.yaml', 'git knows no revision HEAD:shop/b.yaml', 'git fetch origin'],
  ['a repository without a commit', empty.path, 'HEAD', 'there is no commit yet', 'git commit'],
  ['no repository', bare.path, 'HEAD', 'in no git repository', 'in a clone'],
])('%s', (_name, where, revision, problem, help) => {
  expect(filesAt(where, revision, ['a.yaml'])).toEqual({ problem: expect.stringContaining(problem), help: expect.stringContaining(help) });
});

it('says that git is missing', () => {
  vi.stubEnv('PATH', bare.path);
  expect(filesAt(shop, 'HEAD', ['b.yaml'])).toMatchObject({ problem: 'there is no git here' });
  expect(revisionNames(shop)).toEqual([]);
});

it('names branches and tags', () => {
  expect(revisionNames(shop)).toEqual(['HEAD', 'main', 'first']);
  expect(revisionNames(bare.path)).toEqual([]);
});
