import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitHistory } from '../../src/project/git.ts';
import { folder } from '../cli/harness.ts';

const made = folder({ 'a.md': 'one\n', 'never/committed.md': 'x\n', ':(top)odd.md': 'odd\n' });
const bare = folder({ 'a.md': 'x\n' });
const shallow = folder({});

function git(words: readonly string[], date = '2026-03-14T03:02:00+01:00', cwd = made.path): void {
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@shop.example', GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@shop.example' };
  execFileSync('git', [...words], { cwd, stdio: 'ignore', env: { PATH: process.env['PATH'], HOME: made.path, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, ...identity } });
}

beforeAll(() => {
  git(['init', '--quiet']);
  git(['add', 'a.md']);
  git(['commit', '--quiet', '-m', 'first']);
  git(['mv', 'a.md', 'b.md']);
  git(['--literal-pathspecs', 'add', ':(top)odd.md']);
  // A copy of what stays, as of a template, is new; so is a file under a name that another one gave up.
  made.write('copy.md', 'one\n');
  made.write('docs/größe "x"\n.md', 'odd name\n');
  git(['add', 'copy.md', 'docs']);
  git(['commit', '--quiet', '-m', 'second'], '2026-04-01T10:00:00Z');
  made.write('a.md', 'another\n');
  git(['rm', '--quiet', 'copy.md']);
  git(['add', 'a.md']);
  git(['commit', '--quiet', '-m', 'third'], '2026-05-01T10:00:00Z');
  made.write('copy.md', 'one\n');
  git(['add', 'copy.md']);
  git(['commit', '--quiet', '-m', 'fourth'], '2026-06-01T10:00:00Z');
  git(['clone', '--quiet', '--depth', '1', `file://${made.path}`, join(shallow.path, 'clone')]);
});
afterAll(() => {
  for (const one of [made, bare, shallow]) one.remove();
});

describe('firstCommitOf', () => {
  it.each([
    ['b.md', '2026-03-14T03:02:00+01:00'],
    [':(top)odd.md', expect.stringMatching(/^2026-04-01T10:00:00(Z|\+00:00)$/)],
    ['a.md', expect.stringMatching(/^2026-05-01/)],
    ['copy.md', expect.stringMatching(/^2026-04-01/)],
    ['docs/größe "x"\n.md', expect.stringMatching(/^2026-04-01/)],
    ['never/committed.md', null],
    ['../outside.md', null],
    ['--version', null],
  ])('%s', (path, date) => {
    expect(gitHistory(made.path).firstCommitOf(path)).toEqual(date);
  });

  it('knows files from a folder below, and above it', () => {
    const below = gitHistory(join(made.path, 'docs'));
    expect(below.firstCommitOf('größe "x"\n.md')).toMatch(/^2026-04-01/);
    expect(below.firstCommitOf('../b.md')).toMatch(/^2026-04-01/);
    expect(below.firstCommitOf('b.md')).toBeNull();
  });

  it('asks git once for all files', () => {
    const history = gitHistory(made.path);
    expect(history.firstCommitOf('b.md')).toBe('2026-03-14T03:02:00+01:00');
    renameSync(join(made.path, '.git'), join(made.path, 'gone'));
    try {
      expect(history.firstCommitOf('a.md')).toMatch(/^2026-05-01/);
    } finally {
      renameSync(join(made.path, 'gone'), join(made.path, '.git'));
    }
  });

  it('asks file by file where git cannot answer for all, and does not try again', () => {
    const stub = folder({ 'git': '#!/bin/sh\necho "$*" >> calls.txt\ncase "$*" in\n  *rev-parse*) echo false ;;\n  *--reverse*) exit 1 ;;\n  *) echo 2026-03-14T03:02:00Z ;;\nesac\n' });
    chmodSync(join(stub.path, 'git'), 0o755);
    const before = process.env['PATH'];
    process.env['PATH'] = `${stub.path}:${before ?? ''}`;
    try {
      const history = gitHistory(stub.path);
      expect(['a.md', 'b.md', 'c.md'].map((path) => history.firstCommitOf(path))).toEqual(Array(3).fill('2026-03-14T03:02:00Z'));
      const calls = readFileSync(join(stub.path, 'calls.txt'), 'utf8').trim().split('\n');
      expect(calls.filter((call) => call.includes('--reverse'))).toHaveLength(1);
    } finally {
      process.env['PATH'] = before;
      stub.remove();
    }
  });

  it('knows nothing outside a repository, in a shallow clone, or in no folder at all', () => {
    expect(gitHistory(bare.path).firstCommitOf('a.md')).toBeNull();
    expect(gitHistory(join(shallow.path, 'clone')).firstCommitOf('b.md')).toBeNull();
    expect(gitHistory(join(bare.path, 'gone')).firstCommitOf('a.md')).toBeNull();
  });
});
