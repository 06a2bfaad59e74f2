import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseMarkdown } from '../../../src/documents/markdown.ts';
import { mend } from '../../../src/cli/run/mend.ts';
import { readDocument } from '../../../src/cli/run/session.ts';
import { finding } from '../../report/findings.ts';
import { folder, NOW } from '../harness.ts';

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
  expect(mend(checked, world)).toBe(1);
  expect(readFileSync(join(made.path, 'a.md'), 'utf8')).toBe('severity P1, and more\n');
  expect(readFileSync(join(made.path, 'b.md'), 'utf8')).toBe('severity SEV-1\n');
  expect(stderr).toBe('zephyr lint: a.md changed meanwhile and was left as it is; run it again\n');
  made.remove();
});
