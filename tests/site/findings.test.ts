import { expect, it } from 'vitest';
import type { Finding } from '../../src/lint/rule.ts';
import { linesWithFindings } from '../../src/site/findings.ts';

const finding = (line: number, message: string): Finding => ({
  rule: 'pm/x', level: 'error', file: 'a.md', url: '', message,
  range: { start: { line, column: 1, offset: 0 }, end: { line, column: 2, offset: 1 } },
});

it('puts every finding below the line it speaks of', () => {
  const lines = linesWithFindings('a\n\nb\n', [finding(3, 'x'), finding(1, 'y'), finding(3, 'z')]);
  expect(lines.map(({ number, text, findings }) => [number, text, findings.map(({ message }) => message)])).toEqual([
    [1, 'a', ['y']],
    [2, '', []],
    [3, 'b', ['x', 'z']],
  ]);
});
