import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import { emptyData, isList, type PostMortemData } from '../../src/postmortem/data.ts';
import { normaliseData, writeDraft } from '../../src/postmortem/draft.ts';
import { readPostMortem } from '../../src/postmortem/read.ts';
import { finished, policy, template } from './documents.ts';

const read = (text: string): PostMortemData => readPostMortem(template, parseDocument('content/reviews/x.md', text));
const headings = (text: string): string[] => parseDocument('content/reviews/x.md', text).sections.filter(({ depth }) => depth < 3).map(({ title }) => title);

test('a finished post-mortem, to the letter', () => {
  expect(writeDraft(template, policy, finished)).toBe(`---
title: Shop down in Norway
description: Nobody in Norway could pay for 40 minutes.
kind: post-mortem
status: final
incident: INC-2026-0007
severity: SEV-1
services: [checkout]
started: 2026-03-14T03:00Z
detected: 2026-03-14T03:02Z
declared: 2026-03-14T03:06Z
resolved: 2026-03-14T03:40Z
published: 2026-03-16T09:00Z
customerEmailSent: 2026-03-14T12:00Z
incidentCommander: Ana Lima
comms: Bo Berg
investigators: [Ana Lima, Cy Dahl]
authors: [Ana Lima]
reviewers: [Bo Berg, Cy Dahl]
actionItemLabel: follow-up
tags: [payments]
---

## Summary

A certificate ran out.

- It was **not** watched.
- \`curl -v <host>\` showed it.

## Impact

312 orders failed.

\`\`\`sh
## not a heading
curl -v https://shop.example
\`\`\`

## Timeline

| Time (UTC) | What happened |
| --- | --- |
| 2026-03-14 03:02 | Ana: \`a \\| b\` fails, \\<b>all\\</b> red |
| 2026-03-14 03:40 | Renewed \\\\\\| restarted |

## Contributing factors

The alert watched another host.

## What went well

The runbook was right.

## What went badly

The page reached nobody for 5 minutes.

## Where we were lucky

It was night.

## Action items

| Action | Owner | Ticket | Due | Status |
| --- | --- | --- | --- | --- |
| The certificate \\| renews itself | Cy Dahl | SHOP-12 | 2026-04-01 | open |
`);
});

test('with nothing filled in it is the template: every section with its hint, the label from the policy', () => {
  const text = writeDraft(template, policy, emptyData(template));
  expect(headings(text)).toEqual(template.sections.map(({ title }) => title));
  expect(text.match(/> \*\*Write here:\*\*/g)).toHaveLength(template.sections.length);
  expect(text).toContain('status: draft\n');
  expect(text).toContain('\nresolved:\n');
  expect(text).toContain('actionItemLabel: follow-up\n');
  expect(text).toContain('[SHOP-123]');
});

test('an optional section that is empty is left out once the required ones are filled', () => {
  const text = writeDraft(template, policy, { ...finished, prose: { ...finished.prose, 'where-we-were-lucky': '' } });
  expect(headings(text)).not.toContain('Where we were lucky');
  expect(text).not.toContain('Write here');
});

describe('reading back', () => {
  test('gives the same data', () => {
    expect(read(writeDraft(template, policy, finished))).toEqual(finished);
  });

  test('an empty draft gives an empty post-mortem but for what the draft itself says', () => {
    const { fields, ...rest } = read(writeDraft(template, policy, emptyData(template)));
    expect(rest).toEqual({ prose: emptyData(template).prose, timeline: [], actions: [] });
    expect(Object.entries(fields).filter(([, value]) => value.length > 0)).toEqual([['status', 'draft'], ['actionItemLabel', 'follow-up']]);
  });

  test('a heading in a list of another section takes no section away', () => {
    const data = { ...finished, prose: { ...finished.prose, impact: '* ## Action items' } };
    expect(read(writeDraft(template, policy, data))).toEqual(data);
  });

  test('what people write by hand is read too', () => {
    const text = '---\ntitle: By hand\nseverity: 2\nservices: search\n---\n\n## Summary\r\n\r\nShort.\r\n\r\n### More\r\n\r\nMore.\r\n\r\n## Action items\r\n\r\n| What | Who |\r\n|--|--|\r\n| Do it | Ana |';
    expect(read(text)).toMatchObject({
      fields: { title: 'By hand', severity: '2', services: ['search'] },
      prose: { summary: 'Short.\n\n### More\n\nMore.' },
      actions: [{ text: 'Do it', owner: 'Ana', ticket: '', due: '', status: '' }],
    });
  });
});

/** Text that tries to break out: headings, fences, tags, tables, comments, backslashes, frontmatter, invisible characters. */
const hostile = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('# Own', '## Action items', '===', '---', '```', '~~~~', '```js', '   ```', '    ```', '<!--', '-->', '<script>', '</script>', '<pre>', '<b>', '<https://a.example>', '| a | b |', '|', '\\', '\\\\', '`', '``', '> **Write here:** x', '> quote', '- item', '  - item', '1. one', '[x]: y', '[^1]: z', '\t', '    code', '&#124;', '&lt;', '{{', '${x}', '[Name]', '![a](b)', '\u202e', '\u0000', '\r\n', ': ', '#', '"', "'", '%', '@', '*', '__') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 2, arbitrary: fc.constantFrom('\n', '\n\n', ' ', 'word') },
), { maxLength: 14 }).map((parts) => parts.join(''));

const anyData: fc.Arbitrary<PostMortemData> = fc.record({
  fields: fc.tuple(...template.fields.map((field) => (isList(field) ? fc.array(hostile, { maxLength: 3 }) : hostile).map((value): [string, string | string[]] => [field.key, value]))).map((pairs) => Object.fromEntries(pairs)),
  prose: fc.tuple(...template.sections.filter(({ form }) => form === 'prose').map(({ slug }) => hostile.map((text): [string, string] => [slug, text]))).map((pairs) => Object.fromEntries(pairs)),
  timeline: fc.array(fc.record({ at: hostile, what: hostile }), { maxLength: 3 }),
  actions: fc.array(fc.record({ text: hostile, owner: hostile, ticket: hostile, due: hostile, status: hostile }), { maxLength: 3 }),
});

test('whatever is typed, no text leaves its place: the document has the sections of the template and nothing else', () => {
  fc.assert(fc.property(anyData, (data) => {
    const document = parseDocument('content/reviews/x.md', writeDraft(template, policy, data));
    expect(document.refused).toBe(false);
    const titles = document.sections.filter(({ depth }) => depth < 3).map(({ title }) => title);
    expect(titles).toEqual(template.sections.map(({ title }) => title).filter((title) => titles.includes(title)));
    expect(titles.length).toBeGreaterThanOrEqual(template.sections.filter(({ required }) => required).length);
    expect(document.tree.children.filter(({ type }) => type === 'html')).toEqual([]);
  }), { numRuns: 150 });
});

test('whatever is typed comes back', () => {
  fc.assert(fc.property(anyData, (data) => {
    const clean = normaliseData(template, data);
    const back = read(writeDraft(template, policy, data));
    const written = { status: 'draft', actionItemLabel: 'follow-up' };
    const expected = Object.fromEntries(Object.entries(clean.fields).map(([key, value]) => [key, value === '' ? (written[key as keyof typeof written] ?? '') : value]));
    expect(back).toEqual({ ...clean, fields: expected });
  }), { numRuns: 150 });
});

test('cleaning what is clean changes nothing', () => {
  fc.assert(fc.property(anyData, (data) => {
    const once = normaliseData(template, data);
    expect(normaliseData(template, once)).toEqual(once);
  }));
});
