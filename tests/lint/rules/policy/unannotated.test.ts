import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule as drift } from '../../../../src/lint/rules/policy/drift.ts';
import { rule } from '../../../../src/lint/rules/policy/unannotated.ts';
import { lint, mended, said } from './pages.ts';

const page = (text: string): string => `---\nkind: policy\n---\n\n${text}\n`;

describe('policy/unannotated', () => {
  it.each<[string, string, string[]]>([
    ['emphasis inside a duration', 'It takes **36** hours.', ['5:12 `36** hours` names no key of the policy.']],
    ['in a quotation over two lines', '> within 36\n> hours', ['5:10 `36 > hours` names no key of the policy.']],
    ['in a link', 'See [the 36 hours](x.md).', ['5:10 `36 hours` names no key of the policy.']],
    ['in a list and a footnote', '- 3 days\n\nA[^1].\n\n[^1]: 2 weeks', ['5:3 `3 days` names no key of the policy.', '9:7 `2 weeks` names no key of the policy.']],
    ['a comment that ties something else', '20 minutes<!-- policy: updates.every --> and 36 hours', ['5:46 `36 hours` names no key of the policy.']],
    ['a comment at a distance', '36 hours at most<!-- policy: customerEmail.due -->', ['5:1 `36 hours` names no key of the policy.']],
    ['a comment that is none', '36 hours<!-- not a key -->', ['5:1 `36 hours` names no key of the policy.']],
    ['a comment behind emphasis', '**36 hours**<!-- policy: customerEmail.due --> and *[36 hours](x)*<!-- policy: customerEmail.due -->', []],
    ['a heading, code, an image, HTML, an address', '# 36 hours\n\n`36 hours` ![36 hours](x.png) <b title="36 hours">x</b> https://x.example/36-hours\n\n    36 hours', []],
    ['severities, percentiles, dates, times, versions', 'SEV-1 at p99 on 2026-03-14, 14 March, at 12:30 UTC, with v1.2, 24/7, RFC 7231.', []],
  ])('%s', (_name, text, expected) => {
    expect(said(rule, page(text))).toEqual(expected);
  });

  it('speaks of policy pages only', () => {
    expect(lint(rule, { 'runbooks/x.md': '---\nkind: runbook\n---\n\n36 hours\n' })).toEqual([]);
  });

  it('names the keys that it could be', () => {
    const [several, none] = lint(rule, { 'content/policy/x.md': page('10 minutes, 11 minutes') });
    expect(several?.help).toBe('Write the key it comes from directly behind it: `<!-- policy: escalation.steps.2.wait -->` or `<!-- policy: escalation.steps.3.wait -->`.');
    expect(several?.fix).toBeUndefined();
    expect(none?.help).toMatch(/^No value of the policy equals it\. Tie it to the one that is meant \(`updates\.every`, /);
  });

  it('writes the comment of MDX in MDX', () => {
    expect(mended([rule], page('within 36 hours'), 'content/policy/x.mdx').text).toBe(page('within 36 hours{/* policy: customerEmail.due */}'));
  });

  it('mends each place once: after one fix a second changes nothing, and nothing that was tied drifts', () => {
    const piece = fc.constantFrom('36 hours', '**5 days**', 'twenty minutes', '10 minutes', '150 words', 'four severities', '[60 days](x)', '`36 hours`', 'half an hour', 'text', '20 min<!-- policy: updates.every -->', '1 apology', 'a 36-hour', '| x', '\n\n', '\n> ', '\n- ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.constantFrom('md', 'mdx'), (pieces, format) => {
        // A word between them: "36 hours 20 min" is one duration, and mending its end makes another one of it.
        const text = page(pieces.join(' then '));
        const source = format === 'mdx' ? text.replaceAll(/<!-- (.*?) -->/g, '{/* $1 */}') : text;
        const file = `content/policy/x.${format}`;
        const once = mended([rule, drift], source, file);
        expect(mended([rule, drift], once.text, file).text).toBe(once.text);
        expect(mended([drift], once.text, file).left).toEqual([]);
      }),
    );
  });
});
