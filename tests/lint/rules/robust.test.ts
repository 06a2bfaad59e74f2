/** Every rule over documents nobody would write: none throws, every range lies in the file, repairs settle. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/documents/model.ts';
import { parseDocument } from '../../../src/documents/parse.ts';
import { lintDocuments } from '../../../src/lint/engine.ts';
import { applyFixes } from '../../../src/lint/fix.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { context } from '../context.ts';

const KINDS: readonly DocumentKind[] = ['policy', 'runbook', 'post-mortem', 'template', 'message', 'other'];

const lines = fc.constantFrom(
  '## Timeline', '## Action items', '# Runbook', '### Impact', '**Follow-up**', '', '', '| Time (UTC) | What |', '| --- | --- |', '| 2026-03-14 03:02 | declared |', '| 03:01 | x |', '| 25:61 | x |',
  '| Action | Owner | Ticket | Due | Status |', '| --- | --- | --- | --- | --- |', '| Be careful | Ada Novak | SHOP-1 | 2026-02-30 | open |', '- [ ] Improve it (Ben Carter)', '- 10:00 a', '  - 09:00 b', '1. Do',
  '```sh', '```', '$ rm -rf $(', 'zephyr lnit --"', '   ```console', '> Ben forgot it', 'Hello,', 'We are sorry, probably at 05:00 {{x}} on 10.0.0.1.', 'SEV-9 20 minutes<!-- policy: updates.every -->', '<!-- policy: x -->',
  '[a](b.md#c)', '[a]: /x', '<script>', '\\', '*a **b', '`', '|', 'TODO', '[YYYY]', '\t- x', '    $ code', '🙂 ünï', '---',
);
const metadata = fc.constantFrom(
  '', '---\nkind: x\nseverity: SEV-0\nstatus: final\nstarted: 2026-03-14T03:00Z\ndeclared: 2026-03-14T03:02Z\ndetected: 2026-03-14T03:01Z\nresolved: 2026-03-14T04:00Z\nauthors: [Ada Novak]\nreviewers: x\nincident: 12\n---\n',
  '---\nowner: 5\nservices: {a: b}\nreviewed: 2026-13-01\nsubject: "{{x}}"\n---\n', '---\nauthors: [[]]\nincident: []\nowner: [1, null]\nreviewed: [x]\ncustomerEmailSent: no\n---\n', '+++\nowner = "x"\n+++\n',
);
const texts = fc.tuple(metadata, fc.array(lines, { maxLength: 25 }), fc.constantFrom('\n', '\r\n')).map(([head, body, end]) => (head + body.join('\n')).replace(/\n/g, end));

const findings = (text: string, kind: DocumentKind) => lintDocuments([parseDocument('reviews/x.md', text, { kind })], context(), { rules });

describe.each(KINDS)('as a %s', (kind) => {
  it('no rule fails, and every finding lies in the file', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { rule, range, message, file } of findings(text, kind)) {
          expect(rule).not.toBe('internal/rule');
          expect(message).not.toMatch(/[\r\n]/);
          if (file !== 'reviews/x.md') continue;
          expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
          expect(range.end.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('repairs settle', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let current = text;
        for (let round = 0; round < 5; round++) {
          const next = applyFixes(current, findings(current, kind).filter(({ file }) => file === 'reviews/x.md')).text;
          if (next === current) return;
          current = next;
        }
        expect(applyFixes(current, findings(current, kind).filter(({ file }) => file === 'reviews/x.md')).text).toBe(current);
      }),
      { numRuns: 30 },
    );
  });
});
