import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/lint/config/parse.ts';
import { rules } from '../../src/lint/rules/index.ts';
import { optionLines, ruleOptions } from '../../src/site/rule-options.ts';

const ruleNamed = (id: string) => rules.filter((rule) => rule.id === id);

describe('the options of a rule', () => {
  it.each([
    ['rb/stale-review', [['after', '180 days']]],
    ['rb/sections', [['required', 'nothing']]],
    ['pm/blameless', [['add', 'nothing'], ['add[].words', null], ['add[].reason', 'nothing'], ['add[].instead', 'nothing'], ['allow', 'nothing']]],
    ['pm/deadline', []],
  ])('of %s have a key, what holds without them, and a meaning', (id, expected) => {
    const [options = []] = ruleNamed(id).map(ruleOptions);
    expect(options.map(({ key, standard }) => [key, standard])).toEqual(expected);
    expect(options.filter(({ description }) => description === '')).toEqual([]);
  });

  it('are shown with each example as a configuration that is accepted', () => {
    const shown = rules.flatMap((rule) => rule.examples.flatMap(({ options }) => (options === undefined ? [] : [optionLines(rule, options)])));
    expect(shown.length).toBeGreaterThan(4);
    for (const text of shown) expect(parseConfig(text, 'zephyr.config.yaml', rules).problems).toEqual([]);
  });
});
