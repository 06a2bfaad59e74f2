/** Documents made of what rules look at, in every order, right and wrong. */
import fc from 'fast-check';
import type { DocumentKind } from '../../src/documents/model.ts';

export const KINDS: readonly DocumentKind[] = ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'];

const value = fc.constantFrom('sev1', 'Sev-2', '1', '[a, b]', '', '2026-02-30T25:61Z', '2026-03-14T03:02Z', '.nan', '"@ada"', '{ a: 1 }', 'TODO', 'draft', 'final', '&x *x', '!!binary AA==', 'Ada Nowak', '~', '|\n  text');
const key = fc.constantFrom('title', 'status', 'severity', 'started', 'detected', 'resolved', 'published', 'authors', 'services', 'actionItemLabel', 'placeholders', 'fields', 'kind', 'subject', 'constructor', '__proto__', 'sevrity');
const line = fc.constantFrom(
  '## Action items', '## Summary', '## Timeline', '**Action items:**', '# ', '## [x](y)', '', '## Text', '## Maßnahmen', '## 再発防止策',
  '| Action | Owner | Ticket | Due | Status |', '| --- | --- | --- | --- | --- |', '| Fix | TBD | SHOP-1 | 2026-02-30 | open |', '| | | | | |', '| [What] | [Name] | | | |',
  '| Time | What |', '| --- | --- |', '| 2026-10-25 02:30 | x |', '| 24:00 | y |', 'All times Europe/Berlin.',
  '- [ ] Fix it. Owner: @ada, SHOP-7 #follow-up', '- [x] ~~Test~~ (Ben Carter)', '  - nested', '1. Alert on p99', '> **Write here:** words', 'None, because.', 'See https://shop.atlassian.example/browse/SHOP-3',
  '- [ ] Index anlegen, bis 15. März 2026 (Jürgen)', '- 監視を追加する（担当：田中、期限：4月末）',
  '[a](b.md#c) ![d](/e.png) [f](#g) [h](/policy/) [i]', '[i]: ../../x%zz.md', '<your name> {{service}} <!-- policy: updates.every -->', '20 minutes<!-- policy: updates.every -->', '25 min<!-- policy: updates.every -->', '<!-- policy: severities -->',
  '[up](./incident.md#frist-steps) and [out](Incident.md) and ![x](incident.md "t")', 'every 20 minutes, 25 minutes<!-- policy: updates.every -->, within 5 days', '> 25 minutes<!-- policy: updates.every --> > 30 min<!--policy:updates.every-->',
  '```', '```sh', '$ ls', '  $ zephyr lint --fx', '# rm -rf /', '~~~ {x}', '\u202e\u200b\u0000', '<script>', '\ud83d', '😀 $ x', '\t\t- x', 'within 72 hours and at least 3 times',
);

/** A document with or without frontmatter, in each kind of line end, with or without a byte-order mark. */
export const documentText = fc.record({
  front: fc.option(fc.array(fc.tuple(key, value), { maxLength: 5 }), { nil: null }),
  body: fc.array(line, { maxLength: 14 }),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\ufeff'),
}).map(({ front, body, lineEnd, mark }) => mark + [...(front === null ? [] : ['---', ...front.map((pair) => pair.join(': ')), '---', '']), ...body, ''].join('\n').replaceAll('\n', lineEnd));
