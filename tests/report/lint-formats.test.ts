import { Command } from 'commander';
import { expect, it } from 'vitest';
import { lint } from '../../src/cli/commands/lint.ts';
import { lintFormats } from '../../src/report/lint-formats.ts';
import { finding, report, written } from './findings.ts';

it('the command offers exactly these', () => {
  const command = new Command();
  lint.configure(command);
  expect(command.options.find(({ long }) => long === '--format')?.argChoices).toEqual(lintFormats);
});

it.each(lintFormats.map((format) => [format]))('%s ends with a line break and is the same every time', (format) => {
  const text = written(format, report([finding()]));
  expect(text.endsWith('\n')).toBe(true);
  expect(written(format, report([finding()]))).toBe(text);
});
