import type { LintContext, Rule } from './rule.ts';

const read = new WeakMap<object, object>();

/**
 * A rule's options as the project sets them, each other one as in `defaults`. They were validated with the configuration.
 * The same settings give the same object.
 */
export function optionsOf<Options extends object>({ id }: Pick<Rule, 'id'>, defaults: Options, { ruleOptions }: LintContext): Options {
  const set = ruleOptions?.[id];
  if (typeof set !== 'object' || set === null) return defaults;
  const known = read.get(set) ?? { ...defaults, ...set };
  read.set(set, known);
  return known as Options;
}
