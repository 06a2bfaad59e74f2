import { execFileSync } from 'node:child_process';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { changedSince } from '../../src/project/changed.ts';
import { folder } from '../cli/harness.ts';

const made = folder({ 'a.md': 'Text.\n' });
execFileSync('git', ['init', '-q'], { cwd: made.path });
const bare = folder({});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  made.remove();
  bare.remove();
});

it('a folder in no repository', () => expect(changedSince(bare.path, null, {})).toMatchObject({ problem: 'this folder is in no git repository' }));

it('a machine without git', () => {
  vi.stubEnv('PATH', bare.path);
  expect(changedSince(made.path, null, {})).toEqual({ problem: 'there is no git on this machine, or it is not on the PATH', help: 'Install it, or leave out --changed.' });
});

it('a repository of another user, as in the container of a CI job', () => {
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  vi.stubEnv('LANG', 'de_DE.UTF-8');
  expect(changedSince(made.path, null, {})).toEqual({
    problem: 'git does not look into this repository, since it belongs to another user',
    help: 'If you trust it: `git config --global --add safe.directory "$PWD"`, in the folder of the repository.',
  });
});
