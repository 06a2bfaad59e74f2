import { expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/rb/sections.ts';
import { sayOf } from '../check.ts';

const said = (text: string): string[] => sayOf('runbook', rule, text);

it.each(['```sh\nls\n```\n', '```sh\r\nls\r\n```\r\n', '```sh\rls\r```\r', '~~~\nls\n~~~~  \n', '- a\n\n  ```\n  ls\n  ```\n', '> ```\n> ls\n> ```\n', '```\n```\n', '    ls\n', `\`\`\`\n${'x'.repeat(500)}\n\`\`\`\n`])('a block that is closed: %j', (text) => {
  expect(said(`# A\n\n${text}`)).toEqual([]);
});

it.each(['```sh\nls\n', '```', '```sh\nls\n``\n\nx\n', '````\nls\n```\n', '> ```\n> ls\n\nx\n', '- ```\n  ls\n- b\n', `\`\`\`\n${'`'.repeat(2)}\n`])('a block that is not: %j', (text) => {
  expect(said(`# A\n\nx\n\n${text}`)).toHaveLength(1);
});
