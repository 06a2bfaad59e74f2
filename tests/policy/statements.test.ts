import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leafAt, policyLeaves } from '../../src/policy/leaves.ts';
import type { Block, Leaf } from '../../src/policy/leaves.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { numberWord, readDuration, readNumber } from '../../src/policy/phrases.ts';
import type { Policy } from '../../src/policy/schema.ts';
import { readStatement, sayValue, writeStatement } from '../../src/policy/statements.ts';
import { arbitraryPolicy } from './arbitrary.ts';

const policy = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'policy.yaml').policy as Policy;
const at = (key: string): Leaf | Block => {
  const leaf = leafAt(policy, key);
  if (!leaf) throw new Error(key);
  return leaf;
};

describe('reading and rewriting a statement', () => {
  // What stands before the comment; what of it is the statement; whether it is the policy's value; what is written instead.
  it.each<[string, string, string | null, boolean, string]>([
    ['updates.every', 'at least every 20 minutes', '20 minutes', true, '20 minutes'],
    ['updates.every', 'every 15 min', '15 min', false, '20 min'],
    ['updates.every', 'every 15 mins', '15 mins', false, '20 mins'],
    ['updates.every', 'a 15-minute', '15-minute', false, '20-minute'],
    ['updates.every', 'every fifteen minutes', 'fifteen minutes', false, 'twenty minutes'],
    ['updates.every', 'Twenty-five minutes', 'Twenty-five minutes', false, 'Twenty minutes'],
    ['updates.every', 'PT15M', 'PT15M', false, 'PT20M'],
    ['updates.every', '15m', '15m', false, '20m'],
    ['updates.every', '0.5 hours', null, false, ''],
    ['updates.every', 'a third of an hour', null, false, ''],
    ['updates.every', 'half an hour', null, false, ''],
    ['updates.every', '15-20 minutes', null, false, ''],
    ['updates.every', '15–20 minutes', null, false, ''],
    ['updates.every', '1,200 seconds', null, false, ''],
    ['updates.every', 'often', null, false, ''],
    ['updates.every', '', null, false, ''],
    ['updates.every', 'every **15 minutes**', '15 minutes', false, '20 minutes'],
    ['updates.every', '[every 15 minutes](updates.md)', '15 minutes', false, '20 minutes'],
    ['updates.every', '15\n> minutes', '15\n> minutes', false, '20\n> minutes'],
    ['updates.every', '10 minutes and 600 seconds', '10 minutes and 600 seconds', true, '20 minutes'],
    ['postMortem.due', 'within 120 hours', '120 hours', true, '120 hours'],
    ['postMortem.due', 'within 72 hours', '72 hours', false, '120 hours'],
    ['postMortem.due', 'within three days', 'three days', false, 'five days'],
    ['postMortem.due', 'in 4 days and 24 hours', '4 days and 24 hours', true, '5 days'],
    ['postMortem.due', '30 minutes', '30 minutes', false, '5 days'],
    ['postMortem.due', '30 min', '30 min', false, '5 days'],
    ['customerEmail.due', '1 day 12 hours', '1 day 12 hours', true, '36 hours'],
    ['customerEmail.due', 'P3D', 'P3D', false, 'PT36H'],
    ['customerEmail.maxWords', 'at most 200 words', '200 words', false, '150 words'],
    ['customerEmail.maxWords', '150', '150', true, '150'],
    ['customerEmail.maxWords', 'two words', 'two words', false, '150 words'],
    ['customerEmail.apologies', 'exactly one', 'one', true, 'one'],
    ['customerEmail.apologies', 'two heartfelt apologies', 'two heartfelt apologies', false, 'one heartfelt apology'],
    ['customerEmail.apologies', 'No apologies', 'No apologies', false, 'One apology'],
    ['postMortem.reviewers', 'one reviewer', 'one reviewer', false, 'two reviewers'],
    ['postMortem.reviewers', 'one of 2', '2', true, '2'],
    ['postMortem.reviewers', 'SEV-2', null, false, ''],
    ['postMortem.reviewers', 'v1.2', null, false, ''],
    ['severities', 'three', 'three', false, 'four'],
    ['severities', 'Four severities', 'Four severities', true, 'Four severities'],
    ['postMortem.neverShip.share', 'less than 5 %', '5 %', false, '10 %'],
    ['postMortem.neverShip.share', '10%', '10%', true, '10%'],
    ['updates.withoutNews', 'without news: no', 'no', false, 'yes'],
    ['postMortem.actionItems.label', 'the label `post-mortem`', '`post-mortem`', false, '`follow-up`'],
    ['postMortem.actionItems.label', 'the label "follow-up"', '"follow-up"', true, '"follow-up"'],
    ['postMortem.actionItems.tracker.name', 'ticketed in\nLinear', 'Linear', false, 'Jira'],
    ['postMortem.actionItems.tracker.name', 'ticketed in **Linear**', '**Linear**', false, '**Jira**'],
    ['postMortem.template', '[`runbooks/old.md`](../runbooks/old.md#start)', '[`runbooks/old.md`](../runbooks/old.md#start)', false, '[`runbooks/review-template.md`](../runbooks/review-template.md#start)'],
    ['runbook', '[the runbook](../../runbooks/outage.md)', '[the runbook](../../runbooks/outage.md)', true, '[the runbook](../../runbooks/outage.md)'],
    ['runbook', '[the runbook](/runbooks/old.md)', '[the runbook](/runbooks/old.md)', false, '[the runbook](/runbooks/outage.md)'],
    ['runbook', 'in `runbooks/outage.md`', '`runbooks/outage.md`', true, '`runbooks/outage.md`'],
    ['severities.SEV-3.id', 'a SEV-2', 'SEV-2', false, 'SEV-3'],
    ['severities.SEV-0.examples', 'the shop is down everywhere, money is booked twice', 'the shop is down everywhere, money is booked twice', true, 'the shop is down everywhere, money is booked twice'],
  ])('%s: %j', (key, before, written, matches, rewritten) => {
    const statement = readStatement(at(key), before);
    expect(statement?.written ?? null).toBe(written);
    if (!statement) return;
    expect(before.slice(statement.start, statement.end)).toBe(written);
    expect(statement.matches).toBe(matches);
    expect(writeStatement(at(key), statement.written)).toBe(rewritten);
    // What was written states the value, and writing it again changes nothing.
    const fixed = before.slice(0, statement.start) + rewritten + before.slice(statement.end);
    const again = readStatement(at(key), fixed);
    expect(again?.matches).toBe(true);
    expect(writeStatement(at(key), again?.written ?? '')).toBe(again?.written);
  });

  it('a share in per cent states what it is written as, decimals too', () => {
    const leaf = leafAt(policy, 'postMortem.neverShip.share') as Leaf;
    for (let thousandth = 0; thousandth <= 1000; thousandth++) {
      const share = { ...leaf, value: thousandth / 1000 };
      expect(readStatement(share, `less than ${writeStatement(share, '5 %')}`)?.matches, String(thousandth)).toBe(true);
      expect(readStatement({ ...leaf, value: (thousandth + 0.01) / 1000 }, writeStatement(share, '5 %'))?.matches).toBe(false);
    }
  });

  it('is not certain where a plain text may begin earlier', () => {
    expect(readStatement(at('postMortem.actionItems.tracker.name'), 'in Jira Cloud')?.certain).toBe(false);
    expect(readStatement(at('roles.lead-responder.name'), 'the chief responder')?.certain).toBe(false);
  });
});

