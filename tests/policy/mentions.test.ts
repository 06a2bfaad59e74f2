import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countables, mentionsIn } from '../../src/policy/mentions.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import type { Policy } from '../../src/policy/schema.ts';

const policy = parsePolicy(readFileSync(new URL('../fixtures/policy.yaml', import.meta.url), 'utf8'), 'policy.yaml').policy as Policy;
const nouns = [...countables(policy).keys()];
const found = (text: string): [string, number | null][] => mentionsIn(text, nouns).map(({ start, end, value }) => [text.slice(start, end), value]);

describe('mentionsIn', () => {
  it.each<[string, [string, number | null][]]>([
    ['within 72 hours, every 15 min or PT5M', [['72 hours', 259_200], ['15 min', 900], ['PT5M', 300]]],
    ['a 3-day wait, fifteen minutes, 2h', [['3-day', 259_200], ['fifteen minutes', 900], ['2h', 7200]]],
    ['1 hour and 30 minutes', [['1 hour and 30 minutes', 5400]]],
    ['15\n> minutes', [['15\n> minutes', 900]]],
    ['10–15 minutes, 10 to 15 minutes, 1.5 hours', [['10–15 minutes', null], ['10 to 15 minutes', null], ['1.5 hours', null]]],
    ['half an hour, a quarter of an hour, within a day', [['half an hour', null], ['a quarter of an hour', null], ['a day', null]]],
    ['exactly two apologies in 150 words', [['two apologies', 2], ['150 words', 150]]],
    ['three named action items, one lead responder', [['three named action items', 3], ['one lead responder', 1]]],
    ['four severities and two roles', [['four severities', 4], ['two roles', 2]]],
    // None of these is a duration or a count of policy matters.
    ['SEV-1 days, p99 d, 2026-03-14, 12:30 h, v1.2 h, Node 24, 24/7, #15 minutes', [['15 minutes', 900]]],
    ['a few minutes, minutes, one of them, one s, no severities, one person, 3 things', []],
    ['corrected in a minute; two people; step by step', []],
    ['one second', [['one second', 1]]],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('stays quick on long texts', () => {
    for (const piece of ['9 ', 'one ', '1.', 'a ', '15 minutes ', '1 hour and ', ' > ', 'twenty-']) {
      const started = performance.now();
      mentionsIn(piece.repeat(20_000), nouns);
      expect(performance.now() - started, piece).toBeLessThan(2000);
    }
  });
});
