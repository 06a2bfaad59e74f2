import { expect, it } from 'vitest';
import { tagsOf, type Tagged } from '../../src/site/tags.ts';

const page = (id: string, tags: string[], sort?: number): Tagged => ({ id, title: id, description: '', tags, sort });

it('lists every tag once, with its pages by sort and then by title', () => {
  const tags = tagsOf([page('b', ['oncall', 'policy'], 3), page('c', ['oncall']), page('a', ['oncall']), page('d', ['policy'], 1)]);
  expect(tags.map(({ slug, documents }) => [slug, documents.map(({ id }) => id)])).toEqual([
    ['oncall', ['b', 'a', 'c']],
    ['policy', ['d', 'b']],
  ]);
});

it('takes spellings that lead to one address as one tag, and a page once', () => {
  expect(tagsOf([page('a', ['On call', 'on-call', '!!']), page('b', ['on-call'])]).map(({ slug, name, documents }) => [slug, name, documents.length])).toEqual([['on-call', 'On call', 2]]);
});
