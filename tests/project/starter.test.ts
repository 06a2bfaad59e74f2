import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { adapted, STARTER } from '../../src/project/starter.ts';

const root = new URL('../../', import.meta.url);
const exists = (path: string): boolean => path === 'a/there.md';

it.each([
  ['a link that leads somewhere', 'See [there](there.md#part), [below](#below) and [elsewhere](https://example.org/).', 'See [there](there.md#part), [below](#below) and [elsewhere](https://example.org/).'],
  ['one that leads nowhere', 'See [the guide](../guides/x.md) first.', 'See the guide first.'],
  ['a page of our site', 'The [wizard](/tools/severity/) asks.', 'The wizard asks.'],
  ['a sentence that is only such a link', 'There is a chain. [Try it](/tools/x/). It is long.', 'There is a chain. It is long.'],
  ['a line that is only such a link', 'One.\n[How to write one](x.md).\nTwo.', 'One.\n\nTwo.'],
  ['an item of a list that begins with such a link', '- [There](there.md): stays\n- [The guide](x.md): the way,\n  on two lines.\n- Last\n', '- [There](there.md): stays\n- Last\n'],
  ['a command of our repository', 'Run `npm run lint:content -- --fix`.', 'Run `npx zephyr lint --fix`.'],
])('%s', (_, text, expected) => expect(adapted('a/b.md', text, exists)).toBe(expected));

it('changes no data but the command', () => {
  const text = '# run `npm run lint:content -- --fix`\n- [a](b): c\n';
  expect(adapted('content/policy.yaml', text, exists)).toBe('# run `npx zephyr lint --fix`\n- [a](b): c\n');
});

it('every file is ours, and is part of the published package', () => {
  const { files } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { files: string[] };
  for (const path of STARTER) {
    expect([path, existsSync(new URL(path, root))]).toEqual([path, true]);
    expect([path, files.some((part) => path === part || path.startsWith(`${part}/`))]).toEqual([path, true]);
  }
});
