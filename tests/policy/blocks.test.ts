import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_KEYS, blockUnits, renderBlock, stepSubject } from '../../src/policy/blocks.ts';
import { leafAt } from '../../src/policy/leaves.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { arbitraryPolicy } from './arbitrary.ts';
import { mutateLeaf } from './mutate.ts';
import { policySchema } from '../../src/policy/schema.ts';

const policy = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'policy.yaml').policy as Policy;

describe('renderBlock', () => {
  it('writes the ladder', () => {
    expect(renderBlock(policy, 'severities')?.split('\n')).toEqual([
      '| Severity | What it looks like | Who is paged and joins |',
      '| --- | --- | --- |',
      '| SEV-0 | the shop is down everywhere; money is booked twice | everybody on search, lead on-call, director on-call |',
      '| SEV-1 | the shop is down in one country | the owner of the service, lead on-call |',
      '| SEV-2 | search is slow; some pictures are missing | the owner of the service |',
      '| SEV-3 | only we notice | the owner of the service |',
    ]);
  });

  it('writes the chain as steps', () => {
    expect(renderBlock(policy, 'escalation.steps')?.split('\n')).toEqual([
      '1. The person on call is paged. Unanswered for 4 minutes,',
      '2. the next person in the rotation is paged. Unanswered for 6 minutes,',
      '3. the lead on-call is paged. Unanswered for 10 minutes,',
      '4. the director on-call is paged. Unanswered for 10 minutes, the chain starts again.',
    ]);
    expect(renderBlock({ ...policy, escalation: { ...policy.escalation, whenExhausted: 'stop' } }, 'escalation.steps')).toMatch(/ the chain ends\.$/);
    expect(stepSubject(policy, { page: 'search-all', wait: 60 })).toBe('everybody on search are');
    expect(stepSubject(policy, { page: 'service-owner', wait: 60 })).toBe('the owner of the service is');
  });

  it('writes roles, criteria and the command', () => {
    expect(renderBlock(policy, 'roles')?.split('\n')[3]).toBe('| Speaker | 2 | writes to customers | somebody from support |');
    expect(renderBlock(policy, 'criteria')?.split('\n')[5]).toBe('| Is search slow for customers? | SEV-2 |');
    expect(renderBlock(policy, 'declaring.command')).toBe('```sh\nzephyr incident open --sev 1 --summary "Shop down in Norway"\n```');
  });

  it.each(['updates', 'updates.every', 'severities.SEV-1', 'nothing', 'toString'])('has no block for %s', (key) => {
    expect(renderBlock(policy, key)).toBeNull();
  });

  it('of any policy changes with every leaf below its key that pages must state', () => {
    fc.assert(fc.property(arbitraryPolicy(), fc.nat(), ({ input, policy: any }, pick) => {
      const keys = BLOCK_KEYS.flatMap((key) => {
        const holder = leafAt(any, key);
        return (holder?.kind === 'block' ? holder.leaves : holder ? [holder] : []).filter(({ stated }) => stated).map((leaf) => [key, leaf.key] as const);
      });
      const [block, key] = keys[pick % keys.length] ?? ['', ''];
      const changed = mutateLeaf(input, key);
      if (!changed) return;
      const [before, after] = [renderBlock(any, block), renderBlock(policySchema.parse(changed), block)];
      // Two targets may have one name; then a page says the same of both.
      const names = Object.values(any.targets).map(({ name }) => name);
      if (key.endsWith('.page') && new Set(names).size < names.length) return;
      expect(blockUnits(after ?? ''), key).not.toEqual(blockUnits(before ?? ''));
    }));
  });
});

describe('blockUnits', () => {
  const same = (left: string, right: string): void => expect(blockUnits(left)).toEqual(blockUnits(right));

  it('ignores padding, rules, emphasis, links, escapes, quotation and line breaks', () => {
    same('| A | B |\n| --- | --- |\n| one | two |', 'A | B\n:--|--:\n**one** |   `two`');
    same('| A |\n| --- |\n| one |', '> | A |\n> |---|\n> | [one](x.md) |');
    same('1. one two\n2. three', '1) one\n   two\n\n2) *three*');
    same('- it\'s "one"', '* it’s “one”');
    same('```sh\na\n```', '~~~\na\n~~~');
    same('| a\\|b |\n| --- |', '| a\\|b|\n|-|');
    same('1. wait 5 minutes', '1. wait 5 minutes<!-- policy: escalation.steps.0.wait -->');
  });

  it('sees words, cells, rows and their order', () => {
    const table = '| A | B |\n| --- | --- |\n| one | two |\n| three | four |';
    for (const other of [table.replace('two', 'too'), table.replace('one | two', 'one two |'), table.replace('\n| three | four |', ''), table.replace('one', 'three').replace('| three | four', '| one | four')]) {
      expect(blockUnits(other)).not.toEqual(blockUnits(table));
    }
  });

  it('reads its own blocks of any policy back to as many rows as there are', () => {
    fc.assert(fc.property(arbitraryPolicy(), ({ policy: any }) => {
      expect(blockUnits(renderBlock(any, 'severities') ?? '')).toHaveLength(any.severities.length + 1);
      expect(blockUnits(renderBlock(any, 'escalation.steps') ?? '')).toHaveLength(any.escalation.steps.length);
    }), { numRuns: 40 });
  });
});
