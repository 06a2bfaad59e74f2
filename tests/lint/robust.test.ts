/** Whatever a document holds: no rule fails, every place lies in the text, and repairs come to an end. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from '../../src/documents/parse.ts';
import type { DocumentKind } from '../../src/documents/model.ts';
import { lintDocuments } from '../../src/lint/engine.ts';
import { applyFixes } from '../../src/lint/fix.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { context } from './context.ts';

const kinds: DocumentKind[] = ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'];
const value = fc.constantFrom('sev1', '1', '[a, b]', '', '2026-02-30T25:61Z', '2026-03-14T03:02Z', '.nan', '"@ada"', '{ a: 1 }', 'TODO', 'draft', 'final', '&x *x', '!!binary AA==', 'Ada Nowak', '~', '|\n  text');
const key = fc.constantFrom('title', 'status', 'severity', 'started', 'detected', 'resolved', 'published', 'authors', 'services', 'actionItemLabel', 'placeholders', 'fields', 'kind', 'constructor', '__proto__', 'sevrity');
const line = fc.constantFrom(
  '## Action items', '## Summary', '## Timeline', '**Action items:**', '# ', '## [x](y)', '',
  '| Action | Owner | Ticket | Due | Status |', '| --- | --- | --- | --- | --- |', '| Fix | TBD | SHOP-1 | 2026-02-30 | open |', '| | | | | |', '| [What] | [Name] | | | |',
  '| Time | What |', '| --- | --- |', '| 2026-10-25 02:30 | x |', '| 24:00 | y |', 'All times Europe/Berlin.',
  '- [ ] Fix it. Owner: @ada, SHOP-7 #follow-up', '- [x] ~~Test~~ (Ben Carter)', '  - nested', '1. Alert on p99', '> **Write here:** words', 'None, because.', 'See https://shop.atlassian.example/browse/SHOP-3',
  '[a](b.md#c) ![d](/e.png) [f](#g) [h](/policy/) [i]', '[i]: ../../x%zz.md', '<your name> {{service}} <!-- policy: updates.every -->', '20 minutes<!-- policy: updates.every -->', '25 min<!-- policy: updates.every -->', '<!-- policy: severities -->',
  '```', '~~~ {x}', '\u202e\u200b\u0000', '<script>', '\ud83d', '\t\t- x', 'within 72 hours and at least 3 times',
);
const document = fc.record({
  front: fc.option(fc.array(fc.tuple(key, value), { maxLength: 5 }), { nil: null }),
  body: fc.array(line, { maxLength: 14 }),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\ufeff'),
}).map(({ front, body, lineEnd, mark }) => mark + [...(front === null ? [] : ['---', ...front.map((pair) => pair.join(': ')), '---', '']), ...body, ''].join('\n').replaceAll('\n', lineEnd));

const lint = (text: string, kind: DocumentKind) => lintDocuments([parseDocument('runbooks/x.md', text, { kind })], context(), { rules });

it('no rule fails, and every place lies in the text', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...kinds), (text, kind) => {
      for (const { rule, message, help, file, range } of lint(text, kind)) {
        expect(rule, message).not.toBe('internal/rule');
        expect(`${message}${help ?? ''}`).not.toMatch(/[\n\r]|undefined|NaN\b(?!`)|\[object/);
        expect(message.length).toBeLessThan(1000);
        if (file !== 'runbooks/x.md') continue;
        expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
        expect(range.end.offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 300 },
  );
});

it('repairs come to an end, and leave line ends as they were', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(...kinds), (text, kind) => {
      let current = parseDocument('runbooks/x.md', text, { kind }).text;
      for (let pass = 0; pass < 5; pass++) {
        const { text: next, applied } = applyFixes(current, lint(current, kind).filter(({ file }) => file === 'runbooks/x.md'));
        if (applied === 0) return;
        current = next;
      }
      expect(applyFixes(current, lint(current, kind)).text).toBe(current);
      const ends = (one: string): string[] => [...new Set(one.match(/\r\n|\n|\r/g))];
      expect(ends(text)).toEqual(expect.arrayContaining(ends(current)));
    }),
    { numRuns: 200 },
  );
});
