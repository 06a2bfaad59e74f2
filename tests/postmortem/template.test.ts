import { expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { isPlaceholder, readTemplate } from '../../src/postmortem/template.ts';
import { template, templateText } from './documents.ts';

const problemsOf = (text: string): string[] => readTemplate(parseDocument('runbooks/t.md', text)).problems.map(({ message }) => message);

const SMALL = `---
title: Review
kind: template
fields:
  - { key: title, hint: What broke, required: true, form: text }
---

> **Delete this box.** Copy it.

## Story

> **Write here:** what *happened*,
> in order.

## Steps

<!-- template: timeline, optional -->

> **Write here:** who did what.
`;

test('the shipped template has no problem, and every section a hint', () => {
  expect(problemsOf(templateText)).toEqual([]);
  expect(template.sections.every(({ hint }) => /^[A-Z].*\.$/.test(hint))).toBe(true);
  expect(template.sections.filter(({ form }) => form !== 'prose').map(({ form }) => form)).toEqual(['timeline', 'action-items']);
  expect(template.fields.some(({ key }) => key === 'resolved')).toBe(true);
});

test('fields, sections, hints and marks are read from the file', () => {
  expect(readTemplate(parseDocument('runbooks/t.md', SMALL))).toEqual({
    problems: [],
    template: {
      path: 'runbooks/t.md',
      fields: [{ key: 'title', hint: 'What broke', required: true, form: 'text' }],
      sections: [
        { title: 'Story', slug: 'story', hint: 'What happened, in order.', required: true, form: 'prose' },
        { title: 'Steps', slug: 'steps', hint: 'Who did what.', required: false, form: 'timeline' },
      ],
    },
  });
});

test.each([
  ['no fields', SMALL.replace(/fields:\n.*\n/, ''), ['The template does not say which frontmatter a post-mortem has.']],
  ['a form that does not exist', SMALL.replace('form: text', 'form: date'), ['Field 1 of the template (title) has a form that does not exist.']],
  ['no hint of a field', SMALL.replace('hint: What broke, ', ''), ['Field 1 of the template (title) has no hint.']],
  ['required is no boolean', SMALL.replace('required: true', 'required: maybe'), ['Field 1 of the template (title) does not say whether it is required: true or false.']],
  ['a field twice', SMALL.replace(/( {2}- \{.*\}\n)/, '$1$1'), ['The template has the field title twice.']],
  ['no hint of a section', SMALL.replace(/> \*\*Write here:\*\* who.*\n/, ''), ['The section Steps does not say what belongs there.']],
  ['a mark that does not exist', SMALL.replace('timeline, optional', 'time'), ['The section Steps has the mark “time”, which does not exist.']],
  ['no sections', SMALL.replaceAll('\n## ', '\n### '), ['The template has no sections.']],
  ['lines to copy that lack a field', SMALL.replace('> **Delete this box.** Copy it.', '> **Delete this box.** Copy it.\n>\n> ```yaml\n> kind: post-mortem\n> ```'), ['The lines to copy lack title.']],
])('%s', (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

test.each([['[YYYY-MM-DD]', true], [' [Name] ', true], ['[x]', false], ['[OPS-1](https://linear.app/x)', false], ['open', false], ['', false]])('%s is a placeholder: %s', (text, expected) => {
  expect(isPlaceholder(text)).toBe(expected);
});
