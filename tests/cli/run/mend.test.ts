import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import { mend, replaceFile } from '../../../src/cli/run/mend.ts';
import { readDocument } from '../../../src/cli/run/session.ts';
import { finding } from '../../report/findings.ts';
import { folder, inProcess, NOW } from '../harness.ts';

it('leaves a file alone that changed since it was checked, and mends the others', () => {
  const made = folder({ 'a.md': 'severity P1\n', 'b.md': 'severity P1\n' });
  let stderr = '';
  const world = { cwd: made.path, env: {}, stdin: {}, stdout: { write: () => undefined }, stderr: { write: (text: string) => void (stderr += text) }, now: () => NOW };
  const file = (path: string) => ({ path, absolute: join(made.path, path) });
  const fix = [{ start: 9, end: 11, text: 'SEV-1' }];
  const checked = ['a.md', 'b.md'].map((path) => ({
    mendable: { file: file(path), fingerprint: readDocument(file(path), world, { markdown: parseMarkdown }).fingerprint },
    findings: () => [finding({ file: path, fix })],
  }));
  writeFileSync(join(made.path, 'a.md'), 'severity P1, and more\n');
  expect(mend(checked, undefined, world)).toBe(1);
  expect(readFileSync(join(made.path, 'a.md'), 'utf8')).toBe('severity P1, and more\n');
  expect(readFileSync(join(made.path, 'b.md'), 'utf8')).toBe('severity SEV-1\n');
  expect(stderr).toBe('zephyr lint: a.md changed meanwhile and was left as it is; run it again\n');
  made.remove();
});

it('a disk that takes only a part of the file leaves the old one whole, and nothing beside it', () => {
  const text = `---\nkind: post-mortem\nseverity: sev1\n---\n\n## Summary\n\n${'The shop was down in Norway for an hour.\n'.repeat(3000)}`;
  const made = folder({ 'a.md': text });
  // A limit of 16 KB for a file: the first write gives less than was asked for, the next one fails.
  const { status, stderr } = spawnSync('bash', ['-c', 'trap "" XFSZ; ulimit -f 16; exec "$0" "$@"', process.execPath, fileURLToPath(new URL('../../../src/cli/bin.ts', import.meta.url)), 'lint', '--fix', '--no-cache', 'a.md'], { cwd: made.path, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: made.path, ZEPHYR_NOW: NOW } });
  expect(readFileSync(join(made.path, 'a.md'), 'utf8')).toBe(text);
  expect(readdirSync(made.path)).toEqual(['a.md']);
  expect(status).toBe(1);
  expect(stderr).toContain('zephyr lint: a.md could not be written: the file is larger than this user may write\n');
  made.remove();
});

it('mends the file behind a link, and the link stays one', () => {
  const made = folder({ 'real/a.md': 'severity P1\n' });
  symlinkSync('real/a.md', join(made.path, 'link.md'));
  replaceFile(join(made.path, 'link.md'), 'severity SEV-1\n');
  expect(readFileSync(join(made.path, 'real/a.md'), 'utf8')).toBe('severity SEV-1\n');
  expect(lstatSync(join(made.path, 'link.md')).isSymbolicLink()).toBe(true);
  made.remove();
});

it('mends a document that is as long as the configuration allows', async () => {
  const made = folder({ 'zephyr.config.yaml': 'limits: { bytes: 600000 }\n', 'a.md': `---\nkind: post-mortem\nseverity: sev1\n---\n\n${'word '.repeat(110_000)}\n` });
  const shown = await inProcess(['lint', '--fix', '--dry-run', 'a.md'], { cwd: made.path });
  expect(shown.stderr).toContain('-severity: sev1\n+severity: SEV-1\n');
  const { stdout, stderr } = await inProcess(['lint', '--fix', 'a.md'], { cwd: made.path });
  expect(stderr).not.toContain('changed meanwhile');
  expect(stdout).toContain('1 finding mended');
  expect(readFileSync(join(made.path, 'a.md'), 'utf8')).toContain('\nseverity: SEV-1\n');
  made.remove();
});

it('mends a file whose name is as long as a disk allows', () => {
  const name = `${'障'.repeat(84)}.md`;
  const made = folder({ [name]: 'severity P1\n' });
  replaceFile(join(made.path, name), 'severity SEV-1\n');
  expect(readFileSync(join(made.path, name), 'utf8')).toBe('severity SEV-1\n');
  expect(readdirSync(made.path)).toEqual([name]);
  made.remove();
});

it.skipIf(process.getuid?.() !== 0)('leaves a file to its owner', () => {
  const made = folder({ 'a.md': 'severity P1\n' });
  chmodSync(join(made.path, 'a.md'), 0o640);
  chownSync(join(made.path, 'a.md'), 1234, 1235);
  replaceFile(join(made.path, 'a.md'), 'severity SEV-1\n');
  const { uid, gid, mode } = statSync(join(made.path, 'a.md'));
  expect([uid, gid, mode & 0o777]).toEqual([1234, 1235, 0o640]);
  made.remove();
});

it('a disk that is full leaves the baseline as it was', async () => {
  const links = Array.from({ length: 30 }, (_, number) => `[x](gone-${number}.md)\n`);
  const made = folder({ 'a.md': links.join('\n') });
  const argv = ['lint', 'a.md', '--no-cache', '--baseline', 'base.json', '--update-baseline'];
  await inProcess(argv, { cwd: made.path });
  const before = readFileSync(join(made.path, 'base.json'), 'utf8');
  writeFileSync(join(made.path, 'a.md'), links.slice(1).join('\n'));
  const { status, stderr } = spawnSync('bash', ['-c', 'trap "" XFSZ; ulimit -f 1; exec "$0" "$@"', process.execPath, fileURLToPath(new URL('../../../src/cli/bin.ts', import.meta.url)), ...argv], { cwd: made.path, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: made.path, ZEPHYR_NOW: NOW } });
  expect([status, stderr]).toEqual([2, expect.stringContaining('the baseline base.json cannot be written: the file is larger than this user may write\n')]);
  expect(readFileSync(join(made.path, 'base.json'), 'utf8')).toBe(before);
  expect(readdirSync(made.path).toSorted()).toEqual(['a.md', 'base.json']);
  made.remove();
});
