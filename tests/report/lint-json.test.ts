import { expect, it } from 'vitest';
import { finding, HOSTILE, report, written } from './findings.ts';

it('has a stable shape', () => {
  expect(JSON.parse(written('json', report([finding({ fix: [{ start: 1, end: 2, text: 'x' }] })], { fixed: 2 })))).toEqual({
    version: 1,
    findings: [
      {
        file: 'post-mortems/shop.md',
        line: 3,
        column: 11,
        endLine: 3,
        endColumn: 13,
        level: 'error',
        rule: 'pm/severity',
        message: 'The severity is `P1`, expected SEV-1.',
        help: 'Write SEV-1.',
        policyKey: null,
        url: 'https://zephyr.example/rules/pm/severity/',
        fixable: true,
      },
    ],
    summary: { files: 1, errors: 1, warnings: 0, fixable: 1, fixed: 2, kinds: [{ kind: 'post-mortem', from: 'frontmatter', documents: 1 }] },
  });
});

it.each(HOSTILE.map((text) => [text]))('gives hostile text back as it was: %j', (text) => {
  const json = written('json', report([finding({ file: text, message: text })]));
  expect(JSON.parse(json).findings[0]).toMatchObject({ file: text, message: text });
  expect(json.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
});
