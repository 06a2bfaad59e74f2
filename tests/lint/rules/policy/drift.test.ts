import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rule } from '../../../../src/lint/rules/policy/drift.ts';
import { rule as unannotated } from '../../../../src/lint/rules/policy/unannotated.ts';
import { BLOCK_KEYS, renderBlock } from '../../../../src/policy/blocks.ts';
import { policyLeaves } from '../../../../src/policy/leaves.ts';
import { sayValue } from '../../../../src/policy/statements.ts';
import { arbitraryPolicy } from '../../../policy/arbitrary.ts';
import { policy } from '../../context.ts';
import { mended, said } from './pages.ts';

describe('policy/drift', () => {
  it.each<[string, string, string[]]>([
    ['a key of a block behind a value', 'every 20 minutes<!-- policy: updates -->\n', ['1:17 `updates` is a block of the policy, expected the key of one value.']],
    ['a value of another kind', 'at most 20 minutes<!-- policy: customerEmail.maxWords -->\n', ['1:9 `20 minutes` stands here, the policy says 150 (`customerEmail.maxWords`).']],
    ['nothing before the comment', 'Updates.\n\nSee <!-- policy: updates.every -->.\n', ['3:5 No duration stands directly before the annotation `updates.every`, expected 20 minutes.']],
    ['a space before the comment', 'every 20 minutes <!-- policy: updates.every -->\n', ['1:18 No duration stands directly before the annotation `updates.every`, expected 20 minutes.']],
    ['a block that has no table of its own', '<!-- policy: updates -->\n\n| a |\n| --- |\n', ['1:1 `updates` has no table or list of its own, expected one of severities, roles, escalation.steps, criteria, declaring.command.']],
    ['no table below', '<!-- policy: severities -->\n\nText.\n', ['1:1 No table, list or code stands below the annotation `severities`.']],
    ['nothing below at all', 'Text.\n\n<!-- policy: severities -->\n', ['3:1 No table, list or code stands below the annotation `severities`.']],
    ['a row too few', '<!-- policy: criteria -->\n\n| Question | If yes |\n| --- | --- |\n| Is the shop down everywhere? | SEV-0 |\n', ['5:41 The block ends here, the policy goes on with `Was money booked twice? | SEV-0` (`criteria`).']],
    ['an element of a list by its place', 'SEV-1<!-- policy: severities.1.id --> SEV-1<!-- policy: severities.2.id -->\n', ['1:39 `SEV-1` stands here, the policy says `SEV-2` (`severities.SEV-2.id`).']],
    ['a count of a list', 'There are three<!-- policy: severities --> severities.\n', ['1:11 `three` stands here, the policy says 4 (`severities`).']],
    ['assumptions of every kind that hold', '<!-- policy: updates.withoutNews = true -->\n\nA<!-- policy: escalation.acknowledgementTimeout = 45 min -->, B<!-- policy: declaring.creates = chat-channel,page -->, C<!-- policy: postMortem.neverShip.share = 0.1 -->.\n', []],
    ['assumptions that cannot hold', 'A<!-- policy: updates.evry = 5 minutes -->, B<!-- policy: updates = x -->, C<!-- policy: updates.every = soon -->.\n', [
      '1:2 The policy has no key `updates.evry`.',
      '1:46 `updates` is a block of the policy, expected the key of one value.',
      '1:77 The text here assumes `soon`, the policy says `20 minutes` (`updates.every`).',
    ]],
    ['in a heading, a cell, a quotation', '# 15 min<!-- policy: updates.every -->\n\n| a |\n| --- |\n| 16 min<!-- policy: updates.every --> |\n\n> 17\n> min<!-- policy: updates.every -->\n', [
      '1:3 `15 min` stands here, the policy says 20 minutes (`updates.every`).',
      '5:3 `16 min` stands here, the policy says 20 minutes (`updates.every`).',
      '7:3 `17 > min` stands here, the policy says 20 minutes (`updates.every`).',
    ]],
  ])('%s', (_name, text, expected) => {
    expect(said(rule, text)).toEqual(expected);
  });

  it('takes only words like the ladder for severities, and any accepted spelling', () => {
    const text = 'A SEV1, sev-9, SEV-42, SEV-7a, XSEV-7 and P9; but SEV-7.\n';
    expect(said(rule, text)).toEqual(['1:51 `SEV-7` is no severity of the policy, expected one of SEV-0, SEV-1, SEV-2, SEV-3.']);
    const short = { ...policy, severities: policy.severities.map((severity, rank) => ({ ...severity, id: `P${rank}` })) };
    expect(said(rule, text, 'content/policy/page.md', { policy: short })).toEqual([]);
  });

  it('keeps the marks of a quotation or list item around a table', () => {
    const text = '> <!-- policy: criteria -->\n>\n> | Question | If yes |\n> | --- | --- |\n> | Nothing? | SEV-0 |\n\n- <!-- policy: declaring.command -->\n\n  ```sh\n  zephyr\n  ```\n';
    const { text: fixed, left } = mended([rule], text);
    expect(left).toEqual([]);
    expect(fixed.split('\n').filter((line) => line.startsWith('> |'))).toHaveLength(6);
    expect(fixed).toContain('\n  zephyr incident open --sev 1 --summary "Shop down in Norway"\n  ```\n');
  });

  it('keeps Windows line ends', () => {
    const { text, left } = mended([rule], '<!-- policy: criteria -->\r\n\r\n| Question | If yes |\r\n| --- | --- |\r\n| Nothing? | SEV-0 |\r\n');
    expect(left).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('after a change of the whole policy one fix mends a page that states all of it, and a second changes nothing', () => {
    const page = (any: Parameters<typeof renderBlock>[0], mdx: boolean): string => {
      const comment = (key: string): string => (mdx ? `{/* policy: ${key} */}` : `<!-- policy: ${key} -->`);
      const values = policyLeaves(any)
        .filter(({ kind, stated, key }) => stated && kind !== 'list' && !/^(severities|roles|escalation|declaring)\./.test(key))
        .map((leaf) => `- it says ${leaf.kind === 'text' ? `\`${sayValue(leaf)}\`` : sayValue(leaf)}${comment(leaf.key)} here`);
      const blocks = BLOCK_KEYS.filter((key) => !(mdx && key === 'declaring.command')).map((key) => `${comment(key)}\n\n${renderBlock(any, key)}`);
      return `---\nkind: policy\n---\n\n${[values.join('\n'), ...blocks].join('\n\n')}\n`;
    };
    fc.assert(
      fc.property(arbitraryPolicy(), arbitraryPolicy(), fc.boolean(), ({ policy: before }, { policy: after }, mdx) => {
        const file = mdx ? 'content/policy/page.mdx' : 'content/policy/page.md';
        const text = page(before, mdx);
        expect(mended([rule], text, file, { policy: before }), 'a true page').toEqual({ text, left: [] });
        const once = mended([rule, unannotated], text, file, { policy: after });
        expect(mended([rule], once.text, file, { policy: after }).left).toEqual([]);
        expect(mended([rule, unannotated], once.text, file, { policy: after }).text).toBe(once.text);
      }),
      { numRuns: 25 },
    );
  });
});
