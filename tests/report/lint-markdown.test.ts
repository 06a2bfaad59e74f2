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

it('says first what is wrong most often where not all fits, and lists the errors', () => {
  const warnings = Array.from({ length: 120 }, (_, at) => finding({ file: `a/${at % 40}.md`, level: 'warning', rule: 'pm/deadline', url: '/rules/pm/deadline/', message: 'Late.' }));
  const text = written('markdown', report([...warnings.sort((a, b) => (a.file < b.file ? -1 : 1)), finding({ file: 'b.md' }), finding({ file: 'c.md', rule: 'x/new', url: '' })]));
  expect(text.split('\n').slice(4, 16)).toEqual([
    '',
    '### What is asked most often',
    '',
    '| Errors | Warnings | Rule |',
    '| ---: | ---: | --- |',
    '| 0 | 120 | It is published in time: pm/deadline, in 40 documents |',
    '| 1 | 0 | The severity is one of the ladder: [pm/severity](https://zephyr.example/rules/pm/severity/), in 1 document |',
    '| 1 | 0 | x/new: x/new, in 1 document |',
    '',
    '### b.md',
    '',
    '| Line | | What stands there, and what to do | Rule |',
  ]);
  expect(text).not.toContain('Late.');
  expect(text).toContain('120 more findings not shown here.');
});

it.each(HOSTILE.map((text) => [text]))('keeps its shape: %j', (text) => {
  const lines = written('markdown', hostileReport(text)).split('\n');
  expect(lines).toHaveLength(12);
  for (const line of lines) {
    expect(line).not.toMatch(/^\s*::|##\[|[\u0000-\u001f\u007f-\u009f\u202a-\u202e]|@\w/);
    expect(line.replaceAll(/<!-- -->|<!-- zephyr lint -->|<\/?code>|<br>/g, '')).not.toContain('<');
  }
});
