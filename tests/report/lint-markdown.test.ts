import { expect, it } from 'vitest';
import { finding, HOSTILE, hostileReport, report, written } from './findings.ts';

it('is a page for a job: verdict, then a table for each file', () => {
  expect(written('markdown', report([finding(), finding({ level: 'warning', message: 'Late.', rule: 'pm/deadline', url: '/rules/pm/deadline/' })]))).toBe(`<!-- zephyr lint -->
## Incident documents need work

1 file checked\\: 1 error, 1 warning.

### post-mortems/shop.md

| Line | | What stands there, and what to do | Rule |
| ---: | --- | --- | --- |
| 3 | **error** | The severity is <code>P1</code>, expected SEV-1.<br>→ Write SEV-1. | [pm/severity](https://zephyr.example/rules/pm/severity/) |
| 3 | warning | Late.<br>→ Write SEV-1. | pm/deadline |
`);
});

it('says that all is well', () => expect(written('markdown', report([]))).toBe('<!-- zephyr lint -->\n## Incident documents are in order\n\n1 file checked\\: no findings.\n'));

it('stays short whatever was found', () => {
  const many = written('markdown', report(Array.from({ length: 5000 }, (_, line) => finding({ range: { start: { line, column: 1, offset: 0 }, end: { line, column: 1, offset: 0 } } }))));
  expect(many).toContain('4900 more findings not shown here.');
  expect(written('markdown', report([finding({ message: 'x'.repeat(60_000) })]))).toContain('1 more finding not shown here.');
  expect(many.length).toBeLessThan(65_536);
});

it.each(HOSTILE.map((text) => [text]))('keeps its shape: %j', (text) => {
  const lines = written('markdown', hostileReport(text)).split('\n');
  expect(lines).toHaveLength(12);
  for (const line of lines) {
    expect(line).not.toMatch(/^\s*::|##\[|[\u0000-\u001f\u007f-\u009f\u202a-\u202e]|@\w/);
    expect(line.replaceAll(/<!-- -->|<!-- zephyr lint -->|<\/?code>|<br>/g, '')).not.toContain('<');
  }
});
