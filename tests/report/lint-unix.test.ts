import { expect, it } from 'vitest';
import { finding, HOSTILE, report, written } from './findings.ts';

it('writes one line a finding, as compilers do', () => {
  expect(written('unix', report([finding(), finding({ level: 'warning' })]))).toBe(
    'post-mortems/shop.md:3:11: error: The severity is `P1`, expected SEV-1. Write SEV-1. [pm/severity]\n' +
    'post-mortems/shop.md:3:11: warning: The severity is `P1`, expected SEV-1. Write SEV-1. [pm/severity]\n',
  );
  expect(written('unix', report([]))).toBe('');
});

it.each(HOSTILE.map((text) => [text]))('keeps hostile text inside its line: %j', (text) => {
  const output = written('unix', report([finding({ file: text, message: text, help: text })]));
  expect(output.trimEnd().split('\n')).toHaveLength(1);
  expect(output.trimEnd()).not.toMatch(/^::|[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
});
