import { expect, test } from 'vitest';
import { annotationsOf } from '../../src/documents/annotations.ts';
import { parseDocument } from '../../src/documents/parse.ts';

const C = '<!-- policy: a.b -->';

test.each([
  [`At least every 15 minutes${C} an update`, 'At least every 15 minutes', 'At least every 15 minutes'],
  [`label \`post-mortem\`${C}.`, 'post-mortem', 'label `post-mortem`'],
  [`within **15 minutes**${C}`, '15 minutes', 'within **15 minutes**'],
  [`**within 15 minutes${C} of it**`, 'within 15 minutes', '**within 15 minutes'],
  [`[\`a.md\`](../a.md)${C}`, 'a.md', '[`a.md`](../a.md)'],
  [`- one *and **two***${C}`, 'and **two**', 'one *and **two***'],
  [`## After 72 hours${C}`, 'After 72 hours', '## After 72 hours'],
  [`15 minutes <!--policy: a.b-->`, '15 minutes ', '15 minutes '],
])('inline: %s', (text, before, context) => {
  const found = annotationsOf(parseDocument('a.md', `${text}\n`));
  expect(found).toMatchObject([{ key: 'a.b', form: 'inline', before: { text: before }, context: { text: context } }]);
});

test('in table cells, each with its own cell', () => {
  const text = '| wait | who |\n|---|---|\n| 5 minutes<!-- policy: a --> | **EM**<!-- policy: b --> |\n';
  expect(annotationsOf(parseDocument('a.md', text)).map(({ key, before, context }) => [key, before?.text, context?.text.trim()])).toEqual([
    ['a', '5 minutes', '| 5 minutes'],
    ['b', 'EM', '| **EM**'],
  ]);
});

test('two in a line: each has the text directly before it', () => {
  const found = annotationsOf(parseDocument('a.md', 'after 5 minutes<!-- policy: a --> and 10 minutes<!-- policy: b -->\n'));
  expect(found.map(({ key, before, comment }) => [key, before?.text, comment.start.column])).toEqual([
    ['a', 'after 5 minutes', 16],
    ['b', ' and 10 minutes', 49],
  ]);
});

test('block: the node below, also with two comments above it', () => {
  const text = '<!-- policy: a -->\n<!-- policy: b -->\n\n| x |\n|---|\n| y |\n\nmore\n';
  const found = annotationsOf(parseDocument('a.md', text.replace('-->\n<!--', '-->\n\n<!--')));
  expect(found.map(({ key, form, block }) => [key, form, block?.node.type])).toEqual([
    ['a', 'block', 'table'],
    ['b', 'block', 'table'],
  ]);
});

test('a comment without anything below or before it', () => {
  expect(annotationsOf(parseDocument('a.md', `x\n\n${C}\n`))).toMatchObject([{ form: 'block', key: 'a.b' }]);
  expect(annotationsOf(parseDocument('a.md', `x\n\n${C}\n`))[0]).not.toHaveProperty('block');
});

test('MDX', () => {
  const text = 'every 15 minutes{/* policy: a.b */} or so\n\n{/* policy: c */}\n\n| x |\n|---|\n| y |\n';
  const document = parseDocument('a.mdx', text);
  expect(document.problems).toEqual([]);
  expect(annotationsOf(document)).toMatchObject([
    { key: 'a.b', form: 'inline', before: { text: 'every 15 minutes' } },
    { key: 'c', form: 'block', block: { node: { type: 'table' } } },
  ]);
});

test.each(['`15 minutes<!-- policy: a -->`', '```\n<!-- policy: a -->\n```', '<!-- policy -->', '<!-- policy: a b -->', '<!-- a policy: a -->'])('%j is none', (text) => {
  expect(annotationsOf(parseDocument('a.md', `${text}\n`))).toEqual([]);
});