describe('any policy', () => {
  const styles = ['15 minutes', '15 min', '15-minute', 'fifteen minutes', 'PT15M', '72 h', '3 days', 'two weeks', '1 second', '10 secs'];

  it('its durations are read in every style they are written in', () => {
    fc.assert(fc.property(arbitraryPolicy(), fc.constantFrom(...styles), ({ policy: any }, style) => {
      for (const leaf of policyLeaves(any).filter(({ kind }) => kind === 'duration')) {
        const written = writeStatement(leaf, style);
        const read = readStatement(leaf, `within ${written}`);
        expect(read && [read.written, read.matches], `${leaf.key} ${style}`).toEqual([written, true]);
        expect(writeStatement(leaf, written)).toBe(written);
        expect(readDuration(sayValue(leaf))).toBe(leaf.value);
      }
    }), { numRuns: 40 });
  });

  it('its counts and words are read as they are written', () => {
    fc.assert(fc.property(arbitraryPolicy(), fc.constantFrom('one thing', '3', 'Two'), fc.constantFrom('`x`', '"x"', '**x**'), ({ policy: any }, count, text) => {
      for (const leaf of policyLeaves(any)) {
        if (leaf.kind !== 'count' && leaf.kind !== 'text') continue;
        if (leaf.kind === 'text' && /["`*]/.test(String(leaf.value))) continue;
        const written = writeStatement(leaf, leaf.kind === 'count' ? count : text);
        expect(readStatement(leaf, `so ${written}`)?.matches, `${leaf.key} ${written}`).toBe(true);
      }
    }), { numRuns: 40 });
  });
});

describe('numbers in words', () => {
  it('read back to the number up to ninety-nine', () => {
    for (let value = 0; value < 100; value++) expect(readNumber(numberWord(value) ?? '')).toBe(value);
    expect(numberWord(100)).toBeNull();
    expect(readNumber('forty two')).toBe(42);
    expect(readNumber('fourty')).toBeNull();
  });

  it.each<[string, number | null]>([
    ['15 minutes', 900], ['15min', 900], ['fifteen mins', 900], ['72 h', 259_200], ['three days', 259_200], ['1 hr', 3600], ['2 wks', 1_209_600], ['PT1H30M', 5400], ['P1DT12H', 129_600], ['P2W', 1_209_600],
    ['P', null], ['PT', null], ['P1DT', null], ['a quarter of an hour', null], ['15', null], ['minutes', null], ['15 parsecs', null], ['1.5 hours', null],
  ])('%s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });
});
