import { tmpdir } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { prepare } from '../../src/cli/prepare.ts';
import { preparedAnswer, type Prepared } from '../../src/cli/prepared.ts';
import { packageManifest } from '../../src/project/package.ts';
import { inProcess } from './harness.ts';

const prepared = prepare(packageManifest().version);
const paths = Object.keys(prepared.help).map((key) => key.split(' ').filter((name) => name !== ''));
const small: Prepared = { version: '1.2.3', help: { '': 'all\n', lint: 'lint\n', 'incident open': 'open\n' } };

describe('what is prepared', () => {
  it('covers every command', () => {
    expect(paths.length).toBeGreaterThan(30);
    expect(prepared.help).toHaveProperty('incident open');
  });

  it.each(paths.flatMap((path) => [[...path, '--help'], [...path, '-h'], ['help', ...path]]))('is what commander prints: zephyr %s %s %s', async (...words) => {
    const { code, stdout, stderr } = await inProcess(words, { cwd: tmpdir() });
    expect([code, stderr]).toEqual([0, '']);
    expect(preparedAnswer(words, () => prepared)).toBe(stdout);
  });

  it.each(['--version', '-V'])('is what commander prints: zephyr %s', async (word) => {
    expect(preparedAnswer([word], () => prepared)).toBe((await inProcess([word], { cwd: tmpdir() })).stdout);
  });
});

describe('an answer that is prepared', () => {
  it.each<[string[], string | null]>([
    [['--help'], 'all\n'],
    [['help'], 'all\n'],
    [['lint', '-h'], 'lint\n'],
    [['help', 'lint'], 'lint\n'],
    [['help', 'incident', 'open'], 'open\n'],
    [['incident', 'open', '--help'], 'open\n'],
    [['-V'], '1.2.3\n'],
    // Commander has the last word on everything else.
    [[], null],
    [['lint'], null],
    [['lint', 'a.md', '--help'], null],
    [['lint', '--', '--help'], null],
    [['--help', 'lint'], null],
    [['lint', '--version'], null],
    [['incident open', '--help'], null],
    [['help', 'lnt'], null],
    [['constructor', '--help'], null],
    [['', '--help'], null],
  ])('%j', (words, expected) => {
    expect(preparedAnswer(words, () => small)).toBe(expected);
  });

  it('is left to commander where nothing was bundled', () => {
    expect(preparedAnswer(['--help'], () => null)).toBeNull();
    expect(preparedAnswer(['--version'], () => null)).toBeNull();
  });

  it('reads nothing for an ordinary command', () => {
    const read = vi.fn(() => small);
    preparedAnswer(['lint', 'a.md'], read);
    expect(read).not.toHaveBeenCalled();
  });
});
