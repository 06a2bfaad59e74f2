/** Every rule over documents nobody would write: none throws, every range lies in the file, repairs settle. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/documents/model.ts';
import { parseDocument } from '../../../src/documents/parse.ts';
import { lintDocuments } from '../../../src/lint/engine.ts';
import { applyFixes } from '../../../src/lint/fix.ts';
import { rules } from '../../../src/lint/rules/index.ts';
import { parseOnCall, parsePolicy } from '../../../src/policy/parse.ts';
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

describe('a policy and a roster that do not fit together', () => {
  const fixture = (name: string): string => readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
  const documents = rules.flatMap(({ kinds, examples }) => examples.map(({ file, text }, index) => parseDocument(`${index}/${file}`, text, kinds.length === 1 && kinds[0] ? { kind: kinds[0] } : {})));

  it.each([
    ['- id: SEV-3', '- id: SEV-2'],
    ['    severity: SEV-2', '    severity: SEV-7'],
    ['nothingApplies: SEV-3', 'nothingApplies: SEV-9'],
    ['page: [service-owner, lead]', 'page: [service-owner, leed]'],
    ['page: director, wait: 10', 'page: board, wait: 10'],
    ['rotation: directors', 'rotation: board'],
    ['rotation: leads', 'rotation: directors'],
    ['draftedBy: lead-responder', 'draftedBy: nobody'],
    ['escalateTo: director', 'escalateTo: board'],
    ['default: search', 'default: serach'],
  ])('%s becomes %s: no rule fails', (from, to) => {
    const { policy, readable, source } = parsePolicy(fixture('policy.yaml').replace(from, to), 'content/policy.yaml');
    const roster = parseOnCall(fixture('oncall.yaml'), 'content/oncall.yaml', readable);
    if (readable === null || roster.readable === null) throw new Error('not readable');
    expect([policy, roster.oncall]).toContain(null);
    const found = lintDocuments(documents, context({ policy: readable, policySource: source, oncall: roster.readable, onCallSource: roster.source }), { rules });
    expect(found.filter(({ rule }) => rule === 'internal/rule')).toEqual([]);
  });
});
